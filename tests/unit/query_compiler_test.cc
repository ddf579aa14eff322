// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include "query/language/compiler.h"
#include "src/cli/error.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

struct FindCase {
  std::string query;
  std::string found;
};

void expect_found(SmallIndex& index, const std::vector<FindCase>& cases,
                  Juxtaposition side_by_side = Juxtaposition::all) {
  for (const FindCase& c : cases)
    EXPECT_EQ(index.find(c.query, side_by_side), c.found) << "query: " << c.query;
}

// n words that no query asks for.
std::string gap(int n) {
  std::string words;
  for (int i = 0; i < n; ++i) words += " x" + std::to_string(i);
  return words + ' ';
}

TEST(CompilerTest, OperatorsCombineAsTheyRead) {
  SmallIndex index({make_article("kp", "Kim Poutine sanctions"), make_article("kt", "Kim Trump"),
                    make_article("p", "Poutine"), make_article("s", "sanctions")});
  expect_found(index, {{"Kim AND Poutine AND sanctions", "kp"},
                       {"kim poutine sanctions", "kp"},
                       {"Kim ET Macron", ""},
                       {"Kim OU Poutine", "kp kt p"},
                       {"Kim SAUF Trump", "kp"},
                       {"NOT Trump Kim", "kp"},
                       {"Kim NOT (Trump OR sanctions)", ""},
                       {"(Trump OR Poutine) AND Kim", "kp kt"},
                       {"Kim NOT absent", "kp kt"},
                       {"absent NOT Kim", ""},
                       {"absent OR sanctions", "kp s"},
                       {"absent* AND Kim", ""},
                       {"absent* OR sanctions", "kp s"},
                       {"Kim NOT absent*", "kp kt"}});
  expect_found(index,
               {{"Trump sanctions", "kp kt s"},
                {"Kim Poutine NOT Trump", "kp p"},
                {"Trump sanctions AND Kim", "kp kt"}},
               Juxtaposition::any);
}

TEST(CompilerTest, StopWordsBesideWordsAreNoCondition) {
  SmallIndex index({make_article("with", "Le sommet de la ville"),
                    make_article("without", "sommet"), make_article("only", "Il est le premier"),
                    make_article("est", "à l'EST")});
  expect_found(index, {{"le sommet", "with without"},
                       {"le AND sommet", "with without"},
                       {"sommet de la", "with without"},
                       {"le", "only with"},
                       {"de la", "with"},
                       {"\"le sommet\"", "with"},
                       {"=le sommet", "with"},
                       {"(le) sommet", "with without"},
                       {"sommet NOT le", "without"},
                       // In capitals it may be an acronym.
                       {"sommet EST", ""},
                       {"le OU sommet", "with without"}});
  expect_found(index, {{"le sommet", "with without"}, {"le de", "only with"}}, Juxtaposition::any);
}

TEST(CompilerTest, NearCountsWordsInAnyOrderAndAdjInThisOne) {
  SmallIndex index(
      {make_article("0", "alpha beta"), make_article("1", "alpha" + gap(1) + "beta"),
       make_article("3", "alpha" + gap(3) + "beta"), make_article("4", "alpha" + gap(4) + "beta"),
       make_article("r", "beta" + gap(1) + "alpha"), make_article("s", "alpha alpha")});
  expect_found(index, {{"alpha NEAR/1 beta", "0"},
                       {"alpha NEAR/2 beta", "0 1 r"},
                       {"alpha NEAR/4 beta", "0 1 3 r"},
                       {"alpha NEAR/5 beta", "0 1 3 4 r"},
                       {"beta PRES/2 alpha", "0 1 r"},
                       {"alpha ADJ beta", "0"},
                       {"alpha ADJ/2 beta", "0 1"},
                       {"beta ADJ/2 alpha", "r"},
                       {"alpha ADJ/5 beta", "0 1 3 4"},
                       {"alpha NEAR/3 alpha", "s"},
                       {"alpha NEAR/3 absent", ""},
                       {"alpha NEAR/3 absent*", ""}});
}

TEST(CompilerTest, ChainsHoldTheirDistanceBetweenNeighbours) {
  SmallIndex index(
      {make_article("even", "alpha x beta x gamma"), make_article("uneven", "alpha x x beta gamma"),
       make_article("side", "alpha beta gamma"), make_article("order", "gamma beta alpha")});
  expect_found(index, {{"alpha NEAR/2 beta NEAR/2 gamma", "even order side"},
                       {"alpha ADJ/2 beta ADJ/2 gamma", "even side"},
                       {"alpha ADJ beta ADJ gamma", "side"},
                       {"alpha NEAR/3 beta NEAR/3 gamma", "even order side uneven"}});
}

// Found by the comparison with a scan.
TEST(CompilerTest, ChainsTakeTheirNeighboursFromOnePlace) {
  SmallIndex index({make_article("chain", "alpha beta gamma" + gap(20)),
                    make_article("apart", "alpha x x beta gamma" + gap(20) + "alpha beta"),
                    make_article("other", "beta gamma alpha")});
  expect_found(index, {{"alpha NEAR/2 beta NEAR/2 gamma", "chain other"},
                       {"alpha ADJ/2 beta ADJ/2 gamma", "chain"},
                       {"alpha NEAR/3 beta NEAR/3 gamma", "apart chain other"},
                       {"alpha NEAR/1 beta NEAR/1 gamma", "chain"}});
}

TEST(CompilerTest, NothingIsNearAcrossTitleAndText) {
  SmallIndex index({make_article("split", "beta gamma" + gap(3), "Alpha"),
                    make_article("text", "alpha" + gap(90) + "beta gamma", "Titre")});
  expect_found(index, {{"alpha NEAR/100 beta", "text"},
                       {"alpha ADJ/100 beta", "text"},
                       {"alpha NEAR/100 beta NEAR/100 gamma", "text"},
                       {"alpha ADJ/100 beta ADJ/100 gamma", "text"},
                       {"\"alpha beta\"", ""},
                       {"alpha-beta", ""},
                       {"alpha beta", "split text"}});
}

TEST(CompilerTest, NearTakesAlternativesPrefixesInflectionsAndPersons) {
  SmallIndex index({make_article("1", "Le Conseil de sécurité vote."),
                    make_article("2", "Les conseils pour sa securite."),
                    make_article("3", "Vladimir Poutine a vu hier Donald Trump. Poutine sourit."),
                    make_article("4", "Donald Trump seul." + gap(20) + "Vladimir Poutine aussi."),
                    make_article("5", "Les armées russes."),
                    make_article("6", "Kim Jong-un seul")});
  expect_found(index, {{"Conseil NEAR/4 sécurité", "1 2"},
                       {"conseil ADJ/3 securite", "1 2"},
                       {"\"conseil\" NEAR/4 sécurité", "1"},
                       {"(conseil OR vote) NEAR/2 sécurité", "1"},
                       {"(armée OU marine) ADJ russe", "5"},
                       {"arm* ADJ russ*", "5"},
                       {"(arm* OR mari*) NEAR/3 russes", "5"},
                       {"personne:Poutine NEAR/5 personne:Trump", "3"},
                       {"personne:\"Vladimir Poutine\" NEAR/5 personne:\"Donald Trump\"", "3"},
                       {"(personne:Poutine OR Macron) NEAR/5 (Trump OR Xi)", "3"},
                       {"personne:Poutine NEAR/5 hier", "3"},
                       {"hier ADJ/2 Trump", "3"},
                       {"Poutine ADJ Poutine", ""},
                       // One mention is not near itself.
                       {"Kim NEAR/5 personne:Kim", ""},
                       {"absent NEAR/3 (personne:Poutine OR absent)", ""}});
}

struct Mistake {
  std::string query;
  std::string place;
  std::string message;
};

TEST(CompilerTest, WhatHasNoPositionsOrNoWordsIsAMistake) {
  SmallIndex index({make_article("1", "Le Conseil de sécurité")});
  const std::string huge(300, 'a');
  const std::vector<Mistake> mistakes = {
      {"Kim OR nord-cor~", "nord-cor~", "single word"},
      {"Kim titre:nord-cor~", "titre:nord-cor~", "single word"},
      {"Kim pays:Rusie~", "pays:Rusie~", "no meaning"},
      {"Kim personne:\"Kim Jong\"~", "personne:\"Kim Jong\"~", "no meaning"},
      {"Kim " + huge, huge, "no word here"},
      {"=" + huge, "=" + huge, "no word here"},
      {huge + "*", huge + "*", "no word here"},
      {"\"" + huge + "\"", "\"" + huge + "\"", "no word here"},
      {huge + " NEAR/2 Kim", huge, "no word here"},
  };
  for (const Mistake& m : mistakes) {
    SCOPED_TRACE("query: " + m.query);
    try {
      index.compile(m.query);
      ADD_FAILURE() << "no mistake";
    } catch (const QuerySyntaxError& error) {
      EXPECT_EQ(m.query.substr(error.offset(), error.length()), m.place);
      EXPECT_NE(std::string(error.what()).find(m.message), std::string::npos) << error.what();
      EXPECT_FALSE(error.hint().empty());
    }
  }
}

TEST(CompilerTest, NearTakesPhrasesCompoundsAndAlternativesOfThem) {
  SmallIndex index(
      {make_article("1", "Le Conseil de sécurité a voté hier la levée des sanctions."),
       make_article("2", "La sécurité du Conseil, hier. La levée. Des sanctions."),
       make_article("3", "Un dirigeant nord-coréen vu hier à Tours."),
       make_article("4", "hier hier hier hier et hier encore le Conseil de sécurité")});
  expect_found(index, {{"\"Conseil de sécurité\" NEAR/3 hier", "1 4"},
                       {"\"Conseil de sécurité\" NEAR/2 hier", ""},
                       {"\"Conseil de sécurité\" ADJ/3 hier", "1"},
                       {"hier ADJ/5 \"Conseil de sécurité\"", "4"},
                       {"hier NEAR/2 \"levée des sanctions\"", "1 2"},
                       {"hier NEAR/4 \"levée des sanction\"", ""},
                       {"hier NEAR/4 \"levées des sanction\"~", "1 2"},
                       {"nord-coréens NEAR/2 hier", "3"},
                       {"nord-coréen ADJ/1 hier", ""},
                       {"(\"Conseil de sécurité\" OR nord-coréen) NEAR/3 hier", "1 3 4"},
                       {"(nord-coréen OR absent) NEAR/2 (hier OR \"pas là\")", "3"},
                       {"\"pas là\" NEAR/5 hier", ""},
                       // A phrase is not near itself.
                       {"\"Conseil de sécurité\" NEAR/9 Conseil", ""},
                       {"\"Conseil de sécurité\" NEAR/3 hier NEAR/3 \"levée des\"", "1"}});
}

TEST(CompilerTest, OccurrencesAreCountedInTheWholeArticle) {
  SmallIndex index({make_article("once", "Une sanction."),
                    make_article("twice", "La sanction, puis des sanctions."),
                    make_article("thrice", "Sanctions sur sanctions.", "La sanction"),
                    make_article("kim", "Vladimir Poutine a vu Kim. Poutine et M. Poutine."),
                    make_article("phrase", "La levée des sanctions. Une levée des sanctions.")});
  expect_found(index, {{"sanctions>=1", "once phrase thrice twice"},
                       {"sanctions>=2", "phrase thrice twice"},
                       {"sanctions≥3", "thrice"},
                       {"sanctions>=4", ""},
                       {"sanction*>=3", "thrice"},
                       {"\"levée des sanctions\">=2", "phrase"},
                       {"\"levée des sanctions\">=3", ""},
                       {"(sanction OR levée)>=4", "phrase"},
                       {"personne:Poutine>=3", "kim"},
                       {"personne:Poutine>=4", ""},
                       {"absent>=1", ""},
                       // Words of both alternatives are one occurrence.
                       {"(\"levée des sanctions\" OR sanctions)>=3", "thrice"},
                       {"sanctions>=2 NOT levée", "thrice twice"}});
}

TEST(CompilerTest, AQuorumIsMetByAsManyAsItSays) {
  SmallIndex index({make_article("abc", "alpha beta gamma"), make_article("ab", "alpha beta"),
                    make_article("bc", "beta gamma"), make_article("a", "alpha"),
                    make_article("phrase", "alpha, puis du beta gamma delta")});
  expect_found(index, {{"1 of (alpha, gamma)", "a ab abc bc phrase"},
                       {"2 of (alpha, beta, gamma)", "ab abc bc phrase"},
                       {"3 parmi (alpha beta gamma)", "abc phrase"},
                       {"2 of (alpha beta, gamma)", "abc phrase"},
                       {"2 of (alpha, \"beta gamma delta\", absent)", "phrase"},
                       {"2 of (alpha,beta,gamma)", "ab abc bc phrase"},
                       {"2 of (alpha du gamma)", "abc phrase"},
                       {"2 of (alpha, absent)", ""},
                       {"(2 of (alpha, beta, gamma)) NOT delta", "ab abc bc"},
                       {"2 of (alpha, 2 of (beta, gamma))", "abc phrase"},
                       {"delta OR 2 PARMI (alpha OR delta, gamma)", "abc phrase"}});
}

TEST(CompilerTest, AWordThatWasMeantAsAnOperatorIsNotSilent) {
  SmallIndex index({make_article("1", "Kim et Poutine ont vu Trump il y a dix ans à l'ONU.")});
  const std::vector<std::pair<std::string, std::string>> cases = {{"Kim et Poutine", "write ET"},
                                                                  {"Kim ou Poutine", "write OU"},
                                                                  {"Kim ANS Poutine", "write AND"},
                                                                  {"Kim Poutine et", ""},
                                                                  {"et Kim", ""},
                                                                  {"Kim ONU Poutine", ""},
                                                                  {"Kim ET Poutine", ""},
                                                                  {"Kim près Poutine", ""},
                                                                  {"\"Kim et Poutine\"", ""}};
  for (const auto& [query, hint] : cases) {
    const std::vector<std::string> notes = index.compile(query).notes;
    EXPECT_EQ(notes.size(), hint.empty() ? 0U : 1U) << query;
    if (notes.empty() || hint.empty()) continue;
    EXPECT_NE(notes.front().find(hint), std::string::npos) << notes.front();
  }
  for (const std::string typed : {"OUU", "ANDD", "SAUFF", "NTO"}) try {
      index.compile("Kim " + typed + " Trump");
      ADD_FAILURE() << typed << " is no mistake";
    } catch (const QuerySyntaxError& error) {
      EXPECT_EQ(error.offset(), 4U);
      EXPECT_EQ(error.length(), typed.size());
    }
}

TEST(CompilerTest, WhatIsExcludedIsNotHighlighted) {
  SmallIndex index({make_article("1", "Kim et les sanctions. Trump et le nucléaire.")});
  const std::vector<std::pair<std::string, std::size_t>> cases = {
      {"Kim", 1},
      {"Kim NOT absent", 1},
      {"Kim sanctions NOT (absent OR vide)", 2},
      {"Kim SAUF zz*", 1}};
  for (const auto& [query, highlights] : cases)
    EXPECT_EQ(index.compile(query).highlights.size(), highlights) << query;
  EXPECT_EQ(index.compile("Kim NOT absent").explanations.size(), 2U);
  const SearchResult result = index.search("Kim NOT (Trump AND absent)");
  ASSERT_EQ(result.hits.size(), 1U);
  EXPECT_EQ(result.hits[0].snippet.highlights.size(), 1U) << result.hits[0].snippet.text;
}

TEST(CompilerTest, AThousandWordsAreAnswered) {
  std::string query = "Kim";
  for (int i = 1; i < 1000; ++i) query += " OR w" + std::to_string(i);
  SmallIndex index({make_article("1", "Kim"), make_article("2", "w999"), make_article("3", "x")});
  expect_found(index, {{query, "1 2"}});
}

}  // namespace
}  // namespace kiosque
