// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/feature_hash.h"
#include "src/analysis/name_label.h"

namespace kiosque {

// Points for each label, filled up to what vector registers hold.
inline constexpr std::size_t kScores = 16;
using LabelScores = std::array<std::int16_t, kScores>;

// One reading's weights: a linear-chain conditional random field over the labels of a run
// (Lafferty, McCallum, Pereira 2001), its weights rounded to 8 bits. A view over the bytes of a
// NameModel. Thread-safe.
class NameWeights {
 public:
  // Adds the weights of features to `scores`. Unknown features count nothing.
  void add(const FeatureList& features, LabelScores& scores) const;

  // The best labels of a run for its tokens' scores (Viterbi 1967); only sequences that make
  // whole names.
  void decode(std::span<const LabelScores> scores, std::vector<NameLabel>& labels) const;

 private:
  friend class NameModel;
  const unsigned char* bucket_at(Feature feature) const;

  const unsigned char* buckets_ = nullptr;
  std::uint64_t bucket_count_ = 0;
  std::array<std::array<std::int16_t, kNameLabels>, kNameLabels> transitions_{};  // from, to
};

// The trained recogniser: a first reading of each run by itself, and a second that knows how the
// first one read the whole article. A view over bytes that tools/train_name_model wrote; nothing
// is parsed when it is opened, and pages are read when a feature is looked up. Thread-safe.
class NameModel {
 public:
  // The bytes must outlive the model; looking up is fastest when they are aligned to 64. Throws
  // std::invalid_argument when they are no model of this format.
  explicit NameModel(std::string_view bytes);

  // The model that is linked into the program from data/name-model.bin.
  static NameModel builtin();

  const NameWeights& first() const { return first_; }
  const NameWeights& second() const { return second_; }

  // Changes whenever the model changes. 16 hexadecimal digits.
  std::string fingerprint() const;

 private:
  std::uint64_t content_hash_ = 0;
  NameWeights first_;
  NameWeights second_;
};

}  // namespace kiosque
