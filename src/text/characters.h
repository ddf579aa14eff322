// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kiosque {

// What a code point is to the tokenizer.
enum class CharClass : std::uint8_t {
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

namespace detail {
// Most of a text is ASCII: looked up without a call.
inline constexpr std::array<CharClass, 128> kAsciiClasses = [] {
  std::array<CharClass, 128> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) classes[c] = CharClass::letter;
    if (c >= '0' && c <= '9') classes[c] = CharClass::digit;
    if (c == ' ' || (c >= '\t' && c <= '\r')) classes[c] = CharClass::space;
  }
  classes['\''] = CharClass::apostrophe;
  classes['-'] = CharClass::hyphen;
  return classes;
}();
}  // namespace detail

// ICU's property tables; thread-safe.
CharClass classify_beyond_ascii(char32_t code_point);
inline CharClass classify(char32_t code_point) {
  return code_point < detail::kAsciiClasses.size() ? detail::kAsciiClasses[code_point]
                                                   : classify_beyond_ascii(code_point);
}

// Upper or title case.
bool is_upper(char32_t code_point);

}  // namespace kiosque
