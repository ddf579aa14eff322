// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/text/characters.h"

#include <unicode/uchar.h>

#include <array>
#include <atomic>
#include <cstdint>

namespace kiosque {
namespace {

CharClass classify_with_icu(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  switch (c) {
    case 0x27:
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0xFF07:
      return CharClass::apostrophe;
    case 0x2D:
    case 0x2010:
    case 0x2011:
      return CharClass::hyphen;
    default:
      break;
  }
  if (u_isUWhiteSpace(c)) return CharClass::space;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharClass::ignorable;
  const int line_break = u_getIntPropertyValue(c, UCHAR_LINE_BREAK);
  const bool alphabetic = u_isalpha(c);
  if (alphabetic && (line_break == U_LB_IDEOGRAPHIC || line_break == U_LB_COMPLEX_CONTEXT ||
                     line_break == U_LB_CONDITIONAL_JAPANESE_STARTER))
    return CharClass::ideograph;
  if (alphabetic) return CharClass::letter;
  if (U_GET_GC_MASK(c) & U_GC_M_MASK) return CharClass::mark;
  if (U_GET_GC_MASK(c) & U_GC_N_MASK) return CharClass::digit;
  return CharClass::separator;
}

constexpr std::size_t kTableSize = 0x2070;  // Latin, and the punctuation of U+2000 to U+206F

}  // namespace

CharClass classify_beyond_ascii(char32_t code_point) {
  if (code_point >= kTableSize) return classify_with_icu(code_point);
  // Classes that were worked out, plus one; 0: not yet. Several threads may work one out at once.
  static std::array<std::atomic<std::uint8_t>, kTableSize> classes;
  std::atomic<std::uint8_t>& known = classes[code_point];
  const std::uint8_t stored = known.load(std::memory_order_relaxed);
  if (stored != 0) return static_cast<CharClass>(stored - 1);
  const CharClass kind = classify_with_icu(code_point);
  known.store(static_cast<std::uint8_t>(static_cast<std::uint8_t>(kind) + 1),
              std::memory_order_relaxed);
  return kind;
}

bool is_upper(char32_t code_point) {
  if (code_point < 0x80) return code_point >= 'A' && code_point <= 'Z';
  const auto c = static_cast<UChar32>(code_point);
  return u_isupper(c) || u_istitle(c);
}

}  // namespace kiosque
