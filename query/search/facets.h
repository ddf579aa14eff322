// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "query/search/person_names.h"
#include "query/search/value_numbers.h"
#include "src/analysis/lexicon.h"
#include "src/index/schema.h"

namespace kiosque {

struct FacetValue {
  std::string value;        // what a query can ask for: a name, a code, a source, a year
  std::string label;        // what is shown
  std::uint64_t count = 0;  // matching articles, or stories
};

// The values of each facet, the most frequent first, then by value; but months are a timeline.
struct Facets {
  std::vector<FacetValue> persons;
  std::vector<FacetValue> countries;
  std::vector<FacetValue> sources;
  std::vector<FacetValue> years;
  std::vector<FacetValue> months;  // 2019-04: all that have articles, in their order
  std::uint64_t undated = 0;       // articles, or stories, that have no date
};

// What facets count. A story has each value that one of its matching articles has, once.
enum class CountUnit { articles, stories };

enum class FacetKind { person, country, source, year, month };

// The values of one facet.
const std::vector<FacetValue>& facet_of(const Facets& facets, FacetKind kind);

// Counts the facets of every article that a search matches. Exact only when the search checks
// all matches (check_at_least of the whole index). Borrows the names. Not thread-safe.
class FacetCounter : public Xapian::MatchSpy {
 public:
  explicit FacetCounter(PersonNames& names, CountryEvidence country_evidence = CountryEvidence::any,
                        CountUnit unit = CountUnit::articles)
      : names_(names), unit_(unit), countries_slot_(countries_slot(country_evidence)) {}

  void operator()(const Xapian::Document& document, double weight) override;

  // The first `limit` values of each facet. Names that differ in case, accents or hyphens, and
  // initials that one full name explains, count as one person, shown in the commonest form.
  Facets take(std::size_t limit, const Lexicon& lexicon) const;

 private:
  // Of one facet's values, by number.
  class Counts {
   public:
    void add(std::string_view value) { add(numbers_.number_of(value)); }
    void add(std::uint32_t number) {
      if (number >= counts_.size()) counts_.resize(number + 1);
      ++counts_[number];
    }
    std::size_t size() const { return counts_.size(); }
    std::string_view value(std::uint32_t number) const { return numbers_[number]; }
    std::uint64_t count(std::uint32_t number) const { return counts_[number]; }

   private:
    ValueNumbers numbers_;
    std::vector<std::uint64_t> counts_;
  };
  // What was counted of a story.
  struct Story {
    std::unordered_set<std::string> seen;  // a letter for the kind, and the value
    std::vector<std::uint32_t> names;
  };
  // A value while the most frequent ones are looked for.
  struct Counted {
    std::string_view value;
    std::uint64_t count = 0;
  };
  Story* story_of(const Xapian::Document& document);
  bool is_new(char kind, std::string_view value);
  void count(char kind, Counts& counts, std::string_view value);
  void count_date(std::string_view date);
  void count_persons(std::string_view packed);
  bool is_better(std::uint32_t name, std::uint32_t other) const;
  std::vector<Counted> persons() const;
  void take_dates(std::size_t limit, Facets& facets) const;
  static std::vector<Counted> all_of(const Counts& counts);
  static std::vector<FacetValue> most_frequent(std::vector<Counted> values, std::size_t limit);

  PersonNames& names_;
  CountUnit unit_;
  std::unordered_map<std::string, Story> stories_;
  Story* story_ = nullptr;  // of the article that is counted; null: it counts for itself
  std::vector<std::uint32_t> name_counts_;            // by number of the name
  std::vector<std::uint32_t> met_;                    // the names that were counted, each once
  std::vector<std::vector<std::uint32_t>> doubtful_;  // the names of articles with initials
  std::vector<std::uint32_t> article_;                // kept for its memory
  std::uint32_t countries_slot_;
  Counts countries_;
  Counts sources_;
  Counts months_;                                                     // 201904
  std::map<std::string, std::uint64_t, std::less<>> repeated_years_;  // of stories of two months
  std::uint64_t counted_ = 0;                                         // articles or stories
  std::uint64_t dated_ = 0;  // those of them that have a date
};

}  // namespace kiosque
