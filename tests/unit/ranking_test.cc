// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> ids(const SearchResult& result) {
  std::vector<std::string> list;
  for (const Hit& hit : result.hits) list.push_back(hit.article.id);
  return list;
}

const std::string kFiller = " un texte ordinaire qui parle du temps, des gens et de la ville";

TEST(RankingTest, WordsSideBySideComeBeforeWordsApart) {
  SmallIndex index({make_article("apart", "réforme" + kFiller + " puis retraites"),
                    make_article("near", "réforme retraites" + kFiller + " puis")});
  SearchOrder order;
  EXPECT_THAT(ids(index.search("réforme retraites", order)), ElementsAre("near", "apart"));
  order.ranking.proximity = false;
  const SearchResult without = index.search("réforme retraites", order);
  EXPECT_EQ(without.hits[0].score, without.hits[1].score);
}

TEST(RankingTest, NewnessDecidesBetweenEqualsAlone) {
  Article old = make_article("old", "Le sommet de la paix." + kFiller);
  old.date = Date{2009, 1, 1};
  Article recent = make_article("recent", "Le sommet de la paix, un peu." + kFiller);
  recent.date = Date{2019, 1, 1};
  Article better = make_article("better", "Sommet, sommet, sommet de la paix." + kFiller, "Sommet");
  better.date = Date{1999, 1, 1};
  SmallIndex index({old, recent, better});
  SearchOrder order;
  EXPECT_THAT(ids(index.search("sommet", order)), ElementsAre("better", "old", "recent"));
  order.ranking.recent = true;
  EXPECT_THAT(ids(index.search("sommet", order)), ElementsAre("better", "recent", "old"));
}

TEST(RankingTest, TheFormAsTypedAndTheLeadCountMore) {
  std::string late;
  for (int i = 0; i < 8; ++i) late += kFiller;
  SmallIndex index({make_article("inflected", "La sanction du jour." + late),
                    make_article("late", "Le jour." + late + " Les sanctions."),
                    make_article("typed", "Les sanctions du jour." + late)});
  const std::vector<std::string> found = ids(index.search("sanctions"));
  EXPECT_EQ(found.front(), "typed");
  EXPECT_EQ(found.size(), 3U);
}

// A page is cut from the hits in their new order: nothing is missed or shown twice.
TEST(RankingTest, PagesOfReorderedHitsFitTogether) {
  std::vector<Article> articles;
  for (int i = 0; i < 30; ++i)
    articles.push_back(make_article("a" + std::to_string(i), i % 3 == 0
                                                                 ? "paix" + kFiller + " sommet"
                                                                 : "sommet paix" + kFiller));
  SmallIndex index(std::move(articles));
  SearchOrder whole;
  whole.limit = 30;
  std::vector<std::string> pages;
  for (std::size_t offset = 0; offset < 30; offset += 7) {
    SearchOrder order;
    order.offset = offset;
    order.limit = 7;
    const SearchResult page = index.search("sommet paix", order);
    EXPECT_EQ(page.match_count, 30U);
    for (const Hit& hit : page.hits) pages.push_back(hit.article.id);
  }
  EXPECT_EQ(pages, ids(index.search("sommet paix", whole)));
  SearchOrder beyond;
  beyond.offset = 1000;
  EXPECT_TRUE(index.search("sommet paix", beyond).hits.empty());
}

}  // namespace
}  // namespace kiosque
