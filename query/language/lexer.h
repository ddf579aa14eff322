// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "src/index/schema.h"

namespace kiosque {

// A piece of a query: an operand, a field's name with its colon, an operator or a parenthesis.
struct QueryToken {
  enum class Kind {
    word,
    prefix,       // nucl*
    exact,        // =été
    similar,      // poutin~ poutin~1
    phrase,       // "…" “…” „…“ «…», and with ~ behind it
    field,        // titre: always with a value or a parenthesis right behind it
    open,         // (
    close,        // )
    conjunction,  // AND ET
    disjunction,  // OR OU
    negation,     // NOT SAUF
    proximity,    // NEAR/n PRES/n PRÈS/n ADJ/n
    threshold,    // >=n right behind an operand
    end,
  };

  Kind kind = Kind::end;
  std::string text;        // as typed, without the signs * = ~ and the quotation marks
  std::size_t offset = 0;  // bytes into the query, signs and marks included
  std::size_t length = 0;
  Field field = Field::text;  // of a Kind::field
  unsigned number = 0;        // 1..100 of a proximity, 1..1000 of a threshold, 0..2 of a similar
  bool ordered = false;       // ADJ
  bool inflected = false;     // a phrase with ~ behind it
  bool comma_behind = false;  // or a semicolon
};

// Splits a query into tokens; the last one is always Kind::end, behind the last byte. Words
// without any letter or digit (- & %) are left out, as the analyzer would. Throws
// QuerySyntaxError for a sign that is misplaced, a phrase without its end, an unknown field, a
// field without a value, a number out of range and for invalid UTF-8.
std::vector<QueryToken> lex_query(std::string_view text);

// The same with words only: parentheses and quotation marks separate them, all else is text.
// Throws QuerySyntaxError for invalid UTF-8.
std::vector<QueryToken> lex_plain_query(std::string_view text);

}  // namespace kiosque
