// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/word_compiler.h"

#include <gtest/gtest.h>

#include "src/cli/error.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

struct FindCase {
  std::string query;
  std::string found;  // ids
};

void expect_found(SmallIndex& index, const std::vector<FindCase>& cases) {
  for (const FindCase& c : cases) EXPECT_EQ(index.find(c.query), c.found) << "query: " << c.query;
}

struct ShareCase {
  int names;
  int words;
  std::string query;
  bool finds_names;
  bool finds_words;
};

TEST(WordCompilerTest, TheIndexAndTheCapitalTellANameFromAWord) {
  const std::vector<ShareCase> cases = {
      // Hardly ever a name: the recogniser slipped.
      {1, 24, "Tours", false, true},
      {1, 24, "tours", false, true},
      // At 5 % a capital means the name.
      {1, 19, "Tours", true, false},
      {1, 19, "TOURS", true, false},
      {1, 19, "tours", false, true},
      // At half, the small word is still a word.
      {3, 3, "Tours", true, false},
      {3, 3, "tours", false, true},
      {4, 3, "tours", true, false},
      // From 80 % the rest are names that were missed.
      {7, 2, "tours", true, false},
      {8, 2, "tours", true, true},
      {8, 2, "Tours", true, true},
      {3, 0, "tours", true, false},
      {0, 3, "Tours", false, true},
  };
  for (const ShareCase& c : cases) {
    SCOPED_TRACE(c.query + " with " + std::to_string(c.names) + " names, " +
                 std::to_string(c.words) + " words");
    std::vector<Article> articles;
    for (int i = 0; i < c.names; ++i)
      articles.push_back(make_article("name" + std::to_string(i), "Il habite Tours depuis."));
    for (int i = 0; i < c.words; ++i)
      articles.push_back(make_article("word" + std::to_string(i), "Voir les deux tours."));
    SmallIndex index(std::move(articles));
    const std::string found = index.find(c.query);
    EXPECT_EQ(found.find("name") != std::string::npos, c.finds_names) << found;
    EXPECT_EQ(found.find("word") != std::string::npos, c.finds_words) << found;
  }
}

TEST(WordCompilerTest, NamesNeverMeetTheWordsOfTheirStem) {
  SmallIndex index({make_article("mali", "Une armée du Mali avance."),
                    make_article("mal", "Un mal ronge une armée."),
                    make_article("maux", "Ces maux rongent une armée."),
                    make_article("tours", "Il habite Tours avec un château."),
                    make_article("tour", "La tour du château brûle.")});
  expect_found(index, {{"Mali", "mali"},
                       {"mali", "mali"},
                       {"mal", "mal"},
                       {"Tours", "tours"},
                       {"tour", "tour"},
                       {"Mali NEAR/5 armée", "mali"},
                       {"mali NEAR/5 armée", "mali"},
                       {"mal NEAR/5 armée", "mal"},
                       {"Tours NEAR/5 château", "tours"},
                       {"tour NEAR/5 château", "tour"},
                       {"armée (Tours OR Mali)", "mali"}});
}

TEST(WordCompilerTest, AWordFindsItsInflectionsWithAndWithoutAccents) {
  SmallIndex index(
      {make_article("nucleaire", "Le dossier nucléaire."),
       make_article("nucleaires", "Des essais nucléaires."),
       make_article("capitales", "ESSAI NUCLEAIRE"),
       make_article("allegement", "On attend l’allègement promis."),
       make_article("securite", "La sécurité des sites."),
       make_article("SECURITE", "SECURITE RENFORCEE"), make_article("train", "Le train blindé."),
       make_article("trains", "Des trains."), make_article("sur", "La table sur la place."),
       make_article("sûr", "Un lieu sûr.")});
  expect_found(index, {{"nucleaire", "capitales nucleaire nucleaires"},
                       {"NUCLÉAIRE", "capitales nucleaire nucleaires"},
                       {"nucléaires", "capitales nucleaire nucleaires"},
                       {"allegement", "allegement"},
                       {"l'allègement", "allegement"},
                       {"l’allegement", "allegement"},
                       {"allègement", "allegement"},
                       {"securite", "SECURITE securite"},
                       {"sécurité", "SECURITE securite"},
                       {"se\u0301curite\u0301", "SECURITE securite"},
                       {"train", "train trains"},
                       {"trains", "train trains"},
                       {"sûr", "sûr"},
                       {"sur", "sur sûr"},
                       {"absent", ""}});
}

TEST(WordCompilerTest, CompoundsAreTheirPartsSideBySideInflected) {
  SmallIndex index({make_article("feminin", "Les autorités nord-coréennes."),
                    make_article("personnes", "Des Nord-Coréens arrivent."),
                    make_article("apart", "Au nord le voisin coréen."),
                    make_article("reverse", "Un coréen nord."),
                    make_article("porte-avions", "Le porte-avions appareille."),
                    make_article("porte", "Il porte des avions."),
                    make_article("tete", "Un tête-à-tête."),
                    make_article("tetes", "La tête à tête."),
                    make_article("couple", "Le sommet Kim-Trump échoue.")});
  expect_found(index, {{"nord-coréen", "feminin personnes"},
                       {"NORD-COREEN", "feminin personnes"},
                       {"porte-avion", "porte-avions"},
                       {"tete-a-tete", "tete tetes"},
                       {"Kim-Trump", "couple"},
                       {"kim‑trump", "couple"},
                       {"Trump-Kim", ""},
                       {"Kim Trump", "couple"}});
}

TEST(WordCompilerTest, PhrasesAreWordsAsWritten) {
  SmallIndex index({make_article("levee", "La levée des sanctions approche."),
                    make_article("LEVEE", "LEVÉE DES SANCTIONS"),
                    make_article("singular", "La levée d'une sanction."),
                    make_article("apart", "La levée tardive des sanctions."),
                    make_article("split", "des sanctions.", "Vers la levée"),
                    make_article("etat", "Le coup d’État militaire."),
                    make_article("number", "Ils sont 12\u202F000 soldats.")});
  expect_found(index, {{"\"levée des sanctions\"", "LEVEE levee"},
                       {"« levée des sanctions »", "LEVEE levee"},
                       {"«\u00A0levee des SANCTIONS\u00A0»", "LEVEE levee"},
                       {"“levée des sanctions”", "LEVEE levee"},
                       {"\"coup d'état\"", "etat"},
                       {"\"coup etat\"", "etat"},
                       {"\"12 000 soldats\"", "number"},
                       {"\"12000 soldats\"", "number"},
                       {"\"levée des fonds\"", ""}});
}

TEST(WordCompilerTest, APrefixFindsWordsAndNames) {
  SmallIndex index({make_article("word", "Le nucléaire."),
                    make_article("plural", "Essais nucléaires."),
                    make_article("name", "Selon Vladimir Poutine."),
                    make_article("compound", "Des Nord-Coréens."),
                    make_article("number", "Boeing 737max8 au sol.")});
  expect_found(index, {{"nucl*", "plural word"},
                       {"NUCLÉ*", "plural word"},
                       {"pout*", "name"},
                       {"nord-cor*", "compound"},
                       {"737m*", "number"},
                       {"zz*", ""},
                       {"nucl* AND zz*", ""},
                       {"nucl* OR pout*", "name plural word"}});
}

TEST(WordCompilerTest, APrefixOfTooManyWordsIsAMistake) {
  std::string body;
  for (std::size_t i = 0; i < WordCompiler::kMaxExpansion; ++i)
    body += "zz" + std::to_string(i) + ' ';
  SmallIndex full({make_article("full", body)});
  EXPECT_EQ(full.find("zz*"), "full");
  SmallIndex overfull({make_article("overfull", body + "zzz")});
  for (const std::string query : {"a zz*", "a titre:zz*", "a zz* NEAR/3 b"}) {
    SCOPED_TRACE(query);
    if (query.find(':') != std::string::npos) {
      EXPECT_EQ(overfull.find(query), "");
      continue;
    }
    try {
      overfull.compile(query);
      ADD_FAILURE() << "no mistake";
    } catch (const QuerySyntaxError& error) {
      EXPECT_EQ(error.offset(), 2U);
      EXPECT_EQ(error.length(), 3U);
      EXPECT_NE(error.hint().find("more letters"), std::string::npos) << error.hint();
    }
  }
}

TEST(WordCompilerTest, AnExactFormKeepsItsAccents) {
  SmallIndex index({make_article("walk", "Il marche vite."), make_article("market", "Le marché."),
                    make_article("both", "Il marche au marché."),
                    make_article("upper", "Marché conclu."), make_article("plural", "Les marchés."),
                    make_article("none", "Rien.")});
  expect_found(index, {{"=marche", "both walk"},
                       {"=marché", "both market upper"},
                       {"=MARCHÉ", "both market upper"},
                       {"=marche\u0301", "both market upper"},
                       {"=marchés", "plural"},
                       {"=marchê", ""},
                       {"=marches", ""},
                       {"marche", "both market plural upper walk"}});
}

TEST(WordCompilerTest, NumbersAndAcronymsAreOneWordInAllTheirSpellings) {
  SmallIndex index({make_article("blank", "12 000 soldats"), make_article("nbsp", "12\u00A0000"),
                    make_article("plain", "12000"), make_article("decimal", "3,5 %"),
                    make_article("dot", "3.5 %"), make_article("dots", "L'O.N.U. vote."),
                    make_article("onu", "Vote à l’ONU.")});
  expect_found(index, {{"12000", "blank nbsp plain"},
                       {"\"12 000\"", "blank nbsp plain"},
                       {"3,5", "decimal dot"},
                       {"3.5", "decimal dot"},
                       {"onu", "dots onu"},
                       {"O.N.U.", "dots onu"},
                       {"l'ONU", "dots onu"}});
}

TEST(WordCompilerTest, EachReadingIsExplained) {
  SmallIndex index({make_article("a", "Il habite Tours."), make_article("b", "Voir les tours.")});
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Tours", "as a name; the word is in 1: write it small"},
      {"tours", "as a word; the name is in 1: write it with a capital"},
      {"=tours", "that form alone: tours"},
      {"\"les tours\"", "as written: les tours"},
      {"tou*", "tou* (2 words)"},
  };
  for (const auto& [query, reading] : cases) {
    const CompiledQuery compiled = index.compile(query);
    ASSERT_EQ(compiled.explanations.size(), 1U) << query;
    EXPECT_EQ(compiled.explanations[0].typed, query);
    EXPECT_EQ(compiled.explanations[0].reading, reading) << query;
  }
}

// What --explain says of a word that is a name too must come true when it is followed.
TEST(WordCompilerTest, TheOtherReadingOfANameOrWordIsExplained) {
  const struct {
    int names;
    int words;
    std::string query;
    std::string reading;
    std::string otherwise;  // finds the other, too or alone; empty: there is no other
  } cases[] = {
      {1, 24, "Tours", "as a word; the name is in 1: \"tours\" finds both", "\"tours\""},
      {1, 24, "tours", "as a word; the name is in 1: \"tours\" finds both", "\"tours\""},
      {3, 4, "Tours", "as a name; the word is in 4: write it small", "tours"},
      {3, 4, "tours", "as a word; the name is in 3: write it with a capital", "Tours"},
      {4, 3, "Tours", "as a name; the word is in 3: \"tours\" finds both", "\"tours\""},
      {4, 3, "tours", "as a name; the word is in 3: \"tours\" finds both", "\"tours\""},
      {8, 2, "tours", "as a name; nearly all are the name, so the word is taken for it too", ""},
      {3, 0, "Tours", "as a name", ""},
      {0, 3, "Tours", "as a word", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.query + " with " + std::to_string(c.names) + " names, " +
                 std::to_string(c.words) + " words");
    std::vector<Article> articles;
    for (int i = 0; i < c.names; ++i)
      articles.push_back(make_article("name" + std::to_string(i), "Il habite Tours depuis."));
    for (int i = 0; i < c.words; ++i)
      articles.push_back(make_article("word" + std::to_string(i), "Voir les deux tours."));
    SmallIndex index(std::move(articles));
    const CompiledQuery compiled = index.compile(c.query);
    ASSERT_EQ(compiled.explanations.size(), 1U);
    EXPECT_EQ(compiled.explanations[0].reading, c.reading);
    if (c.otherwise.empty()) continue;
    const bool was_name = c.reading.starts_with("as a name");
    EXPECT_NE(index.find(c.otherwise).find(was_name ? "word" : "name"), std::string::npos);
  }
}

}  // namespace
}  // namespace kiosque
