// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

// Numbers strings from 0 in the order in which they come: what is counted often is counted by its
// number. Not thread-safe.
class ValueNumbers {
 public:
  // Of a new one, size() before.
  std::uint32_t number_of(std::string_view value);

  // The text stays where it is until the next new one.
  std::string_view operator[](std::uint32_t number) const { return values_[number]; }
  std::size_t size() const { return values_.size(); }
  void clear();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t place = 0;  // number + 1; 0: empty
  };
  void grow();

  std::vector<Slot> slots_;  // open addressing; a power of two, at most half full
  std::vector<std::string> values_;
};

}  // namespace kiosque
