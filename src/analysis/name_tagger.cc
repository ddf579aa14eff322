// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/name_tagger.h"

#include <algorithm>
#include <iterator>

namespace kiosque {
namespace {

// What a gazetteer match says of one of its tokens: its kind, and whether it is the first, the
// last or a middle one, or the only one.
std::uint8_t match_code(const GazetteerMatch& match, std::uint32_t i) {
  const unsigned place = match.token_count == 1       ? 0U
                         : i == 0                     ? 1U
                         : i + 1 == match.token_count ? 3U
                                                      : 2U;
  return static_cast<std::uint8_t>(static_cast<unsigned>(match.entry.kind) * 4 + place);
}

void note_surface(NameText& part, ArticleEvidence& evidence) {
  for (const NameRun& run : part.runs)
    for (std::uint32_t i = run.first; i < run.end; ++i) {
      part.evidence[i] = evidence.add(part.tokens[i].word->folded_hash);
      WordEvidence& word = evidence[part.evidence[i]];
      const SurfaceEvidence here = surface_evidence(part, run, i);
      ++word.occurrences;
      if (here.after_first_name) ++word.after_first_name;
      if (here.after_civility) ++word.after_civility;
      if (here.after_article) ++word.after_article;
      if (here.after_place_word) ++word.after_place_word;
    }
}

void add_features_of_all_roles(const NameText& text, const NameRun& run, std::uint32_t token,
                               FeatureList& features) {
  for (std::size_t role = 0; role < kWordRoles; ++role)
    add_word_features(word_in_role(text, run, token, static_cast<WordRole>(role)),
                      static_cast<WordRole>(role), features);
}

}  // namespace

NameText prepare_names(const Lexicon& lexicon, std::string_view text,
                       const std::vector<Token>& tokens) {
  NameText part{text, tokens, find_lines(text, tokens), {}, {}, {}, {}};
  for (const TextLine& line : part.lines)
    if (!line.shouting) find_runs(text, tokens, line, part.runs);
  part.matches = match_gazetteer(lexicon, text, tokens);
  part.match_codes.resize(tokens.size());
  part.evidence.resize(tokens.size());
  for (const GazetteerMatch& match : part.matches)
    for (std::uint32_t i = 0; i < match.token_count; ++i)
      part.match_codes[match.first_token + i] = match_code(match, i);
  return part;
}

bool in_shouting_line(const NameText& text, std::uint32_t token) {
  const auto behind =
      std::upper_bound(text.lines.begin(), text.lines.end(), token,
                       [](std::uint32_t t, const TextLine& line) { return t < line.first; });
  return behind != text.lines.begin() && std::prev(behind)->shouting;
}

void gather_evidence(std::span<NameText*> parts, ArticleEvidence& evidence) {
  evidence.clear();
  for (NameText* part : parts) note_surface(*part, evidence);
  for (const NameText* part : parts)
    for (const Token& token : part->tokens)
      if (!token.word->capitalised && !token.word->stop_word)
        if (WordEvidence* word = evidence.find(token.word->folded_hash)) ++word->written_small;
}

void note_labels(const NameText& text, const NameRun& run, const std::vector<NameLabel>& labels,
                 ArticleEvidence& evidence) {
  for (std::uint32_t i = run.first; i < run.end; ++i)
    ++evidence[text.evidence[i]].labels[static_cast<std::size_t>(labels[i - run.first])];
}

void append_spans(const NameRun& run, const std::vector<NameLabel>& labels,
                  std::vector<NameSpan>& spans) {
  bool open = false;
  for (std::uint32_t i = run.first; i < run.end; ++i) {
    const NameLabel label = labels[i - run.first];
    if (begins_name(label))
      spans.push_back({kind_of(label), i, 1});
    else if (open && label != NameLabel::outside)
      ++spans.back().count;
    open = label != NameLabel::outside;
  }
}

void add_features(const NameText& text, const NameRun& run, std::uint32_t token,
                  const ArticleEvidence& evidence, FeatureList& features) {
  add_features_of_all_roles(text, run, token, features);
  add_context_features(text, run, token, evidence, features);
}

struct NameTagger::ReadRun {
  const NameRun* run;
  std::size_t first_score;  // in second_scores_
  std::vector<NameLabel> labels;
};

NameTagger::NameTagger(const NameModel& model) : model_(model), word_scores_(model) {}
NameTagger::~NameTagger() = default;

void NameTagger::read_first(const NameText& text, const NameRun& run) {
  read_.push_back({&run, second_scores_.size(), {}});
  ReadRun& read = read_.back();
  first_scores_.assign(run.end - run.first, LabelScores{});
  constexpr std::uint32_t kReach = 2;  // of the roles
  const std::uint32_t reach_begin = std::max(run.first, run.line_first + kReach) - kReach;
  const std::uint32_t reach_end = std::min(run.end + kReach, run.line_end);
  for (std::uint32_t i = reach_begin; i < reach_end; ++i)
    word_scores_.prefetch(*text.tokens[i].word);
  for (std::uint32_t i = run.first; i < run.end; ++i) {
    LabelScores& first = first_scores_[i - run.first];
    LabelScores& second = second_scores_.emplace_back();
    for (std::size_t role = 0; role < kWordRoles; ++role) {
      const Word& word = word_in_role(text, run, i, static_cast<WordRole>(role));
      word_scores_.add(word, static_cast<WordRole>(role), first, second);
    }
    features_.clear();
    add_context_features(text, run, i, evidence_, features_);
    model_.first().add(features_, first);
    add_more_context_features(text, run, i, evidence_, features_);
    model_.second().add(features_, second);
  }
  model_.first().decode(first_scores_, read.labels);
  note_labels(text, run, read.labels, evidence_);
}

void NameTagger::read_second(const NameText& text, const ReadRun& read,
                             std::vector<NameSpan>& spans) {
  const NameRun& run = *read.run;
  const auto scores = std::span(second_scores_).subspan(read.first_score, run.end - run.first);
  for (std::uint32_t i = run.first; i < run.end; ++i) {
    features_.clear();
    add_second_reading_features(text, run, i, evidence_, read.labels, features_);
    model_.second().add(features_, scores[i - run.first]);
  }
  model_.second().decode(scores, labels_);
  append_spans(run, labels_, spans);
}

std::vector<std::vector<NameSpan>> NameTagger::tag(std::span<NameText*> parts) {
  gather_evidence(parts, evidence_);
  read_.clear();
  second_scores_.clear();
  for (const NameText* part : parts)
    for (const NameRun& run : part->runs) read_first(*part, run);
  std::vector<std::vector<NameSpan>> spans(parts.size());
  std::size_t next = 0;
  for (std::size_t p = 0; p < parts.size(); ++p)
    for (std::size_t r = 0; r < parts[p]->runs.size(); ++r)
      read_second(*parts[p], read_[next++], spans[p]);
  return spans;
}

}  // namespace kiosque
