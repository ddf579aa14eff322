// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/word_scores.h"

namespace kiosque {
namespace {

void add_to(LabelScores& sum, const LabelScores& scores) {
  for (std::size_t i = 0; i < kScores; ++i) sum[i] = static_cast<std::int16_t>(sum[i] + scores[i]);
}

}  // namespace

void WordScores::add(const Word& word, WordRole role, LabelScores& first, LabelScores& second) {
  if (word.number >= places_.size()) places_.resize(word.number + word.number / 2 + 64);
  Place& place = places_[word.number];
  if (place.entry == 0) {
    entries_.emplace_back();
    place.entry = static_cast<std::uint32_t>(entries_.size());
  }
  const auto r = static_cast<std::size_t>(role);
  Scores& scores = entries_[place.entry - 1][r];
  if ((place.known >> r & 1U) == 0) {
    features_.clear();
    add_word_features(word, role, features_);
    model_.first().add(features_, scores.first);
    model_.second().add(features_, scores.second);
    place.known |= 1U << r;
  }
  add_to(first, scores.first);
  add_to(second, scores.second);
}

void WordScores::prefetch(const Word& word) const {
  if (word.number >= places_.size() || places_[word.number].entry == 0) return;
  for (const Scores& scores : entries_[places_[word.number].entry - 1]) __builtin_prefetch(&scores);
}

void WordScores::clear() {
  places_.clear();
  entries_.clear();
}

}  // namespace kiosque
