// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/text/utf8.h"

#include <cstdint>
#include <cstring>

namespace kiosque {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned char byte_at(std::string_view utf8, std::size_t offset) {
  return offset < utf8.size() ? static_cast<unsigned char>(utf8[offset]) : 0;
}

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

}  // namespace

CodePoint decode_multibyte(std::string_view utf8, std::size_t offset) {
  const unsigned char lead = byte_at(utf8, offset);
  // The second byte's range rules out overlong forms, surrogates and values over U+10FFFF.
  unsigned length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, false};
  }
  const unsigned char second = byte_at(utf8, offset + 1);
  if (second < low || second > high) return {kReplacement, 1, false};
  char32_t value = (static_cast<char32_t>(lead) & (0x7FU >> length)) << 6 | (second & 0x3FU);
  for (unsigned i = 2; i < length; ++i) {
    const unsigned char next = byte_at(utf8, offset + i);
    if (!is_continuation(next)) return {kReplacement, i, false};
    value = value << 6 | (next & 0x3FU);
  }
  return {value, length, true};
}

void append_code_point(std::string& utf8, char32_t code_point) {
  const bool unencodable = code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF);
  const char32_t c = unencodable ? kReplacement : code_point;
  const auto put = [&utf8](char32_t byte) { utf8.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t find_ill_formed(std::string_view utf8) {
  std::size_t at = 0;
  while (at < utf8.size()) {
    // Eight ASCII bytes at a time: most of a French text.
    std::uint64_t block = 0;
    if (utf8.size() - at >= sizeof block) {
      std::memcpy(&block, utf8.data() + at, sizeof block);
      if ((block & 0x8080808080808080ULL) == 0) {
        at += sizeof block;
        continue;
      }
    }
    const CodePoint next = decode_code_point(utf8, at);
    if (!next.well_formed) return at;
    at += next.length;
  }
  return std::string_view::npos;
}

std::string_view truncate_utf8(std::string_view utf8, std::size_t max_bytes) {
  if (utf8.size() <= max_bytes) return utf8;
  std::size_t end = max_bytes;
  // A code point has three continuation bytes at most; what has more is none.
  while (end > 0 && max_bytes - end < 3 && is_continuation(byte_at(utf8, end))) --end;
  return utf8.substr(0, end);
}

}  // namespace kiosque
