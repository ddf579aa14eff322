// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiosque {

// One code point and the bytes it takes; an ill-formed sequence yields U+FFFD with
// `well_formed` false and the bytes to skip (at least 1).
struct CodePoint {
  char32_t value = 0;
  unsigned length = 0;
  bool well_formed = true;
};

// Decodes the code point that starts at `offset`, which must be below utf8.size(). Overlong
// forms, surrogates and values over U+10FFFF are ill-formed (Unicode 15, table 3-7).
CodePoint decode_multibyte(std::string_view utf8, std::size_t offset);
inline CodePoint decode_code_point(std::string_view utf8, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(utf8[offset]);
  return byte < 0x80 ? CodePoint{byte, 1, true} : decode_multibyte(utf8, offset);
}

// Appends a code point, U+FFFD for one that UTF-8 cannot hold.
void append_code_point(std::string& utf8, char32_t code_point);

// The offset of the first ill-formed sequence, or npos.
std::size_t find_ill_formed(std::string_view utf8);

// The first `max_bytes` bytes or up to three fewer, never cutting through a code point.
std::string_view truncate_utf8(std::string_view utf8, std::size_t max_bytes);

}  // namespace kiosque
