// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// How glass, Xapian 1.4's format on disk, writes numbers and keys. Source: the documents and
// sources of xapian-core 1.4.22; the format is frozen for all of 1.4 (version 20160314).
namespace kiosque::glass {

// Seven bits a byte, the lowest first.
inline void append_number(std::string& to, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) to += static_cast<char>(0x80 | (value & 0x7F));
  to += static_cast<char>(value);
}

inline void append_string(std::string& to, std::string_view value) {
  append_number(to, value.size());
  to += value;
}

// A document's number as part of a key: keys sort as the numbers do.
inline void append_sortable(std::string& to, std::uint32_t value) {
  std::size_t bytes = 2;
  unsigned mask = 0;
  if (value >= 0x8000) {
    const auto zeros = static_cast<std::size_t>(std::countl_zero(value));
    bytes = (sizeof(value) * 8 + 5 - zeros) / 7;
    mask = (0xFFU << (10 - bytes)) & 0xFFU;
  }
  for (std::size_t i = bytes; i-- > 0;) {
    // The longest form has a byte more than the number.
    const std::uint64_t byte = static_cast<std::uint64_t>(value) >> (8 * i);
    to += static_cast<char>((byte & 0xFFU) | (i + 1 == bytes ? mask : 0U));
  }
}

// In front of a key of the postlist table that is no term's.
inline constexpr std::string_view kMetadataKeys{"\0\xc0", 2};
inline constexpr std::string_view kValueStatisticsKeys{"\0\xd0", 2};
inline constexpr std::string_view kValueKeys{"\0\xd8", 2};
inline constexpr std::string_view kLengthKeys{"\0\xe0", 2};

}  // namespace kiosque::glass
