// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "src/analysis/word.h"

namespace kiosque {

// A fact about one token of a run, as a number of 64 well-mixed bits. Frozen together with the
// model: a change asks for a new training.
using Feature = std::uint64_t;

// The features of one token. They are many and short-lived: no memory is asked for.
class FeatureList {
 public:
  static constexpr std::size_t kCapacity = 160;

  void add(Feature feature) { features_[size_++] = feature; }
  void clear() { size_ = 0; }
  const Feature* begin() const { return features_.data(); }
  const Feature* end() const { return features_.data() + size_; }

 private:
  std::array<Feature, kCapacity> features_;  // left as it is: what is used is written first
  std::size_t size_ = 0;
};

// Two values as one.
constexpr std::uint64_t pair(std::uint64_t a, std::uint64_t b) {
  return a * 0x9E3779B97F4A7C15ULL + b;
}

// Appends features of consecutive kinds. Each kind has a number of its own, so that equal values
// of two kinds stay apart.
class FeatureAdder {
 public:
  FeatureAdder(FeatureList& features, std::uint64_t first_kind)
      : features_(features), kind_(first_kind) {}

  void operator()(std::uint64_t value) { features_.add(mix(kind_++, value)); }
  // A feature that is there only sometimes; its kind is used up either way.
  void when(bool present, std::uint64_t value) {
    if (present) features_.add(mix(kind_, value));
    ++kind_;
  }

 private:
  static Feature mix(std::uint64_t kind, std::uint64_t value) {
    std::uint64_t h = value * 0xD6E8FEB86659FD93ULL + kind * 0xA0761D6478BD642FULL;
    h ^= h >> 32U;
    h *= 0x9E3779B97F4A7C15ULL;
    h ^= h >> 29U;
    h *= 0xBF58476D1CE4E5B9ULL;
    return h ^ h >> 32U;
  }

  FeatureList& features_;
  std::uint64_t kind_;
};

// What the lexicon knows of a word, in 21 bits.
inline constexpr unsigned kFeatureFlagBits = 21;
inline std::uint64_t flags_of(const Word& word) {
  return word.lexicon.flags | (word.stop_word ? 1ULL << (kFeatureFlagBits - 1) : 0U);
}

}  // namespace kiosque
