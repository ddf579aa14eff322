// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

namespace kiosque {

// What a code point is to the tokenizer.
enum class CharClass {
  separator,   // all that is in no word
  letter,      // of any alphabet
  digit,       // decimal digits and other numbers (², ½)
  mark,        // combining accents: belong to the letter before them
  ideograph,   // a word of its own: scripts that are written without spaces
  apostrophe,  // ' ’ ‘ ʼ ＇
  hyphen,      // - ‐ ‑
  ignorable,   // soft hyphen, joiners, direction marks: inside a word, they do not count
  space,       // any blank, no-break ones included
};

// ICU's property tables; thread-safe.
CharClass classify(char32_t code_point);

// Upper or title case.
bool is_upper(char32_t code_point);

}  // namespace kiosque
