// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kiosque {

// Bytes of a text that are one word: begin, end exclusive.
struct WordSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool hyphen_before = false;  // nothing but a hyphen stands between it and the span before it
  bool has_apostrophe = false;
};

// Splits UTF-8 text (below 4 GiB) into words, in order, appending to `spans`. Hyphens split
// (Jong-un is two words), apostrophes do not (elide() takes l' away); dotted acronyms (O.N.U.),
// numbers with decimals (3,5) and thousands (12 000) are one word; soft hyphens and joiners
// inside a word belong to it. Ill-formed sequences count as separators.
void tokenize(std::string_view utf8, std::vector<WordSpan>& spans);

// Moves the begin of l'État, qu’il, d'urgence, jusqu'à behind the apostrophe: the elided word
// takes no position. Leaves aujourd'hui, presqu'île, O'Brien, N'Djamena whole.
void elide(std::string_view utf8, std::vector<WordSpan>& spans);

}  // namespace kiosque
