// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/compiled_words.h"

#include <utility>

namespace kiosque {

Xapian::Query any_of(Xapian::Query::op op, const std::vector<std::string>& terms) {
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return {op, terms.begin(), terms.end()};
}

HighlightMatcher::Slot slot_of(const std::vector<std::string>& terms) {
  return {{terms.begin(), terms.end()}, {}, {}};
}

void append(std::string& list, const std::string& item) {
  if (!list.empty()) list += ' ';
  list += item;
}

namespace {

std::string_view kind_of(const std::string& term, const WordSpace& space) {
  // The longest prefix first: the exact words' may be empty.
  if (term.starts_with(space.name)) return "name";
  return term.starts_with(space.stem) ? "stem" : "exact";
}

}  // namespace

std::vector<Expansion> expansions_of(const std::vector<std::string>& terms,
                                     const WordSpace& space) {
  std::vector<Expansion> expansions;
  expansions.reserve(terms.size());
  for (const std::string& t : terms) expansions.push_back({kind_of(t, space), t, Xapian::Query(t)});
  return expansions;
}

CompiledWords one_of(const std::vector<std::string>& terms, const WordSpace& space,
                     std::string reading) {
  CompiledWords words;
  words.query = terms.empty() ? Xapian::Query::MatchNothing : any_of(Xapian::Query::OP_OR, terms);
  words.highlight.sequence.push_back(slot_of(terms));
  words.reading = std::move(reading);
  words.expansions = expansions_of(terms, space);
  words.pattern.terms = terms;
  return words;
}

}  // namespace kiosque
