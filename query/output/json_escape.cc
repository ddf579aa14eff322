// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/json_escape.h"

#include <array>
#include <cstdio>

#include "src/text/display.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

void append_escape(std::string& json, char32_t utf16) {
  std::array<char, 8> escape{};
  std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(utf16));
  json += escape.data();
}

}  // namespace

std::string escape_unsafe(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const CodePoint next = decode_code_point(json, at);
    if (next.value == U'\n' || !is_unsafe(next.value)) {
      safe += json.substr(at, next.length);
    } else if (next.value < 0x10000) {
      append_escape(safe, next.value);
    } else {
      append_escape(safe, 0xD800 + ((next.value - 0x10000) >> 10));
      append_escape(safe, 0xDC00 + ((next.value - 0x10000) & 0x3FF));
    }
    at += next.length;
  }
  return safe;
}

}  // namespace kiosque
