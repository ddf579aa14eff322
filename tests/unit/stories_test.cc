// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/stories.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

using ::testing::ElementsAre;

Article published(std::string id, std::string body, std::optional<Date> date,
                  std::string source = "") {
  Article article = make_article(std::move(id), std::move(body));
  article.date = date;
  article.source = std::move(source);
  return article;
}

// "id+copies" of each hit.
std::vector<std::string> listed(const SearchResult& result) {
  std::vector<std::string> list;
  for (const Hit& hit : result.hits) {
    std::string line = hit.article.id;
    if (hit.copies > 0) line.append("+").append(std::to_string(hit.copies));
    list.push_back(std::move(line));
  }
  return list;
}

SearchOrder grouped(SortOrder sort = SortOrder::relevance) {
  SearchOrder order;
  order.group = true;
  order.sort = sort;
  return order;
}

// A dispatch in four newspapers and two articles of their own.
SmallIndex wire_index() {
  return SmallIndex(
      {published("late", "Sommet, sommet, sommet, sommet.", Date{2020, 5, 2}, "La Croix"),
       published("own", "Un sommet, sommet de la ville.", Date{2020, 5, 1}, "Le Monde"),
       published("first", "Un sommet de la mairie de Tours.", Date{2019, 5, 1}, "Ouest-France"),
       published("undated", "Un sommet de Tours.", std::nullopt, "20 Minutes"),
       published("elsewhere", "Une reprise sans le mot.", Date{2018, 1, 1}, "Sud Ouest"),
       published("other", "Un autre sommet de la ville et de la mairie.", Date{2019, 8, 1})},
      {{"late", "wire"}, {"first", "wire"}, {"undated", "wire"}, {"elsewhere", "wire"}});
}

TEST(StoriesTest, TheEarliestMatchingArticleStandsAtTheBestPlace) {
  SmallIndex index = wire_index();
  const SearchResult result = index.search("sommet", grouped());
  EXPECT_THAT(listed(result), ElementsAre("first+2", "own", "other"));
  EXPECT_EQ(result.match_count, 5U);
  EXPECT_EQ(result.story_count, 3U);
  const SearchResult all = index.search("sommet");
  EXPECT_EQ(all.hits.size(), 5U);
  EXPECT_EQ(all.story_count, std::nullopt);
  EXPECT_EQ(all.hits.front().copies, 0U);
  EXPECT_EQ(result.hits.front().score, all.hits.front().score);
}

TEST(StoriesTest, TheOtherArticlesFollowTheEarliestByDate) {
  SmallIndex index = wire_index();
  const Hit hit = index.search("sommet", grouped()).hits.at(0);
  ASSERT_EQ(hit.also.size(), 2U);
  EXPECT_EQ(hit.also[0].source, "La Croix");
  EXPECT_EQ(hit.also[0].id, "late");
  EXPECT_EQ(hit.also[0].date, (Date{2020, 5, 2}));
  EXPECT_EQ(hit.also[1].source, "20 Minutes");
  EXPECT_EQ(hit.also[1].date, std::nullopt);
}

TEST(StoriesTest, OrdersByDateFollowTheArticlesThatAreShown) {
  SmallIndex index = wire_index();
  EXPECT_THAT(listed(index.search("sommet", grouped(SortOrder::newest))),
              ElementsAre("own", "other", "first+2"));
  EXPECT_THAT(listed(index.search("sommet", grouped(SortOrder::oldest))),
              ElementsAre("first+2", "other", "own"));
  // Filters alone score nothing, and order by date.
  EXPECT_THAT(listed(index.search("date:2019..2020", grouped())),
              ElementsAre("own", "other", "first+1"));
}

TEST(StoriesTest, AStoryOfOneMatchIsAnArticleLikeAnother) {
  SmallIndex index = wire_index();
  const SearchResult result = index.search("reprise", grouped());
  EXPECT_THAT(listed(result), ElementsAre("elsewhere"));
  EXPECT_EQ(result.story_count, 1U);
}

TEST(StoriesTest, OfTwoWithoutADateTheFirstInTheIndexIsShown) {
  SmallIndex index(
      {published("b", "Un sommet.", std::nullopt), published("a", "Sommet, sommet.", std::nullopt)},
      {{"a", "s"}, {"b", "s"}});
  EXPECT_THAT(listed(index.search("sommet", grouped())), ElementsAre("b+1"));
}

TEST(StoriesTest, AHitReadsAFewOfManyCopies) {
  std::vector<Article> articles;
  Stories stories;
  for (int i = 0; i < 400; ++i) {
    articles.push_back(published("a" + std::to_string(i), "Sommet, sommet.", Date{2019, 1, 1}));
    stories["a" + std::to_string(i)] = "one";
  }
  for (int i = 0; i < 15; ++i)
    articles.push_back(published("b" + std::to_string(i), "Un sommet de plus.", Date{2019, 1, 1}));
  SmallIndex index(std::move(articles), stories);
  // Four hundred copies come first: the page is full nevertheless.
  const SearchResult result = index.search("sommet", grouped());
  ASSERT_EQ(result.hits.size(), 10U);
  EXPECT_EQ(result.hits[0].copies, 399U);
  EXPECT_EQ(result.hits[0].also.size(), kReadCopies);
  EXPECT_EQ(result.story_count, 16U);
  SearchOrder second = grouped();
  second.offset = 10;
  EXPECT_EQ(index.search("sommet", second).hits.size(), 6U);
}

TEST(StoriesTest, AnIndexWithoutCopiesIsGroupedAsItIs) {
  SmallIndex index({published("1", "Un sommet.", Date{2019, 1, 1})});
  const SearchResult result = index.search("sommet", grouped());
  EXPECT_THAT(listed(result), ElementsAre("1"));
  EXPECT_EQ(result.story_count, 1U);
  EXPECT_TRUE(SmallIndex({}).search("sommet", grouped()).hits.empty());
}

}  // namespace
}  // namespace kiosque
