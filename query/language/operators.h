// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string_view>

#include "query/language/lexer.h"

namespace kiosque {

// A word in capitals that joins operands, in English and French.
struct Operator {
  std::string_view name;
  QueryToken::Kind kind;
  unsigned distance = 0;  // of a Kind::proximity without a number
  bool ordered = false;
};

// The operator of that name, which stands before any slash.
std::optional<Operator> find_operator(std::string_view name);

// The operator that a word was perhaps meant for: one with a slip of the hand (ANS, OUU), in
// capitals, or one in small letters (et, ou). Nothing for an operator itself.
std::optional<std::string_view> misspelt_operator(std::string_view word);

// The word of a choice, in small letters or capitals: 2 of (…), 2 parmi (…).
bool is_quorum_word(std::string_view word);
// A word of digits.
bool is_number(const QueryToken& token);

bool is_operator(QueryToken::Kind kind);
// Whether an operand can begin with such a token.
bool starts_operand(QueryToken::Kind kind);

}  // namespace kiosque
