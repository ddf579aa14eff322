// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

// Gives every distinct term a number, from 0 in the order of their first use, so that postings can
// be gathered and sorted as numbers. Not thread-safe.
class TermTable {
 public:
  TermTable();

  std::uint32_t number_of(std::string_view term);

  // The view lives until clear().
  std::string_view term(std::uint32_t number) const {
    const Entry& entry = entries_[number];
    return {characters_[entry.block].data() + entry.begin, entry.size};
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }

  // Bytes in use.
  std::size_t memory() const;

  void clear();

 private:
  struct Entry {
    std::uint32_t block;  // of characters_
    std::uint32_t begin;
    std::uint32_t size;
    std::uint32_t hash;
  };
  void grow();

  std::vector<Entry> entries_;
  std::vector<std::string> characters_;  // blocks of fixed capacity: what they hold stays in place
  std::vector<std::uint32_t> slots_;     // number + 1; open addressing, at most half full
};

}  // namespace kiosque
