// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>

#include "indexer/readers/reader.h"
#include "src/text/decode.h"

namespace kiosque {

// What all readers check alike, so that every format reports the same faults the same way.

// Tells of broken sequences and NUL bytes that were replaced, and of mended mojibake. `first_line`
// is the file's line of the text's first line.
void tell_damage(const DecodedText& decoded, std::uint64_t first_line, const TakeResult& take);

// Tells that reading failed before the end of the file or stream.
void tell_broken_off(const TakeResult& take);

// Sets the article's date from the text of a date, or tells that it cannot be read.
void set_date(Article& article, const std::string& text, std::uint64_t line,
              const TakeResult& take);

}  // namespace kiosque
