// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <array>

#include "src/analysis/name_features.h"

namespace kiosque {
namespace {

// How the first reading labelled a word elsewhere in the article.
struct Elsewhere {
  std::array<unsigned, kNameKinds> kinds{};
  bool begins_person = false;
  bool ends_person = false;

  Elsewhere(const WordEvidence& known, NameLabel here) {
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      unsigned count = known.labels[label];
      if (label == static_cast<std::size_t>(here) && count > 0) --count;
      kinds[static_cast<std::size_t>(kind_of(static_cast<NameLabel>(label)))] += count;
      if (count == 0) continue;
      begins_person |= static_cast<NameLabel>(label) == NameLabel::person_begin;
      ends_person |= static_cast<NameLabel>(label) == NameLabel::person_end;
    }
  }

  // The commonest kind and how sure it is; 15 where the word is nowhere else.
  std::uint64_t vote() const {
    const auto most = std::max_element(kinds.begin(), kinds.end());
    if (*most == 0) return 15;
    unsigned all = 0;
    for (const unsigned count : kinds) all += count;
    const bool sure = 5 * *most >= 4 * all;
    return static_cast<std::uint64_t>(most - kinds.begin()) * 3 + (sure ? (all > 2 ? 2U : 1U) : 0U);
  }

  std::uint64_t as_person() const { return (begins_person ? 1U : 0U) | (ends_person ? 2U : 0U); }
};

}  // namespace

void add_second_reading_features(const NameText& text, const NameRun& run, std::uint32_t token,
                                 const ArticleEvidence& evidence,
                                 const std::vector<NameLabel>& labels, FeatureList& features) {
  const auto label = [&](std::uint32_t i) { return labels[i - run.first]; };
  const auto elsewhere = [&](std::uint32_t i) {
    return Elsewhere(evidence[text.evidence[i]], label(i));
  };
  const bool has_before = token > run.first;
  const bool has_after = token + 1 < run.end;
  const Elsewhere own = elsewhere(token);
  const auto here = static_cast<std::uint64_t>(label(token));
  const std::uint64_t before = has_before ? static_cast<std::uint64_t>(label(token - 1)) : 15;
  const std::uint64_t after = has_after ? static_cast<std::uint64_t>(label(token + 1)) : 15;
  const std::uint64_t length = std::min(run.end - run.first, 4U);
  const std::uint64_t position = std::min(token - run.first, 3U);
  const std::uint64_t vote = own.vote() * 4 + own.as_person();
  FeatureAdder add(features, 3000);
  add(here);
  add(here << 8U | before << 4U | after);
  add(vote);
  add(pair(vote, here));
  add(pair(vote, length * 4 + position));
  add(pair(vote, flags_of(*text.tokens[token].word)));
  add(pair(vote, word_in_role(text, run, token, WordRole::before).form_hash));
  add(pair(pair(vote, here), length));
  add.when(has_before, pair(vote, has_before ? elsewhere(token - 1).vote() : 0));
  add.when(has_after, pair(vote, has_after ? elsewhere(token + 1).vote() : 0));
}

}  // namespace kiosque
