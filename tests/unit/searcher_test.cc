// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/searcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

using ::testing::ElementsAre;

Article dated(Article article, std::optional<Date> date) {
  article.date = date;
  return article;
}

std::vector<std::string> ids(const SearchResult& result) {
  std::vector<std::string> list;
  for (const Hit& hit : result.hits) list.push_back(hit.article.id);
  return list;
}

SearchOrder sorted(SortOrder sort) {
  SearchOrder order;
  order.sort = sort;
  return order;
}

SmallIndex dated_index() {
  return SmallIndex({dated(make_article("2018", "Un sommet."), Date{2018, 1, 1}),
                     dated(make_article("undated", "Un sommet."), std::nullopt),
                     dated(make_article("2022", "Un sommet."), Date{2022, 5, 2}),
                     dated(make_article("2020", "Un sommet."), Date{2020, 2, 29}),
                     dated(make_article("best", "Sommet, sommet, sommet."), Date{2019, 1, 1})});
}

TEST(SearcherTest, SortsByDateWithTheUndatedLastInBothOrders) {
  SmallIndex index = dated_index();
  EXPECT_THAT(ids(index.search("sommet", sorted(SortOrder::newest))),
              ElementsAre("2022", "2020", "best", "2018", "undated"));
  EXPECT_THAT(ids(index.search("sommet", sorted(SortOrder::oldest))),
              ElementsAre("2018", "best", "2020", "2022", "undated"));
}

TEST(SearcherTest, SortsByRelevanceAndTiesByDate) {
  SmallIndex index = dated_index();
  EXPECT_THAT(ids(index.search("sommet")), ElementsAre("best", "2022", "2020", "2018", "undated"));
  // Filters alone score nothing.
  EXPECT_THAT(ids(index.search("date:2018..2020")), ElementsAre("2020", "best", "2018"));
}

TEST(SearcherTest, AWordInTheTitleWeighsMore) {
  SmallIndex index({make_article("body", "Le sommet de Hanoï tourne court ce soir.", "Vietnam"),
                    make_article("title", "Rien ne va plus à Hanoï ce soir.", "Le sommet"),
                    make_article("other", "Autre chose.")});
  EXPECT_THAT(ids(index.search("sommet")), ElementsAre("title", "body"));
}

TEST(SearcherTest, OffsetAndLimitCutPagesAndTheCountStaysExact) {
  std::vector<Article> articles;
  for (int day = 1; day <= 25; ++day)
    articles.push_back(dated(make_article("d" + std::to_string(day), "Kim"), Date{2019, 1, day}));
  articles.push_back(make_article("other", "rien"));
  SmallIndex index(std::move(articles));
  struct Page {
    std::size_t offset;
    std::size_t limit;
    std::size_t hits;
    std::string first;
  };
  for (const Page& page : std::vector<Page>{{0, 10, 10, "d25"},
                                            {10, 10, 10, "d15"},
                                            {20, 10, 5, "d5"},
                                            {24, 1, 1, "d1"},
                                            {25, 10, 0, ""},
                                            {1000, 10, 0, ""},
                                            {static_cast<std::size_t>(-1), 10, 0, ""},
                                            {0, static_cast<std::size_t>(-1), 25, "d25"},
                                            {0, 0, 0, ""},
                                            {3, 0, 0, ""}}) {
    SCOPED_TRACE(std::to_string(page.offset) + " + " + std::to_string(page.limit));
    SearchOrder order;
    order.offset = page.offset;
    order.limit = page.limit;
    const SearchResult result = index.search("Kim", order);
    EXPECT_EQ(result.match_count, 25U);
    ASSERT_EQ(result.hits.size(), page.hits);
    if (page.hits == 0) continue;
    EXPECT_EQ(result.hits.front().article.id, page.first);
    EXPECT_EQ(result.hits.front().rank, page.offset + 1);
    EXPECT_EQ(result.hits.back().rank, page.offset + page.hits);
  }
}

TEST(SearcherTest, CountsAreExactWhereXapianWouldEstimate) {
  std::vector<Article> articles;
  std::size_t expected = 0;
  for (int i = 0; i < 600; ++i) {
    const bool alpha = i % 3 == 0;
    const bool beta = i % 7 == 0;
    const Date date{2010 + i % 11, 1 + i % 12, 1 + i % 28};
    if ((alpha || beta) && date >= Date{2013, 5, 1} && date <= Date{2017, 6, 30}) ++expected;
    articles.push_back(
        dated(make_article("a" + std::to_string(i),
                           std::string(alpha ? "alpha " : "") + (beta ? "beta " : "") + "et"),
              date));
  }
  SmallIndex index(std::move(articles));
  for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{10}}) {
    SearchOrder order;
    order.limit = limit;
    EXPECT_EQ(index.search("(alpha OR beta) date:2013-05..2017-06", order).match_count, expected)
        << limit;
  }
}

TEST(SearcherTest, AHitHasTheArticleWithItsNamesAndHighlights) {
  Article article = make_article("1", "Vladimir Poutine a parlé de la Russie.", "Poutine à Moscou");
  article.source = "Le Monde";
  article.url = "https://a.example/1";
  article.line = 7;
  SmallIndex index({dated(article, Date{2019, 4, 18})});
  const Hit hit = index.search("Poutine").hits.at(0);
  EXPECT_EQ(hit.article.title, article.title);
  EXPECT_EQ(hit.article.source, "Le Monde");
  EXPECT_EQ(hit.article.url, article.url);
  EXPECT_EQ(hit.article.path, article.path);
  EXPECT_EQ(hit.article.line, 7U);
  EXPECT_EQ(hit.article.date, (Date{2019, 4, 18}));
  EXPECT_THAT(hit.persons, ElementsAre("Vladimir Poutine"));
  EXPECT_THAT(hit.countries, ElementsAre("RU"));
  EXPECT_GT(hit.score, 0.0);
  EXPECT_THAT(hit.title.highlights, ElementsAre(std::pair<std::size_t, std::size_t>(0, 7)));
  EXPECT_THAT(hit.snippet.highlights, ElementsAre(std::pair<std::size_t, std::size_t>(9, 16)));
}

TEST(SearcherTest, IdsAloneComeWithoutTheRest) {
  SmallIndex index({make_article("1", "Vladimir Poutine", "Titre")});
  SearchOrder order;
  order.detail = HitDetail::id;
  const Hit hit = index.search("Poutine", order).hits.at(0);
  EXPECT_EQ(hit.article.id, "1");
  EXPECT_TRUE(hit.snippet.text.empty());
  EXPECT_TRUE(hit.persons.empty());
}

TEST(SearcherTest, PassagesOrParagraphsComeInTheSnippetsPlace) {
  SmallIndex index({make_article("1", "Un début.\nPoutine parle.\n")});
  SearchOrder order;
  order.detail = HitDetail::passages;
  const Hit passages = index.search("Poutine", order).hits.at(0);
  ASSERT_EQ(passages.passages.size(), 1U);
  EXPECT_EQ(passages.passages[0].highlights.size(), 1U);
  EXPECT_TRUE(passages.snippet.text.empty());
  order.detail = HitDetail::full;
  const Hit full = index.search("Poutine", order).hits.at(0);
  ASSERT_EQ(full.passages.size(), 2U);
  EXPECT_EQ(full.passages[1].text, "Poutine parle.");
  EXPECT_TRUE(full.snippet.text.empty());
}

TEST(SearcherTest, AnEmptyIndexAnswersWithNothing) {
  SmallIndex index({});
  for (const std::string query : {"Kim", "date:2019", "\"a b\"", "pays:RU", "ab*"}) {
    SearchOrder order;
    order.facet_limit = 10;
    const SearchResult result = index.search(query, order);
    EXPECT_EQ(result.match_count, 0U) << query;
    EXPECT_TRUE(result.hits.empty()) << query;
    EXPECT_TRUE(result.facets->persons.empty()) << query;
  }
}

}  // namespace
}  // namespace kiosque
