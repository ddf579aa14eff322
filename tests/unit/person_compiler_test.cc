// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/person_compiler.h"

#include <gtest/gtest.h>

#include "src/cli/error.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

SmallIndex make_index() {
  return SmallIndex({make_article("hanoi", "Donald J. Trump et Kim Jong-Un."),
                     make_article("soeur", "Kim Yo-jong est venue."),
                     make_article("cri", "KIM JONG-UN est là. Puis Poutine attend Donald Trump."),
                     make_article("initiale", "E. Macron est là."),
                     make_article("entier", "Emmanuel Macron est là."),
                     make_article("autre", "Vladimir Macron est là."),
                     make_article("luc", "J.-L. Dupont, J. Dupont et Jean-Luc Dupont.")});
}

void expect_found(const std::vector<std::pair<std::string, std::string>>& cases) {
  SmallIndex index = make_index();
  for (const auto& [query, found] : cases) {
    try {
      EXPECT_EQ(index.find(query), found) << query;
    } catch (const QuerySyntaxError& error) {
      ADD_FAILURE() << query << ": " << error.what();
    }
  }
}

TEST(PersonCompiler, APartOfANameFindsAllWhoHaveIt) {
  expect_found({{"personne:Kim", "cri hanoi soeur"},
                {"personne:KIM", "cri hanoi soeur"},
                {"personne:Macron", "autre entier initiale"},
                {"personne:Emmanuel", "entier initiale"},
                {"personne:Vladimir", "autre cri"},
                {"personne:Poutine", "cri"},
                {"personne:Jong-un", "cri hanoi"},
                {"personne:absent", ""}});
}

TEST(PersonCompiler, AWholeNameFindsThatPersonInEverySpelling) {
  expect_found({{"personne:\"Kim Jong-un\"", "cri hanoi"},
                {"personne:\"kim jong un\"", "cri hanoi"},
                {"personne:\"KIM JONG UN\"", "cri hanoi"},
                {"personne:\"Donald Trump\"", "cri hanoi"},
                {"personne:\"Donald J. Trump\"", "cri hanoi"},
                {"personne:\"D. Trump\"", "cri hanoi"},
                {"personne:\"Emmanuel Macron\"", "entier initiale"},
                {"personne:\"E. Macron\"", "entier initiale"},
                {"personne:\"Vladimir Macron\"", "autre"},
                {"personne:\"Jean-Luc Dupont\"", "luc"},
                {"personne:\"Kim\"", ""}});
}

TEST(PersonCompiler, TwoWhomAnInitialFitsKeepItToItself) {
  SmallIndex index({make_article("1", "E. Macron est là."),
                    make_article("2", "Emmanuel Macron est là."),
                    make_article("3", "E. Macron. Et voici Emmanuel J. Macron.")});
  EXPECT_EQ(index.find("personne:\"E. Macron\""), "1 2 3");
  SmallIndex two({make_article("1", "E. Macron est là."),
                  make_article("2", "Emmanuel Macron est là."),
                  make_article("3", "M. Edmond Macron est là.")});
  EXPECT_EQ(two.find("personne:\"E. Macron\""), "1");
  EXPECT_EQ(two.find("personne:\"Emmanuel Macron\""), "2");
  EXPECT_EQ(two.find("personne:Emmanuel"), "2");
}

TEST(PersonCompiler, ABeginningFindsNamesAndAliases) {
  expect_found({{"personne:Jon*", "cri hanoi soeur"},
                {"personne:trum*", "cri hanoi"},
                {"personne:Pout*", "cri"},
                {"personne:absen*", ""}});
}

TEST(PersonCompiler, PersonsStandBesideOtherWords) {
  expect_found({{"personne:Jong-un NEAR/5 personne:Trump", "hanoi"},
                {"personne:Pout* NEAR/2 attend", "cri"},
                {"personne:\"E. Macron\" ADJ/3 là", "entier initiale"},
                {"personne:\"Donald Trump\" NEAR/4 Kim", "hanoi"},
                {"personne:absent-ici NEAR/3 Kim", ""},
                {"personne:absen* NEAR/3 Kim", ""}});
}

TEST(PersonCompiler, AnAliasIsThatPersonAlone) {
  LexiconBuilder mine;
  for (const char* alias : {"Le Tsar", "Tsar", "VVP"})
    mine.add_entry(EntryKind::person, CaseRule::exact, alias, "Vladimir Poutine");
  const std::string bytes = mine.build();
  SmallIndex index({make_article("1", "Poutine est là."), make_article("2", "Jean Tsar est là."),
                    make_article("3", "Vladimir Macron est là.")});
  const Lexicon lexicon = index.lexicon().with_aliases(bytes);
  const auto compile = [&](const std::string& query) {
    return compile_query(parse_query(query, Juxtaposition::all), query, index.database(), lexicon,
                         index.analyzer());
  };
  for (const std::string query :
       {"personne:Tsar", "personne:vvp", "personne:\"le tsar\"", "personne:le-tsar",
        "personne:Poutine", "personne:vv*", "personne:\"Vladimir Poutine\""}) {
    const SearchResult found =
        search_all(index.database(), compile(query), {}, lexicon, index.analyzer());
    ASSERT_EQ(found.match_count, 1U) << query;
    EXPECT_EQ(found.hits.front().article.id, "1") << query;
  }
  for (const std::string query : {"personne:Tsar", "personne:\"VVP\"", "personne:vv*"})
    EXPECT_NE(compile(query).explanations.front().reading.find("Vladimir Poutine"),
              std::string::npos)
        << query;
}

}  // namespace
}  // namespace kiosque
