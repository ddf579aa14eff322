// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/facets.h"

#include <algorithm>
#include <set>

#include "query/language/name_groups.h"
#include "src/analysis/entities.h"
#include "src/index/schema.h"
#include "src/text/characters.h"
#include "src/text/utf8.h"

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
  if (!is_new(kind, value)) return;
  key_.assign(value);
  ++counts[key_];
}

void FacetCounter::count_persons(std::string_view packed) {
  article_.clear();
  bool initials = false;
  for_each_packed(packed, [&](std::string_view name) {
    key_.assign(name);
    const auto [place, added] =
        number_by_name_.try_emplace(key_, static_cast<std::uint32_t>(names_.size()));
    if (added) {
      std::string key = name_key(name);
      const bool has_some = has_initials(key);
      names_.push_back({key_, std::move(key), 0, has_some});
    }
    Name& counted = names_[place->second];
    if (!is_new('p', name)) return;
    ++counted.count;
    initials = initials || counted.initials;
    article_.push_back(place->second);
  });
  if (story_ != nullptr)
    story_->names.insert(story_->names.end(), article_.begin(), article_.end());
  else if (initials && article_.size() > 1)
    doubtful_.push_back(article_);
}

// Which of two forms of a name is shown: the commoner one; of two as common, one that is not in
// capitals, and then one without initials.
bool FacetCounter::is_better(const Name& name, const Name& other) {
  if (name.count != other.count) return name.count > other.count;
  const bool capitals = is_in_capitals(name.shown);
  if (capitals != is_in_capitals(other.shown)) return !capitals;
  if (name.initials != other.initials) return !name.initials;
  return name.shown < other.shown;
}

std::vector<FacetValue> FacetCounter::persons() const {
  std::vector<std::string> keys;  // distinct
  std::vector<std::size_t> group_of(names_.size());
  std::unordered_map<std::string, std::size_t> key_numbers;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto [place, added] = key_numbers.try_emplace(names_[i].key, keys.size());
    if (added) keys.push_back(place->first);
    group_of[i] = place->second;
  }
  const std::vector<std::size_t> groups = group_names(keys);
  std::vector<FacetValue> persons(keys.size());
  std::vector<const Name*> shown(keys.size());
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const std::size_t group = group_of[i] = groups[group_of[i]];
    persons[group].count += names_[i].count;
    if (shown[group] == nullptr || is_better(names_[i], *shown[group])) shown[group] = &names_[i];
  }
  // An article that has a name in two forms is one article.
  std::set<std::size_t> seen;
  const auto count_once = [&](const std::vector<std::uint32_t>& article) {
    seen.clear();
    for (const std::uint32_t name : article)
      if (!seen.insert(group_of[name]).second) --persons[group_of[name]].count;
  };
  for (const std::vector<std::uint32_t>& article : doubtful_) count_once(article);
  for (const auto& [key, story] : stories_) count_once(story.names);
  for (std::size_t group = 0; group < persons.size(); ++group)
    if (shown[group] != nullptr) persons[group].value = persons[group].label = shown[group]->shown;
  std::erase_if(persons, [](const FacetValue& person) { return person.count == 0; });
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
  const auto place = months_.find(month);
  if (place != months_.end())
    ++place->second;
  else
    months_.emplace(month, 1);
}

Facets FacetCounter::take(std::size_t limit, const Lexicon& lexicon) const {
  Facets facets;
  facets.persons = persons();
  for (const auto& [code, count] : countries_) {
    const std::string label(lexicon.country_label(code));
    facets.countries.push_back({code, label.empty() ? code : label, count});
  }
  for (const auto& [source, count] : sources_) facets.sources.push_back({source, source, count});
  for (const auto& [digits, count] : months_) {
    const std::string year = digits.substr(0, 4);
    const std::string month = year + '-' + digits.substr(4);
    facets.months.push_back({month, month, count});
    if (facets.years.empty() || facets.years.back().value != year)
      facets.years.push_back({year, year, 0});
    facets.years.back().count += count;
  }
  for (FacetValue& year : facets.years)
    if (const auto repeated = repeated_years_.find(year.value); repeated != repeated_years_.end())
      year.count -= repeated->second;
  facets.undated = counted_ - dated_;
  for (auto* values : {&facets.persons, &facets.countries, &facets.sources, &facets.years})
    keep_most_frequent(*values, limit);
  return facets;
}

}  // namespace kiosque
