// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/acronyms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/cli/error.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(AcronymsTest, AnAcronymAndItsLongFormsFindEachOther) {
  const Acronyms acronyms = Acronyms::builtin();
  for (const char* onu : {"ONU", "onu", "O.N.U.", "l'ONU"})
    EXPECT_THAT(acronyms.long_forms(onu),
                ElementsAre("Organisation des Nations unies", "Nations unies"))
        << onu;
  EXPECT_THAT(acronyms.short_forms("organisation DES nations unies"), ElementsAre("ONU"));
  EXPECT_THAT(acronyms.short_forms("Agence de l\u2019environnement et de la maitrise de l'energie"),
              ElementsAre("ADEME"));
  EXPECT_THAT(acronyms.long_forms("Poutine"), IsEmpty());
  EXPECT_THAT(acronyms.long_forms(""), IsEmpty());
  EXPECT_THAT(acronyms.short_forms("Nations"), IsEmpty());
  EXPECT_TRUE(acronyms.begins_long_form("nations"));
  EXPECT_FALSE(acronyms.begins_long_form("nation"));
}

TEST(AcronymsTest, CaseTellsApartWhatDiffersByCaseAlone) {
  const Acronyms acronyms = Acronyms::builtin();
  EXPECT_THAT(acronyms.long_forms("AFD"), ElementsAre("Agence française de développement"));
  EXPECT_EQ(acronyms.long_forms("AfD").front(), "Alternative pour l'Allemagne");
  EXPECT_GT(acronyms.long_forms("afd").size(), 2U);
}

TEST(AcronymsTest, TheUsersOwnComeFirst) {
  const std::string own = "# ours\r\nSNJ\tSyndicat national des journalistes\r\nONU\tOnu à nous\n";
  const Acronyms acronyms = Acronyms::with_own(own, "own.tsv");
  EXPECT_THAT(acronyms.long_forms("snj"), ElementsAre("Syndicat national des journalistes"));
  EXPECT_EQ(acronyms.long_forms("ONU").front(), "Onu à nous");
  EXPECT_EQ(acronyms.long_forms("ONU").size(), 3U);
}

TEST(AcronymsTest, ABadLineIsNamed) {
  for (const std::string bad : {"ONU", "ONU\t", "\tNations unies", "ONU\tNations unies\t ", "a b"})
    try {
      const std::string own = "# x\n" + bad + "\n";
      Acronyms::with_own(own, "own.tsv");
      ADD_FAILURE() << bad;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("own.tsv:2"), std::string::npos) << error.what();
    }
}

TEST(AcronymsTest, ASearchForOneFindsTheOther) {
  SmallIndex index({make_article("short", "Un vote à l'ONU, hier."),
                    make_article("dots", "Un vote à l’O.N.U. hier."),
                    make_article("long", "Un vote à l'Organisation des Nations unies, hier."),
                    make_article("nations", "Un vote aux Nations unies hier."),
                    make_article("apart", "Des organisations, des nations très unies hier."),
                    make_article("none", "Une nation unie hier.")});
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"ONU", "dots long nations short"},
      {"onu", "dots long nations short"},
      {"O.N.U.", "dots long nations short"},
      {"=ONU", "dots short"},
      {"ONU~", "dots short"},
      {"\"ONU\"", "dots short"},
      {"\"Nations unies\"", "dots long nations short"},
      {"\"Organisation des Nations unies\"", "dots long short"},
      {"Organisation des Nations unies", "apart dots long short"},
      {"vote Organisation des Nations unies hier", "dots long short"},
      {"vote ONU hier", "dots long nations short"},
      {"vote NEAR/3 ONU", "dots long nations short"},
      {"ONU ADJ/1 hier", "dots long nations short"},
      {"\"Organisation des Nations unies\" ADJ/1 hier", "dots long short"},
      {"ONU>=1", "dots long nations short"}};
  for (const auto& [query, found] : cases) EXPECT_EQ(index.find(query), found) << query;
  // What was typed comes first.
  EXPECT_THAT(index.search("ONU hier").hits.front().article.id, ::testing::AnyOf("short", "dots"));
  // What is found by the other form is marked too.
  for (const Hit& hit : index.search("ONU").hits)
    EXPECT_FALSE(hit.snippet.highlights.empty()) << hit.article.id;
}

TEST(AcronymsTest, TitlesHaveThemToo) {
  SmallIndex index({make_article("short", "x", "L'ONU vote"),
                    make_article("long", "x", "Vote de l'Organisation des Nations unies"),
                    make_article("text", "Un vote de l'ONU.", "Vote")});
  EXPECT_EQ(index.find("titre:ONU"), "long short");
  EXPECT_EQ(index.find("titre:\"Organisation des Nations unies\""), "long short");
}

TEST(AcronymsTest, AWordOfTheLanguageIsNoAcronymInSmallLetters) {
  SmallIndex index({make_article("name", "La Coupe d'Afrique des nations commence."),
                    make_article("word", "Il fit ses adieux.")});
  EXPECT_EQ(index.find("CAN"), "name");
  EXPECT_EQ(index.find("fis"), "");
}

TEST(AccentsTest, WhatWasTypedWithoutAccentsFindsTheAccentedInAllInflections) {
  SmallIndex index({make_article("one", "La sécurité."), make_article("many", "Les sécurités."),
                    make_article("capitals", "SÉCURITÉ"), make_article("verb", "Ils déclarèrent."),
                    make_article("noun", "Une déclaration."), make_article("oe", "L'œuvre."),
                    make_article("plain", "Une securite sans accents, et du texte autour."),
                    make_article("other", "La récurrence.")});
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"securite", "capitals many one plain"},
      {"securites", "capitals many one plain"},
      {"SECURITES", "capitals many one plain"},
      {"sécurité", "capitals many one plain"},
      {"sécuritès", "capitals many one plain"},
      {"declarerent", "noun verb"},
      {"declarations", "noun verb"},
      {"oeuvres", "oe"},
      {"titre:securites OR oeuvre", "oe"},
      {"securites NEAR/3 la", "one"},
      {"=securites", ""}};
  for (const auto& [query, found] : cases) EXPECT_EQ(index.find(query), found) << query;
  EXPECT_EQ(index.search("securites").match_count, 4U);
}

// Hardly any article has the word without accents: those that do come first.
TEST(AccentsTest, AGuessDoesNotComeBeforeWhatWasTyped) {
  std::vector<Article> articles = {
      make_article("plain", "Une securite sans accents, et du texte tout autour.")};
  for (int i = 0; i < 6; ++i)
    articles.push_back(make_article("accents" + std::to_string(i), "La sécurité, la sécurité."));
  SmallIndex index(std::move(articles));
  EXPECT_EQ(index.search("securite").match_count, 7U);
  EXPECT_EQ(index.search("securite").hits.front().article.id, "plain");
}

TEST(AccentsTest, TheFormAsItWasTypedComesFirst) {
  std::vector<Article> articles = {make_article("typed", "Il marche vers la ville et le port.")};
  for (int i = 0; i < 5; ++i)
    articles.push_back(
        make_article("other" + std::to_string(i), "Le marché de la ville et le port."));
  SmallIndex index(std::move(articles));
  const SearchResult found = index.search("marche");
  EXPECT_EQ(found.match_count, 6U);
  EXPECT_EQ(found.hits.front().article.id, "typed");
  EXPECT_NE(index.search("marché").hits.front().article.id, "typed");
}

}  // namespace
}  // namespace kiosque
