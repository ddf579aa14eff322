// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <vector>

#include "src/analysis/analyzer.h"
#include "src/analysis/name_tagger.h"
#include "tools/name_training/crf_trainer.h"
#include "tools/name_training/gold.h"

namespace kiosque {

// A gold article as the recogniser sees it. Does not move: the parts point at each other.
struct TrainingArticle {
  TrainingArticle(GoldArticle article, const Lexicon& lexicon, Analyzer& analyzer);
  TrainingArticle(const TrainingArticle&) = delete;
  TrainingArticle& operator=(const TrainingArticle&) = delete;

  GoldArticle gold;
  std::vector<Token> tokens;
  NameText text;
  ArticleEvidence evidence;
  std::vector<TrainingRun> runs;  // those of the text
};

// Trains both readings. The second learns from what first readings trained on other articles say,
// as it will read articles that the first has never seen. Leaves the articles' runs with the
// second reading's features. Returns the model's bytes.
std::string train_model(const std::vector<TrainingArticle*>& articles,
                        const TrainingOptions& options);

// Packs weights into the bytes that NameModel reads, less than 4 MB: where there are too many, the
// heaviest features are kept.
std::string pack_model(const CrfWeights& first, const CrfWeights& second);

}  // namespace kiosque
