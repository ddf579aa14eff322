// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <filesystem>
#include <iosfwd>

#include "src/analysis/lexicon.h"

namespace kiosque {

// Opens the live generation whole, whatever an indexer does meanwhile. Throws like open_index().
Xapian::Database open_live_generation(const std::filesystem::path& folder);

// Opens the index in a folder for reading. Prints a note on `err` when it was built with another
// analysis than this program's with `lexicon`, or in an older schema. Throws Error (unavailable)
// when there is none, or one of a newer schema, and Xapian::Error.
Xapian::Database open_index(const std::filesystem::path& folder, const Lexicon& lexicon,
                            std::ostream& err);

}  // namespace kiosque
