// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/term_table.h"

#include <xxhash.h>

#include <algorithm>

namespace kiosque {
namespace {

constexpr std::size_t kFirstSlots = 1 << 12;
constexpr std::size_t kBlock = 1 << 16;

}  // namespace

TermTable::TermTable() : slots_(kFirstSlots) {}

std::uint32_t TermTable::number_of(std::string_view text) {
  const auto hash = static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size()));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t number = slots_[at] - 1;
    if (entries_[number].hash == hash && term(number) == text) return number;
  }
  if (characters_.empty() || characters_.back().size() + text.size() > kBlock) {
    characters_.emplace_back();
    characters_.back().reserve(std::max(kBlock, text.size()));
  }
  std::string& block = characters_.back();
  entries_.push_back({static_cast<std::uint32_t>(characters_.size() - 1),
                      static_cast<std::uint32_t>(block.size()),
                      static_cast<std::uint32_t>(text.size()), hash});
  block += text;
  slots_[at] = size();
  if (2 * entries_.size() > slots_.size()) grow();
  return size() - 1;
}

void TermTable::grow() {
  slots_.assign(2 * slots_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::size_t at = entries_[number].hash & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = number + 1;
  }
}

std::size_t TermTable::memory() const {
  return sizeof(Entry) * entries_.capacity() + kBlock * characters_.size() +
         sizeof(std::uint32_t) * slots_.size();
}

void TermTable::clear() {
  entries_.clear();
  characters_.clear();
  slots_.assign(kFirstSlots, 0);
}

}  // namespace kiosque
