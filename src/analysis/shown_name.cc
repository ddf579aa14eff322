// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/shown_name.h"

#include <algorithm>

#include "src/text/characters.h"
#include "src/text/fold.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

bool is_roman_number(std::string_view word) {
  return word.find_first_not_of("IVX") == std::string_view::npos;
}

// Initials and acronyms known alone (DSK, J. R.) stay as they are.
bool shouts(const Token& token, std::string_view spelling, bool beside_others) {
  return beside_others && token.word->all_capitals && !token.word->dotted &&
         (token.word->form.size() > 2 || token.hyphen_before) && !is_roman_number(spelling);
}

void append_tidy(std::string_view raw, std::string& shown) {
  for (std::size_t at = 0; at < raw.size();) {
    const CodePoint next = decode_code_point(raw, at);
    const CharClass kind = next.well_formed ? classify(next.value) : CharClass::ignorable;
    if (kind == CharClass::space) {
      if (!shown.empty() && shown.back() != ' ') shown += ' ';
    } else if (kind != CharClass::ignorable && next.value >= U' ') {
      shown.append(raw, at, next.length);
    }
    at += next.length;
  }
}

}  // namespace

std::string shown_name(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first,
                       std::uint32_t end) {
  std::string shown;
  for (std::uint32_t i = first; i < end; ++i) {
    const Token& token = tokens[i];
    if (i > first)
      append_tidy(text.substr(tokens[i - 1].end, token.begin - tokens[i - 1].end), shown);
    const std::string_view spelling = text.substr(token.begin, token.end - token.begin);
    if (shouts(token, spelling, end - first > 1)) {
      const unsigned capital = decode_code_point(spelling, 0).length;
      append_tidy(spelling.substr(0, capital), shown);
      append_tidy(lower_case(spelling.substr(capital)), shown);
    } else {
      append_tidy(spelling, shown);
    }
  }
  return shown;
}

}  // namespace kiosque
