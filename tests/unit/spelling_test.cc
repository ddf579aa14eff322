// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/spelling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/edit_distance.h"
#include "query/language/suggestions.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(EditDistanceTest, CountsLettersAddedLostChangedOrExchanged) {
  struct Case {
    std::string one;
    std::string other;
    std::size_t distance;
  };
  const std::vector<Case> cases = {{"", "", 0},
                                   {"a", "", 1},
                                   {"poutine", "poutine", 0},
                                   {"poutin", "poutine", 1},
                                   {"potuine", "poutine", 1},
                                   {"puotnie", "poutine", 2},
                                   {"macron", "micron", 1},
                                   {"abc", "xyz", 3},
                                   {"ab", "ba", 1},
                                   {"kitten", "sitting", 3}};
  for (const Case& c : cases) {
    EXPECT_EQ(edit_distance(c.one, c.other, 5), c.distance) << c.one << ' ' << c.other;
    EXPECT_EQ(edit_distance(c.other, c.one, 5), c.distance) << c.one << ' ' << c.other;
    if (c.distance == 0) continue;
    EXPECT_EQ(edit_distance(c.one, c.other, c.distance - 1), c.distance) << c.one;
  }
  EXPECT_EQ(edit_distance(std::string(100, 'a'), std::string(100, 'a'), 2), 3U);
}

std::vector<Article> press() {
  std::vector<Article> articles;
  for (int i = 0; i < 30; ++i)
    articles.push_back(make_article("p" + std::to_string(i),
                                    "Vladimir Poutine parle de la sécurité et des élections."));
  articles.push_back(make_article("rare", "Une securitte, un sommet, une kermesse."));
  return articles;
}

TEST(SpellingTest, CloseWordsComeNearestFirst) {
  SmallIndex index({make_article("1", "vente vents vente"), make_article("2", "vente tente"),
                    make_article("3", "ventre vendu entente")});
  std::vector<std::string> words;
  for (const CloseSpelling& close : close_spellings(index.database(), "", "vente", 1, 1, 10))
    words.push_back(close.folded + ' ' + std::to_string(close.articles));
  // tente: only the letters that are kept may differ by one alone.
  EXPECT_THAT(words, ElementsAre("vente 2", "tente 1", "ventre 1", "vents 1"));
  EXPECT_EQ(close_spellings(index.database(), "", "vente", 1, 1, 2).size(), 2U);
  EXPECT_THAT(close_spellings(index.database(), "", "", 1, 1, 2), IsEmpty());
}

TEST(SpellingTest, TheSignTildeFindsWordsAndNames) {
  SmallIndex index(press());
  for (const std::string query : {"poutin~", "Potuine~", "outine~", "puotnie~2",
                                  "titre:x OR poutin~", "personne:Poutin~", "vladimir ADJ poutin~"})
    EXPECT_EQ(index.search(query).match_count, 30U) << query;
  for (const std::string query : {"puotnie~1", "poutin", "xoutinx~", "personne:Kim~"})
    EXPECT_EQ(index.search(query).match_count, 0U) << query;
  EXPECT_EQ(index.search("sécurité~").match_count, 31U);
}

std::string corrected(SmallIndex& index, const std::string& query) {
  const Node tree = parse_query(query);
  const auto suggestions = suggest_spellings(tree, query, index.database(), index.analyzer());
  return suggestions.empty() ? "" : apply_suggestions(query, suggestions);
}

TEST(SuggestionsTest, AWordThatHardlyAnyArticleHasIsCorrected) {
  SmallIndex index(press());
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Poutin", "Poutine"},
      {"Vladimir AND Poutin", "Vladimir AND Poutine"},
      {"\"Vladimir Poutin\" OR kermese", "\"Vladimir Poutine\" OR kermesse"},
      {"securitte", "sécurité"},  // one article has it, and many have the other
      {"séccurité", "sécurité"},
      {"electons", "élections"},
      {"personne:Poutin", "personne:Poutine"},
      {"l'electons", "l'élections"},
      {"(Poutin)>=2", "(Poutine)>=2"},
      {"2 of (Poutin, sécurité)", "2 of (Poutine, sécurité)"},
      // What is right, or can be anything.
      {"Poutine sécurité", ""},
      {"securite", ""},
      {"securites", ""},
      {"kermesse", ""},
      {"sommet NOT Poutin", ""},
      {"poutin~", ""},
      {"poutin*", ""},
      {"=poutin", ""},
      {"absolument", ""},
      {"2019", ""},
      {"xy", ""}};
  for (const auto& [query, better] : cases) EXPECT_EQ(corrected(index, query), better) << query;
}

}  // namespace
}  // namespace kiosque
