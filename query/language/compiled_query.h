// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/index/schema.h"

namespace kiosque {

// What one leaf of a query finds in a text, for highlighting: a sequence of tokens (one, for a
// word), each with the terms that it may have; or the mentions of persons or countries.
struct HighlightMatcher {
  struct Slot {
    std::set<std::string> terms;  // with their prefixes
    std::string folded_prefix;    // nucl for nucl*; empty: none
    std::string form;             // =été: only this form; empty: any
  };
  std::vector<Slot> sequence;
  std::set<std::string> person_keys;
  std::set<std::string> person_words;
  std::set<std::string> countries;
  CountryEvidence country_evidence = CountryEvidence::any;
};

// One of the things that a leaf of a query looks for.
struct Expansion {
  std::string_view kind;  // exact, stem, name, person, alias, acronym, accents, …
  std::string shown;      // the term, or what was looked for as several
  Xapian::Query query;
};

// How one leaf was read, for --explain.
struct Explanation {
  std::string typed;
  std::string reading;
  std::vector<Expansion> expansions;
  Xapian::Query query;  // all of it
};

struct CompiledQuery {
  Xapian::Query query;
  std::vector<HighlightMatcher> highlights;  // of what is wanted, not of what is excluded
  std::vector<Explanation> explanations;
  std::vector<std::string> notes;  // what the searcher should know; a line each
  CountryEvidence country_evidence = CountryEvidence::any;
  std::size_t word_count = 0;  // leaves that score: no filters
  bool has_dates = false;      // a date is part of it
};

}  // namespace kiosque
