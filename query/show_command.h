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

// --show: prints the article of options.article whole, its persons and countries marked. Throws
// Error (incomplete) when there is no such article, and Xapian::Error before anything is printed.
void show_article(const QueryOptions& options, const Xapian::Database& database,
                  const Lexicon& lexicon, Analyzer& analyzer, const PrintStyle& style,
                  std::ostream& out);

}  // namespace kiosque
