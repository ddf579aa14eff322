// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/table_cell.h"

#include "src/cli/terminal.h"
#include "src/text/characters.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

// Spreadsheets look for a formula behind blanks too, and some know the full-width signs.
bool looks_like_formula(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_code_point(text, at);
    if (classify(next.value) != CharClass::space)
      return std::u32string_view(U"=+-@＝＋－＠").find(next.value) != std::u32string_view::npos;
    at += next.length;
  }
  return false;
}

}  // namespace

std::string to_table_cell(std::string_view untrusted) {
  std::string text = sanitize(untrusted);
  if (looks_like_formula(text)) text.insert(text.begin(), '\'');
  return text;
}

}  // namespace kiosque
