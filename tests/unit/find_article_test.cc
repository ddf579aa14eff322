// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/find_article.h"

#include <gtest/gtest.h>

#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

TEST(FindArticleTest, AnIdFindsItsArticleAlone) {
  const std::string long_id = "https://a.example/" + std::string(400, 'x');
  const SmallIndex index({make_article("a1", "Un texte.", "Un titre"), make_article("A1", "Autre."),
                          make_article("id a2 é", "Encore."), make_article(long_id + '1', "Long."),
                          make_article(long_id + '2', "Plus long.")});
  Xapian::Database database = index.database();
  for (const auto& [id, body] :
       std::vector<std::pair<std::string, std::string>>{{"a1", "Un texte."},
                                                        {"A1", "Autre."},
                                                        {"id a2 é", "Encore."},
                                                        {long_id + '1', "Long."},
                                                        {long_id + '2', "Plus long."}}) {
    const auto article = find_article(database, id);
    ASSERT_TRUE(article) << id;
    EXPECT_EQ(article->id, id);
    EXPECT_EQ(article->body, body);
  }
  for (const std::string& id : {std::string("a"), std::string("a11"), long_id, std::string()})
    EXPECT_FALSE(find_article(database, id)) << id;
}

}  // namespace
}  // namespace kiosque
