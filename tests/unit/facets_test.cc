// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/facets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "query/language/name_groups.h"
#include "src/index/schema.h"
#include "tests/support/sample_index.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> lines(const std::vector<FacetValue>& values) {
  std::vector<std::string> list;
  list.reserve(values.size());
  for (const FacetValue& value : values)
    list.push_back(value.value + '|' + value.label + '|' + std::to_string(value.count));
  return list;
}

Facets facets_of(SmallIndex& index, const std::string& query, std::size_t limit = 10) {
  SearchOrder order;
  order.limit = 0;
  order.facet_limit = limit;
  return index.search(query, order).facets.value();
}

SmallIndex make_index() {
  std::vector<Article> articles = {
      make_article("1", "Kim Jong-un est attendu par Vladimir Poutine en Russie."),
      make_article("2", "Kim Jong-Un et la Russie ; la Corée du Nord."),
      make_article("3", "KIM JONG UN est en Corée du Nord. Un sommet."),
      make_article("4", "Kim Jong-un attend. La Russie aussi, russe et russes."),
      make_article("5", "Emmanuel Macron attend Kim. Un sommet.")};
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].source = i == 0 ? "" : i < 3 ? "Le Monde" : "L'Écho";
    if (i != 2) articles[i].date = Date{2018 + static_cast<int>(i) % 2, 3, 1};
  }
  return SmallIndex(std::move(articles));
}

TEST(FacetsTest, CountArticlesNotMentionsTheMostFrequentFirst) {
  SmallIndex index = make_index();
  const Facets facets = facets_of(index, "attend OR attendu OR sommet OR Russie");
  EXPECT_THAT(lines(facets.countries), ElementsAre("RU|Russie|3", "KP|Corée du Nord|2"));
  EXPECT_THAT(lines(facets.sources), ElementsAre("L'Écho|L'Écho|2", "Le Monde|Le Monde|2"));
  EXPECT_THAT(lines(facets.years), ElementsAre("2018|2018|2", "2019|2019|2"));
}

TEST(FacetsTest, SpellingsOfANameAreOnePersonShownInTheCommonestForm) {
  SmallIndex index = make_index();
  const Facets facets = facets_of(index, "Kim");
  ASSERT_FALSE(facets.persons.empty());
  EXPECT_EQ(facets.persons[0].label, "Kim Jong-un");
  EXPECT_EQ(facets.persons[0].value, "Kim Jong-un");
  EXPECT_GE(facets.persons[0].count, 3U);
  for (std::size_t i = 1; i < facets.persons.size(); ++i)
    EXPECT_NE(name_key(facets.persons[i].label), "kim jong un");
}

TEST(FacetsTest, AStoryHasEachOfItsValuesOnce) {
  SmallIndex index({make_article("1", "E. Macron est en Russie."),
                    make_article("2", "Emmanuel Macron est en Russie, au Mali."),
                    make_article("3", "EMMANUEL MACRON est à Tours. Et Luc Besson."),
                    make_article("4", "Emmanuel Macron et Luc Besson.")},
                   {{"1", "s"}, {"2", "s"}, {"3", "s"}});
  SearchOrder order;
  order.facet_limit = 10;
  order.facet_unit = CountUnit::stories;
  const Facets facets = index.search("Macron", order).facets.value();
  EXPECT_THAT(lines(facets.persons),
              ElementsAre("Emmanuel Macron|Emmanuel Macron|2", "Luc Besson|Luc Besson|2"));
  EXPECT_THAT(lines(facets.countries), ElementsAre("FR|France|1", "ML|Mali|1", "RU|Russie|1"));
  EXPECT_EQ(facets.undated, 2U);
}

TEST(FacetsTest, ANameWithInitialsJoinsTheFullNameAndNoArticleCountsTwice) {
  SmallIndex index({make_article("1", "E. Macron est là. Et Emmanuel Macron aussi."),
                    make_article("2", "Emmanuel Macron est là."), make_article("3", "E. Macron."),
                    make_article("4", "Donald J. Trump est là."),
                    make_article("5", "Hier, DONALD TRUMP était là."),
                    make_article("6", "Jean Dupont est là. Luc Dupont et J. Dupont."),
                    make_article("7", "Emmanuel Macron et Jacques Dupont : M. Jean Dupont.")});
  EXPECT_THAT(lines(facets_of(index, "date:..2100 OR Macron OR Trump OR Dupont").persons),
              ::testing::IsSupersetOf(
                  {"Emmanuel Macron|Emmanuel Macron|4", "Donald Trump|Donald Trump|2"}));
  for (const FacetValue& v : facets_of(index, "Macron OR Trump OR Dupont", 100).persons)
    EXPECT_EQ(index.search("personne:\"" + v.value + '"').match_count, v.count) << v.value;
}

TEST(FacetsTest, OfFormsAsCommonOneThatIsNotInCapitalsIsShown) {
  SmallIndex index({make_article("1", "KIM JONG-UN est ici, et il y reste."),
                    make_article("2", "Kim Jong-Un."), make_article("3", "E. MACRON est là."),
                    make_article("4", "Emmanuel Macron.")});
  EXPECT_THAT(lines(facets_of(index, "Kim OR Macron").persons),
              ElementsAre("Emmanuel Macron|Emmanuel Macron|2", "Kim Jong-Un|Kim Jong-Un|2"));
}

TEST(FacetsTest, AreOfWhatMatchesAlone) {
  SmallIndex index = make_index();
  EXPECT_THAT(lines(facets_of(index, "Macron").countries), ElementsAre());
  EXPECT_THAT(lines(facets_of(index, "Macron").persons),
              ElementsAre("Emmanuel Macron|Emmanuel Macron|1", "Kim|Kim|1"));
  EXPECT_THAT(lines(facets_of(index, "id:1").persons),
              ElementsAre("Kim Jong-un|Kim Jong-un|1", "Vladimir Poutine|Vladimir Poutine|1"));
  EXPECT_THAT(lines(facets_of(index, "absent").persons), ElementsAre());
}

TEST(FacetsTest, TheLimitKeepsTheMostFrequent) {
  SmallIndex index = make_index();
  const std::string all = "attend OR attendu OR sommet OR Russie";
  EXPECT_THAT(lines(facets_of(index, all, 1).countries), ElementsAre("RU|Russie|3"));
  EXPECT_EQ(facets_of(index, all, 1).persons.size(), 1U);
  EXPECT_EQ(facets_of(index, all, 1000).countries.size(), 2U);
  SearchOrder none;
  EXPECT_FALSE(index.search(all, none).facets);
}

TEST(FacetsTest, AValueOfAFacetFindsAsManyArticlesAsItCounts) {
  SmallIndex index = make_index();
  const Facets facets = facets_of(index, "attend OR attendu OR sommet OR Russie", 100);
  const auto count = [&](const std::string& field, const std::string& value) {
    return index.search(field + ":\"" + value + '"').match_count;
  };
  for (const FacetValue& v : facets.persons)
    EXPECT_EQ(count("personne", v.value), v.count) << v.value;
  for (const FacetValue& v : facets.countries)
    EXPECT_EQ(count("pays", v.value), v.count) << v.value;
  for (const FacetValue& v : facets.sources)
    EXPECT_EQ(count("source", v.value), v.count) << v.value;
  for (const FacetValue& v : facets.years) EXPECT_EQ(count("date", v.value), v.count) << v.value;
}

TEST(FacetsTest, StrictCountriesAreThoseNamedByNameOrDemonym) {
  SmallIndex index({make_article("1", "Vu de Pyongyang, la Russie."),
                    make_article("2", "Un nord-coréen vu de Tours."),
                    make_article("3", "Tours, en France, vue du Mali.")});
  const auto countries = [&](CountryEvidence evidence) {
    SearchOrder order;
    order.facet_limit = 10;
    const CompiledQuery query = index.compile("vu OR vue", Juxtaposition::all, evidence);
    return lines(search_all(index.database(), query, order, index.lexicon(), index.analyzer())
                     .facets.value()
                     .countries);
  };
  EXPECT_THAT(countries(CountryEvidence::any),
              ElementsAre("FR|France|2", "KP|Corée du Nord|2", "ML|Mali|1", "RU|Russie|1"));
  EXPECT_THAT(countries(CountryEvidence::named),
              ElementsAre("FR|France|1", "KP|Corée du Nord|1", "ML|Mali|1", "RU|Russie|1"));
}

// The sample corpus, against a loop over its articles.
TEST(FacetsTest, AreExactOverTheSampleCorpus) {
  const SampleIndex sample;
  const Xapian::Database database(sample.folder());
  const Lexicon lexicon = Lexicon::builtin();
  Analyzer analyzer(lexicon);
  const std::string query = "Macron OR Kim OR Poutine OR date:2019";
  const CompiledQuery compiled =
      compile_query(parse_query(query), query, database, lexicon, analyzer);
  SearchOrder order;
  order.limit = database.get_doccount();
  order.facet_limit = 100'000;
  const SearchResult result = search_all(database, compiled, order, lexicon, analyzer);
  std::vector<std::string> keys;
  for (const Hit& hit : result.hits)
    for (const std::string& name : hit.persons) keys.push_back(name_key(name));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const std::vector<std::size_t> groups = group_names(keys);
  const auto person = [&](const std::string& name) {
    const auto place = std::lower_bound(keys.begin(), keys.end(), name_key(name));
    return keys[groups[static_cast<std::size_t>(place - keys.begin())]];
  };
  std::map<std::string, std::uint64_t> persons;
  std::map<std::string, std::uint64_t> countries;
  std::map<std::string, std::uint64_t> sources;
  std::map<std::string, std::uint64_t> years;
  for (const Hit& hit : result.hits) {
    std::set<std::string> named;
    for (const std::string& name : hit.persons) named.insert(person(name));
    for (const std::string& name : named) ++persons[name];
    for (const std::string& code : hit.countries) ++countries[code];
    ++sources[hit.article.source];
    ++years[std::to_string(hit.article.date.value().year)];
  }
  ASSERT_GT(result.hits.size(), 30U);
  const auto expect_equal = [](const std::vector<FacetValue>& values, const auto& counts,
                               auto key) {
    EXPECT_EQ(values.size(), counts.size());
    for (const FacetValue& v : values) {
      const auto counted = counts.find(key(v.value));
      ASSERT_NE(counted, counts.end()) << v.value;
      EXPECT_EQ(v.count, counted->second) << v.value;
    }
  };
  const auto same = [](const std::string& value) { return value; };
  expect_equal(result.facets->persons, persons, person);
  expect_equal(result.facets->countries, countries, same);
  expect_equal(result.facets->sources, sources, same);
  expect_equal(result.facets->years, years, same);
}

}  // namespace
}  // namespace kiosque
