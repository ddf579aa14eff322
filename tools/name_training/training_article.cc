// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tools/name_training/training_article.h"

namespace kiosque {
namespace {

constexpr std::size_t kFolds = 5;

// Sentences written to be annotated are richer in names than news is.
constexpr double kWeightOfWrittenSentences = 0.5;

NameLabel first_label(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return NameLabel::person_begin;
    case NameKind::place:
      return NameLabel::place_begin;
    case NameKind::organisation:
      return NameLabel::organisation_begin;
    case NameKind::other:
      return NameLabel::other_begin;
    case NameKind::none:
      break;
  }
  return NameLabel::outside;
}

NameLabel next_label(NameKind kind) {
  const auto begin = static_cast<std::uint8_t>(first_label(kind));
  return static_cast<NameLabel>(begin + 1);
}

void set_labels(const GoldName& name, const std::vector<Token>& tokens, const NameRun& run,
                std::vector<NameLabel>& labels) {
  std::uint32_t first = run.first;
  while (first < run.end && tokens[first].begin < name.begin) ++first;
  std::uint32_t end = first;
  while (end < run.end && tokens[end].end <= name.end) ++end;
  if (first == end) return;
  labels[first - run.first] = first_label(name.kind);
  for (std::uint32_t i = first + 1; i < end; ++i) labels[i - run.first] = next_label(name.kind);
  if (name.kind == NameKind::person)
    labels[end - 1 - run.first] =
        end - first == 1 ? NameLabel::person_single : NameLabel::person_end;
}

constexpr std::size_t kNothingLeftOut = kFolds;

CrfWeights train_on(const std::vector<TrainingArticle*>& articles, const TrainingOptions& options,
                    std::size_t left_out) {
  std::vector<const TrainingRun*> runs;
  for (std::size_t i = 0; i < articles.size(); ++i)
    if (i % kFolds != left_out)
      for (const TrainingRun& run : articles[i]->runs) runs.push_back(&run);
  return train_crf(runs, options);
}

// Notes how the model's first reading labels an article, then gives its runs the second's features.
void read_first(TrainingArticle& article, const NameModel& model) {
  std::vector<std::vector<NameLabel>> labels(article.runs.size());
  for (std::size_t r = 0; r < article.runs.size(); ++r) {
    TrainingRun& run = article.runs[r];
    std::vector<LabelScores> scores(run.features.size());
    for (std::size_t i = 0; i < scores.size(); ++i) model.first().add(run.features[i], scores[i]);
    model.first().decode(scores, labels[r]);
    note_labels(article.text, article.text.runs[r], labels[r], article.evidence);
  }
  for (std::size_t r = 0; r < article.runs.size(); ++r) {
    const NameRun& run = article.text.runs[r];
    for (std::uint32_t i = run.first; i < run.end; ++i) {
      auto& features = article.runs[r].features[i - run.first];
      add_more_context_features(article.text, run, i, article.evidence, features);
      add_second_reading_features(article.text, run, i, article.evidence, labels[r], features);
    }
  }
}

}  // namespace

TrainingArticle::TrainingArticle(GoldArticle article, const Lexicon& lexicon, Analyzer& analyzer)
    : gold(std::move(article)),
      tokens(analyzer.analyze_words(gold.text)),
      text(prepare_names(lexicon, gold.text, tokens)) {
  NameText* part = &text;
  gather_evidence({&part, 1}, evidence);
  for (const NameRun& run : text.runs) {
    TrainingRun& example = runs.emplace_back();
    example.labels.resize(run.end - run.first);
    if (gold.date.empty()) example.weight = kWeightOfWrittenSentences;
    for (const GoldName& name : gold.names) set_labels(name, tokens, run, example.labels);
    for (std::uint32_t i = run.first; i < run.end; ++i)
      add_features(text, run, i, evidence, example.features.emplace_back());
  }
}

std::string train_model(const std::vector<TrainingArticle*>& articles,
                        const TrainingOptions& options) {
  const CrfWeights first = train_on(articles, options, kNothingLeftOut);
  std::vector<std::string> folds;
  for (std::size_t fold = 0; fold < kFolds; ++fold)
    folds.push_back(pack_model(train_on(articles, options, fold), {}));
  for (std::size_t i = 0; i < articles.size(); ++i)
    read_first(*articles[i], NameModel(folds[i % kFolds]));
  const CrfWeights second = train_on(articles, options, kNothingLeftOut);
  return pack_model(first, second);
}

}  // namespace kiosque
