// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/operators.h"

#include <algorithm>
#include <array>
#include <string>

#include "query/language/edit_distance.h"
#include "src/text/fold.h"

namespace kiosque {
namespace {

using Kind = QueryToken::Kind;

constexpr std::array kOperators = {
    Operator{"AND", Kind::conjunction},
    Operator{"ET", Kind::conjunction},
    Operator{"OR", Kind::disjunction},
    Operator{"OU", Kind::disjunction},
    Operator{"NOT", Kind::negation},
    Operator{"SAUF", Kind::negation},
    Operator{"NEAR", Kind::proximity, 10},
    Operator{"PRES", Kind::proximity, 10},
    Operator{"PR\u00C8S", Kind::proximity, 10},
    Operator{"PRE\u0300S", Kind::proximity, 10},
    Operator{"ADJ", Kind::proximity, 1, true},
};

bool is_capitals(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::optional<Operator> find_operator(std::string_view name) {
  const auto* const found = std::find_if(kOperators.begin(), kOperators.end(),
                                         [&](const Operator& op) { return op.name == name; });
  if (found == kOperators.end()) return std::nullopt;
  return *found;
}

std::optional<std::string_view> misspelt_operator(std::string_view word) {
  if (word.size() < 2 || find_operator(word)) return std::nullopt;
  const std::string folded = fold(word);
  for (const Operator& op : kOperators)
    if (folded == fold(op.name) && !is_capitals(word)) return op.name;
  if (!is_capitals(word)) return std::nullopt;
  for (const Operator& op : kOperators)
    if (edit_distance(folded, fold(op.name), 1) <= 1) return op.name;
  return std::nullopt;
}

bool starts_operand(Kind kind) {
  constexpr std::array kStarts = {Kind::word,   Kind::prefix, Kind::exact, Kind::similar,
                                  Kind::phrase, Kind::field,  Kind::open};
  return std::find(kStarts.begin(), kStarts.end(), kind) != kStarts.end();
}

bool is_quorum_word(std::string_view word) {
  const std::string lower = lower_case(word);
  return lower == "of" || lower == "parmi";
}

bool is_number(const QueryToken& token) {
  return token.kind == Kind::word &&
         token.text.find_first_not_of("0123456789") == std::string::npos;
}

bool is_operator(Kind kind) {
  return kind == Kind::conjunction || kind == Kind::disjunction || kind == Kind::negation ||
         kind == Kind::proximity;
}

}  // namespace kiosque
