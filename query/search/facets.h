// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

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
// all matches (check_at_least of the whole index). Not thread-safe.
class FacetCounter : public Xapian::MatchSpy {
 public:
  explicit FacetCounter(CountryEvidence country_evidence = CountryEvidence::any,
                        CountUnit unit = CountUnit::articles)
      : unit_(unit), countries_slot_(countries_slot(country_evidence)) {}

  void operator()(const Xapian::Document& document, double weight) override;

  // The first `limit` values of each facet. Names that differ in case, accents or hyphens, and
  // initials that one full name explains, count as one person, shown in the commonest form.
  Facets take(std::size_t limit, const Lexicon& lexicon) const;

 private:
  using Counts = std::unordered_map<std::string, std::uint64_t>;
  struct Name {
    std::string shown;
    std::string key;
    std::uint64_t count = 0;
    bool initials = false;  // may turn out to be another name of the same article
  };
  // What was counted of a story.
  struct Story {
    std::unordered_set<std::string> seen;  // a letter for the kind, and the value
    std::vector<std::uint32_t> names;
  };
  Story* story_of(const Xapian::Document& document);
  bool is_new(char kind, std::string_view value);
  void count(char kind, Counts& counts, std::string_view value);
  void count_date(std::string_view date);
  void count_persons(std::string_view packed);
  static bool is_better(const Name& name, const Name& other);
  std::vector<FacetValue> persons() const;

  CountUnit unit_;
  std::unordered_map<std::string, Story> stories_;
  Story* story_ = nullptr;  // of the article that is counted; null: it counts for itself
  std::unordered_map<std::string, std::uint32_t> number_by_name_;
  std::vector<Name> names_;
  std::vector<std::vector<std::uint32_t>> doubtful_;  // the names of articles with initials
  std::vector<std::uint32_t> article_;                // kept for its memory
  std::uint32_t countries_slot_;
  Counts countries_;
  Counts sources_;
  std::map<std::string, std::uint64_t, std::less<>> months_;          // 201904
  std::map<std::string, std::uint64_t, std::less<>> repeated_years_;  // of stories of two months
  std::uint64_t counted_ = 0;                                         // articles or stories
  std::uint64_t dated_ = 0;  // those of them that have a date
  std::string key_;          // kept for its memory
};

}  // namespace kiosque
