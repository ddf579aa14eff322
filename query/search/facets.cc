// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/facets.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "query/language/name_groups.h"
#include "src/index/schema.h"
#include "src/text/characters.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

bool is_in_capitals(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint next = decode_code_point(name, at);
    at += next.length;
    if (classify(next.value) == CharClass::letter && !is_upper(next.value)) return false;
  }
  return true;
}

}  // namespace

const std::vector<FacetValue>& facet_of(const Facets& facets, FacetKind kind) {
  switch (kind) {
    case FacetKind::person:
      return facets.persons;
    case FacetKind::country:
      return facets.countries;
    case FacetKind::source:
      return facets.sources;
    case FacetKind::year:
      return facets.years;
    case FacetKind::month:
      break;
  }
  return facets.months;
}

FacetCounter::Story* FacetCounter::story_of(const Xapian::Document& document) {
  if (unit_ == CountUnit::articles) return nullptr;
  const std::string story = document.get_value(slot::story);
  return story.empty() ? nullptr : &stories_[story];
}

// Whether the story that is counted did not have the value so far.
bool FacetCounter::is_new(char kind, std::string_view value) {
  return story_ == nullptr || story_->seen.insert(kind + std::string(value)).second;
}

void FacetCounter::count(char kind, Counts& counts, std::string_view value) {
  if (is_new(kind, value)) counts.add(value);
}

void FacetCounter::count_persons(std::string_view packed) {
  article_.clear();
  bool initials = false;
  for_each_packed(packed, [&](std::string_view shown) {
    const std::uint32_t name = names_.number_of(shown);
    if (name >= name_counts_.size()) name_counts_.resize(names_.size());
    if (!is_new('p', shown)) return;
    if (++name_counts_[name] == 1) met_.push_back(name);
    initials = initials || names_.has_initials(name);
    article_.push_back(name);
  });
  if (story_ != nullptr)
    story_->names.insert(story_->names.end(), article_.begin(), article_.end());
  else if (initials && article_.size() > 1)
    doubtful_.push_back(article_);
}

// Which of two forms of a name is shown: the commoner one; of two as common, one that is not in
// capitals, and then one without initials.
bool FacetCounter::is_better(std::uint32_t name, std::uint32_t other) const {
  if (name_counts_[name] != name_counts_[other]) return name_counts_[name] > name_counts_[other];
  const bool capitals = is_in_capitals(names_.shown(name));
  if (capitals != is_in_capitals(names_.shown(other))) return !capitals;
  if (names_.has_initials(name) != names_.has_initials(other)) return !names_.has_initials(name);
  return names_.shown(name) < names_.shown(other);
}

std::vector<FacetCounter::Counted> FacetCounter::persons() const {
  constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::string_view> keys;  // distinct
  std::vector<std::uint32_t> place_of_key(names_.key_count(), kNone);
  for (const std::uint32_t name : met_) {
    std::uint32_t& place = place_of_key[names_.key_of(name)];
    if (place != kNone) continue;
    place = static_cast<std::uint32_t>(keys.size());
    keys.push_back(names_.key(names_.key_of(name)));
  }
  const std::vector<std::size_t> groups = group_names(keys);
  const auto group_of = [&](std::uint32_t name) {
    return groups[place_of_key[names_.key_of(name)]];
  };
  std::vector<Counted> persons(keys.size());
  std::vector<std::uint32_t> shown(keys.size(), kNone);
  for (const std::uint32_t name : met_) {
    const std::size_t group = group_of(name);
    persons[group].count += name_counts_[name];
    if (shown[group] == kNone || is_better(name, shown[group])) shown[group] = name;
  }
  // An article that has a name in two forms is one article.
  std::set<std::size_t> seen;
  const auto count_once = [&](const std::vector<std::uint32_t>& article) {
    seen.clear();
    for (const std::uint32_t name : article)
      if (!seen.insert(group_of(name)).second) --persons[group_of(name)].count;
  };
  for (const std::vector<std::uint32_t>& article : doubtful_) count_once(article);
  for (const auto& [key, story] : stories_) count_once(story.names);
  for (std::size_t group = 0; group < persons.size(); ++group)
    if (shown[group] != kNone) persons[group].value = names_.shown(shown[group]);
  std::erase_if(persons, [](const Counted& person) { return person.count == 0; });
  return persons;
}

void FacetCounter::operator()(const Xapian::Document& document, double) {
  story_ = story_of(document);
  if (is_new('a', "")) ++counted_;
  count_persons(document.get_value(slot::persons));
  for_each_packed(document.get_value(countries_slot_),
                  [this](std::string_view code) { count('c', countries_, code); });
  const std::string source = document.get_value(slot::source);
  if (!source.empty()) count('s', sources_, source);
  const std::string date = document.get_value(slot::date);
  if (date.size() >= 6) count_date(date);
}

void FacetCounter::count_date(std::string_view date) {
  if (is_new('d', "")) ++dated_;
  const std::string_view year = date.substr(0, 4);
  const std::string_view month = date.substr(0, 6);
  if (!is_new('m', month)) return;
  if (!is_new('y', year)) ++repeated_years_[std::string(year)];
  months_.add(month);
}

std::vector<FacetCounter::Counted> FacetCounter::all_of(const Counts& counts) {
  std::vector<Counted> values;
  values.reserve(counts.size());
  for (std::uint32_t number = 0; number < counts.size(); ++number)
    values.push_back({counts.value(number), counts.count(number)});
  return values;
}

std::vector<FacetValue> FacetCounter::most_frequent(std::vector<Counted> values,
                                                    std::size_t limit) {
  const auto more_frequent = [](const Counted& a, const Counted& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  };
  const auto end = values.begin() + static_cast<std::ptrdiff_t>(std::min(limit, values.size()));
  std::partial_sort(values.begin(), end, values.end(), more_frequent);
  std::vector<FacetValue> shown;
  shown.reserve(static_cast<std::size_t>(end - values.begin()));
  for (auto value = values.begin(); value != end; ++value)
    shown.push_back({std::string(value->value), std::string(value->value), value->count});
  return shown;
}

void FacetCounter::take_dates(std::size_t limit, Facets& facets) const {
  std::vector<Counted> months = all_of(months_);
  std::sort(months.begin(), months.end(),
            [](const Counted& a, const Counted& b) { return a.value < b.value; });
  std::vector<FacetValue> years;
  for (const Counted& counted : months) {
    const std::string year(counted.value.substr(0, 4));
    const std::string month = year + '-' + std::string(counted.value.substr(4));
    facets.months.push_back({month, month, counted.count});
    if (years.empty() || years.back().value != year) years.push_back({year, year, 0});
    years.back().count += counted.count;
  }
  for (FacetValue& year : years)
    if (const auto repeated = repeated_years_.find(year.value); repeated != repeated_years_.end())
      year.count -= repeated->second;
  std::vector<Counted> counted_years;
  counted_years.reserve(years.size());
  for (const FacetValue& year : years) counted_years.push_back({year.value, year.count});
  facets.years = most_frequent(std::move(counted_years), limit);
  facets.undated = counted_ - dated_;
}

Facets FacetCounter::take(std::size_t limit, const Lexicon& lexicon) const {
  Facets facets;
  facets.persons = most_frequent(persons(), limit);
  facets.countries = most_frequent(all_of(countries_), limit);
  for (FacetValue& country : facets.countries)
    if (const auto label = lexicon.country_label(country.value); !label.empty())
      country.label = label;
  facets.sources = most_frequent(all_of(sources_), limit);
  take_dates(limit, facets);
  return facets;
}

}  // namespace kiosque
