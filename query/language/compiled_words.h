// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <vector>

#include "query/language/compiled_query.h"
#include "query/language/name_or_word.h"
#include "query/language/position_pattern.h"

namespace kiosque {

// A leaf of a query, bound to terms.
struct CompiledWords {
  Xapian::Query query;
  HighlightMatcher highlight;
  std::string reading;                          // for --explain
  std::vector<Expansion> expansions = {};       // likewise
  PositionPattern pattern = {};                 // where it has positions
  std::vector<Xapian::Query> preferences = {};  // see with_preferences()
  std::vector<HighlightMatcher> more = {};      // what else it finds
};

// The terms as one query; a single one stays a term.
Xapian::Query any_of(Xapian::Query::op op, const std::vector<std::string>& terms);

HighlightMatcher::Slot slot_of(const std::vector<std::string>& terms);

// Adds an item behind a blank.
void append(std::string& list, const std::string& item);

std::vector<Expansion> expansions_of(const std::vector<std::string>& terms, const WordSpace& space);

// A disjunction of terms with positions.
CompiledWords one_of(const std::vector<std::string>& terms, const WordSpace& space,
                     std::string reading);

}  // namespace kiosque
