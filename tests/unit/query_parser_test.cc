// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/unit/parser_cases.h"

namespace kiosque {
namespace {

TEST(QueryParser, Words) {
  expect_trees({
      {"kim", "kim"},
      {"Kim", "kim"},
      {"ÉTÉ", "été"},
      {"kim poutine sanctions", "(and kim poutine sanctions)"},
      {"Kim, Poutine", "(and kim poutine)"},
      {"nord-coréen", "nord-coréen"},
      {"l’État", "l’état"},
      {"O.N.U.", "o.n.u."},
      {"nucl*", "(prefix nucl)"},
      {"=Été", "(exact été)"},
      {"12:30", "12:30"},
      {"http://monde.fr/a", "http://monde.fr/a"},
  });
}

TEST(QueryParser, Operators) {
  expect_trees({
      {"Kim AND Poutine AND sanctions", "(and kim poutine sanctions)"},
      {"a OR b OR c", "(or a b c)"},
      {"a NOT b", "(and-not a b)"},
      {"a AND NOT b", "(and-not a b)"},
      {"NOT b a", "(and-not a b)"},
      {"NOT b AND a", "(and-not a b)"},
      {"a NOT b c", "(and-not (and a c) b)"},
      {"a NOT b NOT c", "(and-not a (or b c))"},
      {"a NOT (b OR c) NOT d", "(and-not a (or b c d))"},
      {"a NOT (b AND c)", "(and-not a (and b c))"},
      {"a AND NOT b AND c AND NOT d", "(and-not (and a c) (or b d))"},
      {"a et b ou c", "(and a et b ou c)"},
      {"and or not sauf et ou", "(and and or not sauf et ou)"},
      {"a \"AND\" b", "(and a (phrase \"and\") b)"},
  });
}

TEST(QueryParser, Precedence) {
  expect_trees({
      {"a OR b AND c", "(or a (and b c))"},
      {"a AND b OR c", "(or (and a b) c)"},
      {"a b OR c d", "(or (and a b) (and c d))"},
      {"a OR b c", "(or a (and b c))"},
      {"(a OR b) c", "(and (or a b) c)"},
      {"a NOT b OR c", "(or (and-not a b) c)"},
      {"a OR b NOT c", "(or a (and-not b c))"},
      {"(a OR b) NOT c", "(and-not (or a b) c)"},
      {"a (b NOT c)", "(and a (and-not b c))"},
      {"Kim AND (Poutine OR Trump) \"levée des sanctions\"",
       "(and kim (or poutine trump) (phrase \"levée des sanctions\"))"},
      {"a AND (b AND (c d))", "(and a b c d)"},
      {"a OR (b OR (c OR d))", "(or a b c d)"},
      {"((a))", "a"},
      {"(a)(b)", "(and a b)"},
  });
}

TEST(QueryParser, FrenchForms) {
  expect_trees({
      {"Kim ET Poutine", "(and kim poutine)"},
      {"Kim OU Trump", "(or kim trump)"},
      {"Kim SAUF Trump", "(and-not kim trump)"},
      {"Kim ET SAUF Trump", "(and-not kim trump)"},
      {"conseil PRES/4 sécurité", "(near 4 conseil sécurité)"},
      {"conseil PRÈS/4 sécurité", "(near 4 conseil sécurité)"},
      {"conseil PRÈS sécurité", "(near 10 conseil sécurité)"},
      {"Kim ET « levée des sanctions »", "(and kim (phrase \"levée des sanctions\"))"},
      {"Kim\u00A0ET\u202FPoutine", "(and kim poutine)"},
      {"titre:(Kim OU Poutine) SAUF pays:RU",
       "(and-not (or (title \"Kim\") (title \"Poutine\")) (country \"RU\"))"},
  });
}

TEST(QueryParser, Phrases) {
  expect_trees({
      {"\"Levée des sanctions\"", "(phrase \"levée des sanctions\")"},
      {"“levée des sanctions”", "(phrase \"levée des sanctions\")"},
      {"„levée des sanctions“", "(phrase \"levée des sanctions\")"},
      {"«\u00A0levée des sanctions\u202F»", "(phrase \"levée des sanctions\")"},
      {"« dit \"non\" »", "(phrase \"dit \\\"non\\\"\")"},
      {"\"Kim\"", "(phrase \"kim\")"},
      {"\"a b\" \"c d\"", "(and (phrase \"a b\") (phrase \"c d\"))"},
  });
}

TEST(QueryParser, Fields) {
  expect_trees({
      {"pays:Russie", "(country \"Russie\")"},
      {"country:KP", "(country \"KP\")"},
      {"pays:\"Corée du Nord\"", "(country-whole \"Corée du Nord\")"},
      {"personne:Kim", "(person \"Kim\")"},
      {"titre:=été", "(title-exact \"été\")"},
      {"titre:somm*", "(title-prefix \"somm\")"},
      {"source:\"Le Monde\" auteur:x id:brexit-0001",
       "(and (source-whole \"Le Monde\") (author \"x\") (id \"brexit-0001\"))"},
      {"titre:(kim poutine)", "(and (title \"kim\") (title \"poutine\"))"},
      {"titre:(kim OR \"a b\" OR =été OR nu*)",
       "(or (title \"kim\") (title-whole \"a b\") (title-exact \"été\") (title-prefix \"nu\"))"},
      {"titre:(kim NOT (trump OR xi)) x",
       "(and (and-not (title \"kim\") (or (title \"trump\") (title \"xi\"))) x)"},
      {"pays:(RU OR KP) Kim", "(and (or (country \"RU\") (country \"KP\")) kim)"},
      {"texte:Kim", "kim"},
      {"text:\"a b\" texte:nu* texte:=x", "(and (phrase \"a b\") (prefix nu) (exact x))"},
      {"texte:(a OR b)", "(or a b)"},
      {"NOT pays:RU Kim", "(and-not kim (country \"RU\"))"},
  });
}

TEST(QueryParser, Dates) {
  expect_trees({
      {"date:2019", "(date 20190101..20191231)"},
      {"date:2019-04", "(date 20190401..20190430)"},
      {"date:2020-02", "(date 20200201..20200229)"},
      {"date:2019-04-18", "(date 20190418..20190418)"},
      {"date:2019-04..2019-05", "(date 20190401..20190531)"},
      {"date:2019..", "(date 20190101..)"},
      {"date:..2019-04-18", "(date ..20190418)"},
      {"date:2019..2019", "(date 20190101..20191231)"},
      {"date:2019-04..2019", "(date 20190401..20191231)"},
      {"date:\"2019-04\"", "(date 20190401..20190430)"},
      {"date:(2018 OR 2020)", "(or (date 20180101..20181231) (date 20200101..20201231))"},
      {"Kim date:2019, Poutine", "(and kim (date 20190101..20191231) poutine)"},
  });
}

TEST(QueryParser, Proximity) {
  expect_trees({
      {"Conseil NEAR/4 sécurité", "(near 4 conseil sécurité)"},
      {"a NEAR b", "(near 10 a b)"},
      {"a ADJ b", "(adj 1 a b)"},
      {"a ADJ/3 b", "(adj 3 a b)"},
      {"a NEAR/3 b NEAR/3 c", "(near 3 a b c)"},
      {"a NEAR b PRES/10 c", "(near 10 a b c)"},
      {"a NEAR/3 b c", "(and (near 3 a b) c)"},
      {"a AND b NEAR/3 c OR d", "(or (and a (near 3 b c)) d)"},
      {"a NOT b NEAR/3 c", "(and-not a (near 3 b c))"},
      {"nucl* NEAR/3 \"a b\"", "(near 3 (prefix nucl) (phrase \"a b\"))"},
      {"(a OR b OR nu*) NEAR/3 c", "(near 3 (or a b (prefix nu)) c)"},
      {"(a) NEAR/3 (b)", "(near 3 a b)"},
      {"personne:Kim NEAR/10 personne:Poutine", "(near 10 (person \"Kim\") (person \"Poutine\"))"},
      {"personne:(Kim OR Trump) ADJ/2 x", "(adj 2 (or (person \"Kim\") (person \"Trump\")) x)"},
      {"texte:a NEAR/3 b", "(near 3 a b)"},
  });
}

TEST(QueryParser, NeighboursAsAlternatives) {
  expect_trees(
      {
          {"a b", "(or a b)"},
          {"a b OR c", "(or a b c)"},
          {"a b AND c", "(and (or a b) c)"},
          {"a AND b c", "(and a (or b c))"},
          {"a b NOT c", "(and-not (or a b) c)"},
          {"a NOT c b", "(and-not (or a b) c)"},
          {"titre:(a b)", "(or (title \"a\") (title \"b\"))"},
          {"(a b) NEAR/3 c", "(near 3 (or a b) c)"},
          {"a (b AND c)", "(or a (and b c))"},
      },
      Juxtaposition::any);
}

TEST(QueryParser, PlainText) {
  const std::vector<ParserCase> cases = {
      {"Kim AND Poutine", "(and kim and poutine)"},
      {"NOT x", "(and not x)"},
      {"(Kim", "kim"},
      {"\"Kim OR", "(and kim or)"},
      {"pays:Russie date:2019-13", "(and pays:russie date:2019-13)"},
      {"NEAR/0 nu*cl =x", "(and near/0 nu*cl =x)"},
      {"quelle est la capitale ?", "(and quelle est la capitale)"},
  };
  for (const ParserCase& c : cases)
    EXPECT_EQ(to_string(parse_plain_query(c.query)), c.tree) << "query: " << c.query;
  EXPECT_EQ(to_string(parse_plain_query("a OR b", Juxtaposition::any)), "(or a or b)");
  for (const char* const empty : {"", "  ", "?!", "( ) \"", "\xFF"})
    EXPECT_THROW(parse_plain_query(empty), QuerySyntaxError) << "query: " << empty;
}

TEST(QueryParser, NodesKnowTheirPlaces) {
  struct Place {
    std::string query;
    std::size_t offset;
    std::size_t length;
  };
  const std::vector<Place> places = {
      {"  kim  ", 2, 3},    {"a OR b", 0, 6},          {"(a OR b)", 0, 8},
      {"NOT b a", 4, 3},    {" pays:\"a b\" ", 1, 10}, {"x NEAR/3 y", 0, 10},
      {"été « a »", 0, 13}, {"a titre:(b c)", 0, 13},
  };
  for (const Place& place : places) {
    const Node node = parse_query(place.query);
    EXPECT_EQ(node.offset, place.offset) << "query: " << place.query;
    EXPECT_EQ(node.length, place.length) << "query: " << place.query;
  }
}

TEST(QueryParser, ThresholdsAndQuorums) {
  expect_trees({
      {"sanctions>=3", "(at-least 3 sanctions)"},
      {"sanctions≥3 Kim", "(and (at-least 3 sanctions) kim)"},
      {"\"a b\">=2", "(at-least 2 (phrase \"a b\"))"},
      {"(a OR b)>=2", "(at-least 2 (or a b))"},
      {"personne:Kim>=2", "(at-least 2 (person \"Kim\"))"},
      {"NOT sanctions>=3 Kim", "(and-not kim (at-least 3 sanctions))"},
      {"2 of (a, b, c)", "(2-of a b c)"},
      {"2 parmi (a b c)", "(2-of a b c)"},
      {"2 OF (a b, c)", "(2-of (and a b) c)"},
      {"2 of (a OR b, c NOT d; e)", "(2-of (or a b) (and-not c d) e)"},
      {"2 of (\"a b\", pays:RU, c NEAR/3 d)",
       "(2-of (phrase \"a b\") (country \"RU\") (near 3 c d))"},
      {"2 of (a, (b, c))", "(2-of a (and b c))"},
      {"1 of (a, 2 of (b, c, d))", "(1-of a (2-of b c d))"},
      {"2 of 3", "(and 2 of 3)"},
      {"12 of x (a)", "(and 12 of x a)"},
      {"titre:2 x (a)", "(and (title \"2\") x a)"},
      {"a,b;c", "(and a b c)"},
      {"3,5 x", "(and 3,5 x)"},
      {"id:a,b", "(id \"a,b\")"},
  });
}

TEST(QueryParser, CloseSpellingsAndInflectedPhrases) {
  expect_trees({
      {"poutin~", "(similar poutin)"},
      {"poutin~1 Kim", "(and (similar-1 poutin) kim)"},
      {"titre:somet~2", "(title-similar-2 \"somet\")"},
      {"\"levée des sanctions\"~", "(phrase-inflected \"levée des sanctions\")"},
      {"« levée des sanctions »~ Kim", "(and (phrase-inflected \"levée des sanctions\") kim)"},
      {"titre:\"a b\"~", "(title-inflected \"a b\")"},
      {"a~b", "a~b"},
      {"~100", "~100"},
  });
  expect_mistakes({
      {"ab~", 0, "ab~", "too many words", "3 letters"},
      {"date:2019~", 5, "2019~", "no sign ~", "date:2019"},
      {"date:\"hier\"..", 11, "..", "outside of the quotation marks", "hier"},
  });
}

TEST(QueryParser, DatesInWordsCountFromToday) {
  const Date today{2026, 11, 26};
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"date:hier", "(date 20261125..20261125)"},
      {"date:\"avril 2019\"", "(date 20190401..20190430)"},
      {"date:\"il y a 3 mois..hier\"", "(date 20260826..20261125)"},
      {"date:18/04/2019", "(date 20190418..20190418)"},
      {"date:yesterday..", "(date 20261125..)"},
      {"date:\"le mois dernier\" Kim", "(and (date 20261001..20261031) kim)"}};
  for (const auto& [query, tree] : cases)
    EXPECT_EQ(to_string(parse_query(query, Juxtaposition::all, today)), tree) << query;
}

}  // namespace
}  // namespace kiosque
