// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "src/analysis/token.h"

namespace kiosque {

// The terms under which one token of an article is found, without prefix. This is the whole
// difference between a name and a word: a name has its written form alone, in a namespace of its
// own, so that Tours never meets tours and Mali never meets mal.
struct WordTerms {
  bool is_name = false;               // `exact` belongs to prefix::name
  const std::string* exact;           // folded; with positions
  const std::string* stem = nullptr;  // folded stem; null where there is none to index
  bool accented = false;              // the form has accents: see form_term()
};

inline WordTerms terms_of(const Token& token) {
  const Word& word = *token.word;
  WordTerms terms{token.keyword, &word.folded, nullptr, word.form != word.folded};
  if (!token.keyword && word.has_stem_term()) terms.stem = &word.stem;
  return terms;
}

// The positions of an article's tokens, frozen with the schema: the title's, a gap that no phrase
// spans, the text's.
inline constexpr std::uint32_t kFirstPosition = 1;
inline constexpr std::uint32_t kBodyPositionGap = 100;
constexpr std::uint32_t first_body_position(std::size_t title_tokens) {
  return kFirstPosition + static_cast<std::uint32_t>(title_tokens) + kBodyPositionGap;
}

// The value of prefix::form: folded and accented form. All forms of a folded word stand together.
inline std::string form_value(const std::string& folded, const std::string& form) {
  return folded + '|' + form;
}

}  // namespace kiosque
