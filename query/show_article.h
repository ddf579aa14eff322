// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>

#include "query/options.h"
#include "query/output/printer.h"
#include "src/analysis/analyzer.h"

namespace Xapian {
class Database;
}

namespace kiosque {

// --show: prints one article whole, in text or JSON. Throws Error (incomplete: nothing found) for
// an id that the index does not have, and Xapian::Error.
void show_article(const QueryOptions& options, Xapian::Database& database, const Lexicon& lexicon,
                  Analyzer& analyzer, const PrintStyle& style, std::ostream& out);

}  // namespace kiosque
