// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/facets.h"

#include <algorithm>
#include <map>

#include "src/analysis/entities.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

void keep_most_frequent(std::vector<FacetValue>& values, std::size_t limit) {
  const auto more_frequent = [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  };
  const auto kept = static_cast<std::ptrdiff_t>(std::min(limit, values.size()));
  std::partial_sort(values.begin(), values.begin() + kept, values.end(), more_frequent);
  values.resize(static_cast<std::size_t>(kept));
}

}  // namespace

void FacetCounter::count(Counts& counts, std::string_view value) {
  key_.assign(value);
  ++counts[key_];
}

void FacetCounter::operator()(const Xapian::Document& document, double) {
  for_each_packed(document.get_value(slot::persons),
                  [this](std::string_view name) { count(persons_, name); });
  for_each_packed(document.get_value(countries_slot_),
                  [this](std::string_view code) { count(countries_, code); });
  const std::string source = document.get_value(slot::source);
  if (!source.empty()) count(sources_, source);
  const std::string date = document.get_value(slot::date);
  if (date.size() >= 4) count(years_, std::string_view(date).substr(0, 4));
}

Facets FacetCounter::take(std::size_t limit, const Lexicon& lexicon) const {
  Facets facets;
  struct Person {
    std::uint64_t count = 0;
    std::uint64_t shown_count = 0;
    std::string shown;
  };
  std::map<std::string, Person> by_key;
  for (const auto& [name, count] : persons_) {
    Person& person = by_key[name_key(name)];
    person.count += count;
    if (count > person.shown_count || (count == person.shown_count && name < person.shown)) {
      person.shown_count = count;
      person.shown = name;
    }
  }
  for (const auto& [key, person] : by_key)
    facets.persons.push_back({person.shown, person.shown, person.count});
  for (const auto& [code, count] : countries_) {
    const std::string label(lexicon.country_label(code));
    facets.countries.push_back({code, label.empty() ? code : label, count});
  }
  for (const auto& [source, count] : sources_) facets.sources.push_back({source, source, count});
  for (const auto& [year, count] : years_) facets.years.push_back({year, year, count});
  for (auto* values : {&facets.persons, &facets.countries, &facets.sources, &facets.years})
    keep_most_frequent(*values, limit);
  return facets;
}

}  // namespace kiosque
