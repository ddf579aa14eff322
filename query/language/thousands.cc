// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/thousands.h"

#include <algorithm>
#include <utility>

#include "query/language/query_text.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 12 before 000, and 12 000 before 500.
bool goes_on(std::string_view number, std::string_view group) {
  const std::string_view lead = number.substr(0, number.find(' '));
  const bool is_number =
      is_digits(lead) && lead.size() <= 3 && number.find_first_not_of("0123456789 ") == number.npos;
  return is_number && is_digits(group) && group.size() == 3;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_code_point(text, at);
    if (!is_query_blank(next.value)) return false;
    at += next.length;
  }
  return true;
}

}  // namespace

std::vector<QueryToken> join_thousands(std::string_view text, std::vector<QueryToken> tokens) {
  std::vector<QueryToken> joined;
  joined.reserve(tokens.size());
  for (QueryToken& token : tokens) {
    const bool both_words = !joined.empty() && joined.back().kind == QueryToken::Kind::word &&
                            token.kind == QueryToken::Kind::word;
    if (both_words && goes_on(joined.back().text, token.text)) {
      QueryToken& number = joined.back();
      const std::size_t end = number.offset + number.length;
      if (is_blank(text.substr(end, token.offset - end))) {
        number.text += ' ' + token.text;
        number.length = token.offset + token.length - number.offset;
        continue;
      }
    }
    joined.push_back(std::move(token));
  }
  return joined;
}

}  // namespace kiosque
