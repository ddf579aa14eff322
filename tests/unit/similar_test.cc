// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/similar.h"

#include <gtest/gtest.h>

#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

SmallIndex make_index() {
  std::vector<Article> articles = {
      make_article("vote", "Le parlement britannique rejette l'accord de Brexit par un vote."),
      make_article("vote2", "Second rejet du Brexit : le parlement britannique vote encore non."),
      make_article("match", "Le gardien arrête un penalty et le club gagne sa finale."),
      make_article("match2", "Le club perd sa finale sur un penalty que le gardien touche.")};
  for (int i = 0; i < 20; ++i)
    articles.push_back(make_article("f" + std::to_string(i), "Un texte sur le temps qui passe."));
  return SmallIndex(std::move(articles));
}

TEST(SimilarTest, ArticlesOfTheSameMatterComeWithoutTheArticleItself) {
  SmallIndex index = make_index();
  const auto similar = find_similar(index.database(), "vote", index.analyzer());
  ASSERT_TRUE(similar);
  const SearchResult result =
      search_all(index.database(), *similar, {}, index.lexicon(), index.analyzer());
  ASSERT_EQ(result.match_count, 1U);
  EXPECT_EQ(result.hits.front().article.id, "vote2");
  EXPECT_FALSE(result.hits.front().snippet.highlights.empty());
}

TEST(SimilarTest, AnUnknownIdIsToldFromAnArticleThatIsLikeNoOther) {
  SmallIndex index = make_index();
  EXPECT_FALSE(find_similar(index.database(), "absent", index.analyzer()));
  SmallIndex lone({make_article("a", "le la"), make_article("b", "Tout autre chose.")});
  const auto similar = find_similar(lone.database(), "a", lone.analyzer());
  ASSERT_TRUE(similar);
  EXPECT_TRUE(similar->query.empty());
}

}  // namespace
}  // namespace kiosque
