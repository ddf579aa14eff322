// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/text/display.h"

#include <unicode/uchar.h>

namespace kiosque {

std::size_t column_width(char32_t code_point) {
  if (code_point < 0x300) return code_point == 0xAD ? 0 : 1;
  const auto c = static_cast<UChar32>(code_point);
  if (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

bool is_unsafe(char32_t code_point) {
  if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0)) return true;
  if (code_point < 0x300) return false;
  const auto c = static_cast<UChar32>(code_point);
  if (u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL)) return true;
  // Line and paragraph separators, tags, private use and unassigned code points.
  return (U_GET_GC_MASK(c) &
          (U_GC_ZL_MASK | U_GC_ZP_MASK | U_GC_CS_MASK | U_GC_CN_MASK | U_GC_CO_MASK)) != 0 ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

}  // namespace kiosque
