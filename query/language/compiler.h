// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string_view>

#include "query/language/ast.h"
#include "query/language/compiled_query.h"
#include "src/analysis/analyzer.h"

namespace kiosque {

// Binds a query's tree to an index: words become terms by the analyzer that made the index,
// names are told from words by what the index holds, countries and persons by the word lists.
// `text` is the query that the tree was parsed from, for the places of mistakes. Throws
// QuerySyntaxError for what only the index can tell (an unknown country, a prefix of too many
// words) and Xapian::Error.
CompiledQuery compile_query(const Node& tree, std::string_view text,
                            const Xapian::Database& database, const Lexicon& lexicon,
                            Analyzer& analyzer,
                            CountryEvidence country_evidence = CountryEvidence::any);

}  // namespace kiosque
