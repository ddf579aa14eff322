// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiosque {

// Bytes read as text.
struct DecodedText {
  std::string utf8;                    // valid UTF-8 without a byte order mark and without NUL
  std::string encoding;                // "UTF-8", "windows-1252", "UTF-16LE", …
  std::size_t invalid_bytes = 0;       // ill-formed sequences of UTF-8 that became U+FFFD
  std::size_t first_invalid_line = 0;  // line of the first of them, from 1
  std::size_t nul_bytes = 0;           // NUL bytes that became spaces
  std::size_t first_nul_line = 0;
  std::size_t mended = 0;  // sequences like Ã© that became the characters they stand for
  std::size_t first_mended_line = 0;
  std::string mended_example;  // the first of them
};

// Reads bytes by their byte order mark; as UTF-8 where they are, whatever is declared; by the
// declared charset; or as Windows-1252 or Latin-1 where ICU's detector finds that they are.
// Bytes that are UTF-8 but for a few broken sequences stay UTF-8: a broken sequence becomes
// U+FFFD. A label is read as browsers do ("iso-8859-1" is Windows-1252); unknown ones do not
// count.
DecodedText decode_text(std::string_view bytes, std::string_view declared_charset = "");

// True when the bytes are no text in any encoding that decode_text reads: many control
// characters. Looks at the first 64 KiB only.
bool looks_binary(std::string_view bytes, std::string_view declared_charset = "");

}  // namespace kiosque
