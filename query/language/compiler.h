// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string_view>

#include "query/language/ast.h"
#include "query/language/compiled_query.h"
#include "src/analysis/analyzer.h"

namespace kiosque {

class Acronyms;

struct CompileOptions {
  CountryEvidence country_evidence = CountryEvidence::any;
  bool stem_phrases = false;           // phrases match in all inflections
  bool hints = true;                   // look for words that were perhaps meant as operators
  bool any_date = false;               // dates are no condition
  const Acronyms* acronyms = nullptr;  // borrowed; null: the built-in ones
};

// Binds a query's tree to an index: words become terms by the analyzer that made the index,
// names are told from words by what the index holds, countries and persons by the word lists.
// `text` is the query that the tree was parsed from, for the places of mistakes. Throws
// QuerySyntaxError for what only the index can tell (an unknown country, a prefix of too many
// words, a misspelt operator that is no word) and Xapian::Error.
CompiledQuery compile_query(const Node& tree, std::string_view text,
                            const Xapian::Database& database, const Lexicon& lexicon,
                            Analyzer& analyzer, const CompileOptions& options = {});

}  // namespace kiosque
