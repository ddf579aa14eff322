// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/language/lexer.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

using Kind = QueryToken::Kind;

std::string show(const QueryToken& token) {
  switch (token.kind) {
    case Kind::word:
      return token.text;
    case Kind::prefix:
      return "prefix[" + token.text + "]";
    case Kind::exact:
      return "exact[" + token.text + "]";
    case Kind::similar:
      return "similar" + std::to_string(token.number) + "[" + token.text + "]";
    case Kind::threshold:
      return ">=" + std::to_string(token.number);
    case Kind::phrase:
      return (token.inflected ? "inflected[" : "phrase[") + token.text + "]";
    case Kind::field:
      return std::string(french_name(token.field)) + ":";
    case Kind::open:
      return "(";
    case Kind::close:
      return ")";
    case Kind::conjunction:
      return "&";
    case Kind::disjunction:
      return "|";
    case Kind::negation:
      return "!";
    case Kind::proximity:
      return (token.ordered ? "adj" : "near") + std::to_string(token.number);
    case Kind::end:
      return "";
  }
  return "?";
}

std::string show(const std::vector<QueryToken>& tokens) {
  std::string line;
  for (const QueryToken& token : tokens) {
    if (token.kind == Kind::end) break;
    if (!line.empty()) line += ' ';
    line += show(token);
  }
  return line;
}

struct LexerCase {
  std::string query;
  std::string tokens;
};

void expect_tokens(const std::vector<LexerCase>& cases) {
  for (const LexerCase& c : cases) {
    SCOPED_TRACE("query: " + c.query);
    try {
      const std::vector<QueryToken> tokens = lex_query(c.query);
      EXPECT_EQ(show(tokens), c.tokens);
      ASSERT_FALSE(tokens.empty());
      EXPECT_EQ(tokens.back().kind, Kind::end);
      EXPECT_EQ(tokens.back().offset, c.query.size());
    } catch (const QuerySyntaxError& error) {
      ADD_FAILURE() << error.what() << " at " << error.offset();
    }
  }
}

TEST(QueryLexer, Words) {
  expect_tokens({
      {"", ""},
      {" \t ", ""},
      {"kim", "kim"},
      {"Kim Poutine", "Kim Poutine"},
      {"  Kim   Poutine  ", "Kim Poutine"},
      {"l'état", "l'état"},
      {"l’état", "l’état"},
      {"nord-coréen", "nord-coréen"},
      {"nord\u2010coréen nord\u2011coréen", "nord\u2010coréen nord\u2011coréen"},
      {"O.N.U.", "O.N.U."},
      {"R&D 3,5 20% -5 C++", "R&D 3,5 20% -5 C++"},
      {"cœur Łódź 東京", "cœur Łódź 東京"},
      {"e\u0301te\u0301", "e\u0301te\u0301"},
      {"Kim, Poutine; Trump ! Macron… Qui?", "Kim Poutine Trump Macron Qui"},
      {"Kim – Poutine & Trump / Macron", "Kim Poutine Trump Macron"},
      {"sommet : Kim", "sommet Kim"},
      {"12:30 http://monde.fr/a:b https://x", "12:30 http://monde.fr/a:b https://x"},
      {"a=b", "a=b"},
  });
}

TEST(QueryLexer, SpacesOfEveryKindSeparate) {
  expect_tokens({
      {"a\u00A0b\u202Fc\u2009d\u3000e\u2028f", "a b c d e f"},
      {"a\tb\nc\r\nd", "a b c d"},
      {"a\u0085b\x7F"
       "c\x01"
       "d",
       "a b c d"},
      {std::string("a\0b", 3), "a b"},
      {"\uFEFFKim AND\u200B Poutine\u200E", "Kim & Poutine"},
  });
}

TEST(QueryLexer, Operators) {
  expect_tokens({
      {"a AND b ET c", "a & b & c"},
      {"a OR b OU c", "a | b | c"},
      {"a NOT b SAUF c", "a ! b ! c"},
      {"et ou and or not sauf near adj", "et ou and or not sauf near adj"},
      {"Et Ou And Or Not Sauf", "Et Ou And Or Not Sauf"},
      {"ANDES ETAT OUI NOTE", "ANDES ETAT OUI NOTE"},
      {"a NEAR b PRES c PRÈS d PRE\u0300S e ADJ f", "a near10 b near10 c near10 d near10 e adj1 f"},
      {"NEAR/1 NEAR/100 PRES/3 PRÈS/4 PRE\u0300S/5 ADJ/6", "near1 near100 near3 near4 near5 adj6"},
      {"NEAR4 AND/OR ET/OU", "NEAR4 AND/OR ET/OU"},
      {"(a)AND(b)", "( a ) & ( b )"},
      {"a AND, b", "a & b"},
  });
}

TEST(QueryLexer, Phrases) {
  expect_tokens({
      {"\"levée des sanctions\"", "phrase[levée des sanctions]"},
      {"“levée des sanctions”", "phrase[levée des sanctions]"},
      {"„levée des sanctions“", "phrase[levée des sanctions]"},
      {"«levée des sanctions»", "phrase[levée des sanctions]"},
      {"«  levée des sanctions  »", "phrase[levée des sanctions]"},
      {"«\u00A0levée\u00A0»", "phrase[levée]"},
      {"«\u202Flevée\u202F»", "phrase[levée]"},
      {"« il a dit \"non\" »", "phrase[il a dit \"non\"]"},
      {"\"dit « non »\"", "phrase[dit « non »]"},
      {"“Kim\"", "phrase[Kim]"},
      {"\"a\tb\"", "phrase[a b]"},
      {"\"AND (x) pays:y\"", "phrase[AND (x) pays:y]"},
      {"kim\"a b\"poutine", "kim phrase[a b] poutine"},
      {"\"hôtel 5*\"", "phrase[hôtel 5*]"},
  });
}

TEST(QueryLexer, Signs) {
  expect_tokens({
      {"nucl*", "prefix[nucl]"},
      {"nu*, été", "prefix[nu] été"},
      {"l'ét*", "prefix[l'ét]"},
      {"e\u0301t*", "prefix[e\u0301t]"},
      {"=été", "exact[été]"},
      {"=l'été =O.N.U.", "exact[l'été] exact[O.N.U.]"},
      {"=AND", "exact[AND]"},
  });
}

TEST(QueryLexer, Fields) {
  expect_tokens({
      {"pays:Russie country:RU", "pays: Russie pays: RU"},
      {"PAYS:Russie Titre:x", "pays: Russie titre: x"},
      {"pays:\"Corée du Nord\"", "pays: phrase[Corée du Nord]"},
      {"pays:« Corée du Nord »", "pays: phrase[Corée du Nord]"},
      {"titre:=été titre:somm*", "titre: exact[été] titre: prefix[somm]"},
      {"titre:(kim OR poutine)", "titre: ( kim | poutine )"},
      {"titre:ET", "titre: ET"},
      {"titre:12:30", "titre: 12:30"},
      {"id:a:b", "id: a:b"},
      {"date:2019-04..2019-05 date:.. date:>=2019", "date: 2019-04..2019-05 date: .. date: >=2019"},
      {"date:2019, Kim", "date: 2019 Kim"},
  });
}

TEST(QueryLexer, OffsetsCountBytesAndCoverTheSigns) {
  struct Place {
    std::string query;
    std::size_t token;
    std::size_t offset;
    std::size_t length;
  };
  const std::vector<Place> places = {
      {"été kim", 1, 6, 3},       {"« été » kim", 0, 0, 11}, {"\"a b\" c", 0, 0, 5},
      {"a nucl*", 1, 2, 5},       {"a =été", 1, 2, 6},       {"a pays:RU", 1, 2, 5},
      {"a pays:RU", 2, 7, 2},     {"a NEAR/4 b", 1, 2, 6},   {"a\u00A0, b", 1, 5, 1},
      {"Kim, Poutine", 0, 0, 3},  {"(a)", 2, 2, 1},          {"\uFEFFKim", 0, 3, 3},
      {"titre:\"a b\"", 1, 6, 5},
  };
  for (const Place& place : places) {
    SCOPED_TRACE("query: " + place.query);
    const std::vector<QueryToken> tokens = lex_query(place.query);
    ASSERT_GT(tokens.size(), place.token);
    EXPECT_EQ(tokens[place.token].offset, place.offset);
    EXPECT_EQ(tokens[place.token].length, place.length);
  }
}

TEST(QueryLexer, PlainTextHasNoOperators) {
  const std::vector<LexerCase> cases = {
      {"Kim AND Poutine", "Kim AND Poutine"},
      {"NOT (a OR b", "NOT a OR b"},
      {"\"Kim « x ) »", "Kim x"},
      {"pays:Russie foo:x date:2019-13", "pays:Russie foo:x date:2019-13"},
      {"nu*cl =été -x NEAR/0", "nu*cl =été -x NEAR/0"},
      {"* = & : - || ...", ""},
      {"Kim, Poutine : « sommet » ?", "Kim Poutine sommet"},
  };
  for (const LexerCase& c : cases)
    EXPECT_EQ(show(lex_plain_query(c.query)), c.tokens) << "query: " << c.query;
}

}  // namespace
}  // namespace kiosque
