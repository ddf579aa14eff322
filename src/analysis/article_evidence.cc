// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/article_evidence.h"

#include <algorithm>

namespace kiosque {

void ArticleEvidence::clear() {
  words_.clear();
  std::fill(slots_.begin(), slots_.end(), 0U);
  seen_.reset();
}

std::uint32_t ArticleEvidence::add(std::uint64_t folded_hash) {
  if (2 * words_.size() >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = folded_hash & mask;; i = (i + 1) & mask) {
    if (slots_[i] == 0) {
      words_.emplace_back().folded_hash = folded_hash;
      seen_.set(folded_hash % seen_.size());
      slots_[i] = static_cast<std::uint32_t>(words_.size());
      return slots_[i] - 1;
    }
    if (words_[slots_[i] - 1].folded_hash == folded_hash) return slots_[i] - 1;
  }
}

WordEvidence* ArticleEvidence::find(std::uint64_t folded_hash) {
  if (!seen_.test(folded_hash % seen_.size())) return nullptr;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = folded_hash & mask; slots_[i] != 0; i = (i + 1) & mask)
    if (words_[slots_[i] - 1].folded_hash == folded_hash) return &words_[slots_[i] - 1];
  return nullptr;
}

void ArticleEvidence::grow() {
  slots_.assign(2 * slots_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t place = 0; place < words_.size(); ++place) {
    std::size_t i = words_[place].folded_hash & mask;
    while (slots_[i] != 0) i = (i + 1) & mask;
    slots_[i] = static_cast<std::uint32_t>(place + 1);
  }
}

}  // namespace kiosque
