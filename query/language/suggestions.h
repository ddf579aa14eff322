// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/ast.h"
#include "src/analysis/analyzer.h"

namespace Xapian {
class Database;
}

namespace kiosque {

// A word of the index that a word of a query was perhaps meant for.
struct Suggestion {
  std::string typed;
  std::string word;            // as the index mostly has it
  std::uint64_t articles = 0;  // that have it
  std::size_t offset = 0;      // of what was typed, bytes into the query
  std::size_t length = 0;
};

// « Did you mean »: for each wanted word that no article has, or very few beside the suggestion.
// A few milliseconds for such a word, some look-ups for any other. Throws Xapian::Error.
std::vector<Suggestion> suggest_spellings(const Node& tree, std::string_view text,
                                          const Xapian::Database& database, Analyzer& analyzer);

// The query with what is suggested in place of what was typed.
std::string apply_suggestions(std::string_view text, const std::vector<Suggestion>& suggestions);

}  // namespace kiosque
