// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "src/analysis/article_evidence.h"
#include "src/analysis/lexicon.h"
#include "src/analysis/name_features.h"
#include "src/analysis/name_model.h"
#include "src/analysis/word_scores.h"

namespace kiosque {

// A name's tokens.
struct NameSpan {
  NameKind kind = NameKind::none;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

// Finds the lines, runs and gazetteer matches of a part of an article.
NameText prepare_names(const Lexicon& lexicon, std::string_view text,
                       const std::vector<Token>& tokens);

// Whether a token stands in a line that is all capitals.
bool in_shouting_line(const NameText& text, std::uint32_t token);

// Reads all parts of an article and gathers what they say together of each word. The parts' lists
// of evidence are filled in.
void gather_evidence(std::span<NameText*> parts, ArticleEvidence& evidence);

// Adds how a first reading labelled a run.
void note_labels(const NameText& text, const NameRun& run, const std::vector<NameLabel>& labels,
                 ArticleEvidence& evidence);

// All of the first reading's features of a token.
void add_features(const NameText& text, const NameRun& run, std::uint32_t token,
                  const ArticleEvidence& evidence, FeatureList& features);

// The names that the labels of a run make.
void append_spans(const NameRun& run, const std::vector<NameLabel>& labels,
                  std::vector<NameSpan>& spans);

// Labels the runs of an article's parts by the model, in two readings. Not thread-safe: one per
// thread. Borrows the model.
class NameTagger {
 public:
  explicit NameTagger(const NameModel& model);
  ~NameTagger();
  NameTagger(const NameTagger&) = delete;
  NameTagger& operator=(const NameTagger&) = delete;

  // The names of each part, in reading order.
  std::vector<std::vector<NameSpan>> tag(std::span<NameText*> parts);

  // Must be called when the table of the tokens' words forgets them.
  void forget_words() { word_scores_.clear(); }

 private:
  struct ReadRun;
  void read_first(const NameText& text, const NameRun& run);
  void read_second(const NameText& text, const ReadRun& read, std::vector<NameSpan>& spans);

  const NameModel& model_;
  WordScores word_scores_;
  ArticleEvidence evidence_;
  // Kept between calls for their memory.
  std::vector<ReadRun> read_;
  std::vector<LabelScores> first_scores_;
  std::vector<LabelScores> second_scores_;  // of all runs, until the second reading
  FeatureList features_;
  std::vector<NameLabel> labels_;
};

}  // namespace kiosque
