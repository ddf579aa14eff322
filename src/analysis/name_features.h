// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "src/analysis/article_evidence.h"
#include "src/analysis/feature_hash.h"
#include "src/analysis/gazetteer_matcher.h"
#include "src/analysis/name_runs.h"
#include "src/analysis/token.h"

namespace kiosque {

// Where a word stands, seen from the token that a feature speaks of.
enum class WordRole : std::uint8_t { current, before, after, two_before, two_after };
inline constexpr std::size_t kWordRoles = 5;

// One part of an article, prepared for the recogniser. Borrows all.
struct NameText {
  std::string_view text;
  const std::vector<Token>& tokens;
  std::vector<TextLine> lines;
  std::vector<NameRun> runs;
  std::vector<GazetteerMatch> matches;    // from left to right
  std::vector<std::uint8_t> match_codes;  // by token: kind and place in a match, 0 for none
  std::vector<std::uint32_t> evidence;    // by token of a run: place in the ArticleEvidence
};

// A token's surroundings in a text that says on its own what follows a first name, a civility …
struct SurfaceEvidence {
  bool after_first_name = false;
  bool after_civility = false;
  bool after_article = false;
  bool after_place_word = false;
};
SurfaceEvidence surface_evidence(const NameText& text, const NameRun& run, std::uint32_t token);

// The features of a word by itself: they are the same wherever it stands in a role.
void add_word_features(const Word& word, WordRole role, FeatureList& features);

// The features of a token that depend on more than one word and are worth their time twice: both
// readings have them.
void add_context_features(const NameText& text, const NameRun& run, std::uint32_t token,
                          const ArticleEvidence& evidence, FeatureList& features);

// Those that the second reading alone has.
void add_more_context_features(const NameText& text, const NameRun& run, std::uint32_t token,
                               const ArticleEvidence& evidence, FeatureList& features);

// What the first reading of the whole article adds for the second: how it labelled the run
// (`labels`, one a token) and the same words elsewhere.
void add_second_reading_features(const NameText& text, const NameRun& run, std::uint32_t token,
                                 const ArticleEvidence& evidence,
                                 const std::vector<NameLabel>& labels, FeatureList& features);

// The word in a role beside a token; an empty one beyond the line's ends.
const Word& word_in_role(const NameText& text, const NameRun& run, std::uint32_t token,
                         WordRole role);

}  // namespace kiosque
