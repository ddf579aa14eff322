// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace kiosque {

// A word of the index that is spelt nearly like another.
struct CloseSpelling {
  std::string folded;
  std::uint64_t articles = 0;
  std::size_t distance = 0;
};

// How many letters of a word may be wrong: 1 up to five letters, else 2.
std::size_t tolerance(std::string_view folded);

// The words under a prefix of schema.h that differ from `folded` by at most `max_distance` letters,
// itself included, the nearest first, then the most frequent; at most `limit`. They begin with the
// same `kept` letters or differ by one letter at most. Reads the terms that begin so: a few
// milliseconds for one letter of a large index, less for two.
std::vector<CloseSpelling> close_spellings(const Xapian::Database& database,
                                           std::string_view term_prefix, const std::string& folded,
                                           std::size_t max_distance, std::size_t kept,
                                           std::size_t limit);

}  // namespace kiosque
