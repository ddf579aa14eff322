// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/reference/slow_facets.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "src/analysis/entities.h"
#include "tests/reference/slow_persons.h"

namespace kiosque {
namespace {

std::string line(std::string_view facet, const std::string& value, std::uint64_t expected,
                 std::uint64_t counted) {
  std::string text = "  ";
  text.append(facet).append(" « ").append(value).append(" »: ");
  text.append(std::to_string(counted)).append(" instead of ").append(std::to_string(expected));
  return text + '\n';
}

std::string differences(std::string_view facet, SlowFacets::Counts expected,
                        const std::vector<FacetValue>& values) {
  std::string all;
  for (const FacetValue& value : values) {
    const std::uint64_t count = expected[value.value];
    if (count != value.count) all += line(facet, value.value, count, value.count);
    expected.erase(value.value);
  }
  for (const auto& [value, count] : expected) all += line(facet, value, count, 0);
  return all;
}

// Each person once, under the commonest form of the name.
std::string differing_persons(const SlowFacets& expected, const std::vector<FacetValue>& values) {
  std::string all;
  std::set<std::string> missing;
  for (const auto& [group, person] : expected.persons) missing.insert(group);
  std::map<std::string, std::string> group_by_name;
  for (const auto& [group, person] : expected.persons)
    for (const auto& [name, count] : person.names) group_by_name[name] = group;
  for (const FacetValue& value : values) {
    const auto group = group_by_name.find(value.value);
    if (group == group_by_name.end() || missing.erase(group->second) == 0) {
      all += line("person", value.value, 0, value.count);
      continue;
    }
    const SlowFacets::Person& person = expected.persons.at(group->second);
    if (person.articles != value.count)
      all += line("person", value.value, person.articles, value.count);
    for (const auto& [name, count] : person.names)
      if (count > person.names.at(value.value))
        all += "  person « " + value.value + " » is commoner as « " + name + " »\n";
  }
  for (const std::string& group : missing)
    all += line("person", group, expected.persons.at(group).articles, 0);
  return all;
}

}  // namespace

SlowFacets count_facets(const ScannedCorpus& corpus, const std::vector<std::size_t>& articles) {
  SlowFacets facets;
  std::vector<std::string> keys;
  for (const std::size_t i : articles)
    for (const ScannedPerson& person : corpus.articles[i].persons) keys.push_back(person.key);
  const std::map<std::string, std::string> groups = groups_of(std::move(keys));
  for (const std::size_t i : articles) {
    const ScannedArticle& article = corpus.articles[i];
    std::set<std::string> met;
    for (const ScannedPerson& person : article.persons) {
      const std::string& group = groups.at(person.key);
      SlowFacets::Person& counted = facets.persons[group];
      if (met.insert(group).second) ++counted.articles;
      ++counted.names[person.name];
    }
    for (const std::string& code : article.countries) ++facets.countries[code];
    if (!article.source.empty()) ++facets.sources[article.source];
    if (article.date) {
      const std::string day = to_iso(*article.date);
      ++facets.years[day.substr(0, 4)];
      ++facets.months[day.substr(0, 7)];
    } else {
      ++facets.undated;
    }
  }
  return facets;
}

std::string differences(const SlowFacets& expected, const Facets& facets) {
  std::string all = differing_persons(expected, facets.persons);
  all += differences("country", expected.countries, facets.countries);
  all += differences("source", expected.sources, facets.sources);
  all += differences("year", expected.years, facets.years);
  all += differences("month", expected.months, facets.months);
  if (expected.undated != facets.undated)
    all += line("undated", "", expected.undated, facets.undated);
  return all;
}

}  // namespace kiosque
