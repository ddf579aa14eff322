// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "src/analysis/name_features.h"
#include "src/analysis/name_model.h"

namespace kiosque {

// What a model makes of words by themselves, worked out once for each word and role: a third of all
// features depend on nothing else. Not thread-safe. Borrows the model.
class WordScores {
 public:
  explicit WordScores(const NameModel& model) : model_(model) {}

  // Adds a word's scores in a role to those of both readings.
  void add(const Word& word, WordRole role, LabelScores& first, LabelScores& second);

  // Says that a word's scores are about to be added: they lie far apart in memory.
  void prefetch(const Word& word) const;

  // Must be called when the table of words forgets them.
  void clear();

 private:
  struct alignas(64) Scores {  // a cache line
    LabelScores first{};
    LabelScores second{};
  };
  struct Place {
    std::uint32_t entry = 0;  // + 1; 0: none yet
    std::uint32_t known = 0;  // bit: role
  };

  const NameModel& model_;
  std::vector<Place> places_;  // by the word's number
  std::vector<std::array<Scores, kWordRoles>> entries_;
  FeatureList features_;
};

}  // namespace kiosque
