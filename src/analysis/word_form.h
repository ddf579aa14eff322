// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

// One token's spelling, normalised, and what its letters look like.
struct WordForm {
  std::string form;            // lower case, NFC, accents kept; O.N.U. → onu, 12 000 → 12000
  std::string folded;          // without accents
  bool capitalised = false;    // begins with a capital
  bool all_capitals = false;   // two letters or more, all of them capitals
  bool inner_capital = false;  // a capital behind a small letter: McCain, eBay
  bool numeric = false;        // holds a digit
  bool dotted = false;         // written with dots: O.N.U., 3.5
};

// `spelling` is the bytes of one span of tokenize() and elide().
WordForm make_word_form(std::string_view spelling);

// All words of a text, elisions taken away.
std::vector<WordForm> word_forms(std::string_view text);

// The same, folded only, elisions taken away: "l'Émirat arabe" → emirat, arabe.
std::vector<std::string> folded_words(std::string_view text);

}  // namespace kiosque
