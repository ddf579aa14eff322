// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string>

namespace kiosque {

// What was mended in a text, a sequence for each character that came out of it.
struct MendedMojibake {
  std::size_t count = 0;
  std::size_t first_line = 0;  // from 1
  std::string example;         // the first of them, as it was read
};

// Mends UTF-8 that was read as Windows-1252 or Latin-1 and encoded again, up to three times:
// « Ã© » becomes « é », « â€™ » « ’ ». Only what is certain: a sequence that stands for a French
// or European letter within a word, or for punctuation, and that no text has otherwise. What
// could be either (« Ã » before a blank or a quote) is mended where the text has certain
// sequences and no such letter of its own. Valid UTF-8 stays valid.
MendedMojibake mend_mojibake(std::string& utf8);

}  // namespace kiosque
