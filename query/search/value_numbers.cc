// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/value_numbers.h"

#include <algorithm>
#include <functional>

namespace kiosque {
namespace {

constexpr std::size_t kFirstSlots = 64;

}  // namespace

std::uint32_t ValueNumbers::number_of(std::string_view value) {
  if (2 * values_.size() >= slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(value));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].place != 0; at = (at + 1) & mask)
    if (slots_[at].hash == hash && values_[slots_[at].place - 1] == value)
      return slots_[at].place - 1;
  values_.emplace_back(value);
  slots_[at] = {hash, static_cast<std::uint32_t>(values_.size())};
  return static_cast<std::uint32_t>(values_.size()) - 1;
}

void ValueNumbers::grow() {
  std::vector<Slot> old(std::max(kFirstSlots, 2 * slots_.size()));
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.place == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].place != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void ValueNumbers::clear() {
  slots_.clear();
  values_.clear();
}

}  // namespace kiosque
