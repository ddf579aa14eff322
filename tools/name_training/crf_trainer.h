// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "src/analysis/feature_hash.h"
#include "src/analysis/name_label.h"

namespace kiosque {

using LabelWeights = std::array<float, kNameLabels>;

// A run with what the model may know of it and what it should say.
struct TrainingRun {
  std::vector<FeatureList> features;  // by token
  std::vector<NameLabel> labels;
  double weight = 1.0;  // how much it counts
};

struct TrainingOptions {
  int epochs = 30;
  double rate = 0.05;           // AdaGrad's step
  double penalty = 3e-5;        // L2, on each weight when it is touched
  double dropout = 0.3;         // share of a token's features left out at each visit
  std::uint32_t min_count = 2;  // rarer features are not learned
};

struct CrfWeights {
  std::unordered_map<Feature, LabelWeights> features;
  std::array<LabelWeights, kNameLabels> transitions{};  // from, to
};

// Maximises the conditional likelihood of the labels by stochastic gradients with AdaGrad (Duchi,
// Hazan, Singer 2011); the weights are the mean over the later epochs. The same runs in the same
// order give the same weights: nothing but IEEE arithmetic is used, no library's exp.
CrfWeights train_crf(std::span<const TrainingRun* const> runs, const TrainingOptions& options);

}  // namespace kiosque
