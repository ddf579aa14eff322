// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/unit/parser_cases.h"

namespace kiosque {
namespace {

TEST(QueryParser, MistakesWithOperators) {
  expect_mistakes({
      {"Kim AND", 4, "AND", "nothing follows « AND »", "after it"},
      {"Kim OU ", 4, "OU", "nothing follows « OU »", "after it"},
      {"Kim NOT", 4, "NOT", "nothing follows « NOT »", "after it"},
      {"(Kim AND) x", 5, "AND", "nothing follows « AND »", "after it"},
      {"AND Kim", 0, "AND", "nothing stands before « AND »", "before it"},
      {"OU Kim", 0, "OU", "nothing stands before « OU »", "quotation marks"},
      {"a (OR b)", 3, "OR", "nothing stands before « OR »", "before it"},
      {"Kim AND OR x", 8, "OR", "« OR » follows « AND »", "keep one"},
      {"Kim AND AND x", 8, "AND", "« AND » follows « AND »", "keep one"},
      {"Kim NOT NOT x", 8, "NOT", "« NOT » follows « NOT »", "keep one"},
      {"Kim NOT AND x", 8, "AND", "« AND » follows « NOT »", "keep one"},
      {"NOT x", 0, "NOT", "nothing to take away from", "Kim NOT Trump"},
      {"SAUF x", 0, "SAUF", "nothing to take away from", "Kim SAUF Trump"},
      {"x OR NOT y", 5, "NOT", "nothing to take away from", "not behind OR"},
      {"NOT x OR y", 0, "NOT", "nothing to take away from", "not behind OR"},
      {"(NOT x)", 1, "NOT", "nothing to take away from", "same parentheses"},
      {"a AND (NOT x)", 7, "NOT", "nothing to take away from", "same parentheses"},
      {"titre:(NOT x)", 7, "NOT", "nothing to take away from", "same parentheses"},
      {"NOT x NOT y", 0, "NOT", "nothing to take away from", "wanted"},
      {"Kim -Trump", 4, "-", "minus sign", "NOT or SAUF"},
      {"Kim -\"a b\"", 4, "-", "minus sign", "NOT or SAUF"},
      {"Kim -(a OR b)", 4, "-", "minus sign", "NOT or SAUF"},
      {"Kim -pays:RU", 4, "-", "minus sign", "NOT or SAUF"},
      {"titre:-kim", 6, "-", "minus sign", "NOT or SAUF"},
      {"Kim || Trump", 4, "||", "not an operator", "OR or OU"},
      {"Kim | Trump", 4, "|", "not an operator", "OR or OU"},
      {"Kim && Trump", 4, "&&", "not an operator", "AND or ET"},
  });
}

TEST(QueryParser, MistakesWithParenthesesAndQuotationMarks) {
  expect_mistakes({
      {"(Kim", 0, "(", "not closed", "put a )"},
      {"a ((Kim)", 2, "(", "not closed", "put a )"},
      {"(", 0, "(", "not closed", "put a )"},
      {"titre:(a", 6, "(", "not closed", "put a )"},
      {"Kim)", 3, ")", "closes nothing", "remove it"},
      {")", 0, ")", "closes nothing", "remove it"},
      {"()", 0, "()", "nothing between", "between them"},
      {"a ( - )", 2, "( - )", "nothing between", "between them"},
      {"titre:()", 6, "()", "nothing between", "between them"},
      {"\"Kim", 0, "\"", "not closed", "put \" after"},
      {"été \"", 6, "\"", "not closed", "put \" after"},
      {"“Kim", 0, "“", "not closed", "put \" after"},
      {"« Kim", 0, "«", "not closed", "put » after"},
      {"« Kim\"", 0, "«", "not closed", "put » after"},
      {"Kim »", 4, "»", "not opened", "put « before"},
      {"\"\"", 0, "\"\"", "no word", "between them"},
      {"«\u00A0»", 0, "«\u00A0»", "no word", "between them"},
      {"\"...\"", 0, "\"...\"", "no word", "between them"},
      {"\"levée sanct*\"", 13, "*", "inside quotation marks", "ADJ"},
  });
}

TEST(QueryParser, MistakesWithFields) {
  expect_mistakes({
      {"pays:", 0, "pays:", "« pays: » has no value", "pays:Russie"},
      {"(pays:)", 1, "pays:", "has no value", "pays:Russie"},
      {"pays:,", 0, "pays:", "has no value", "pays:Russie"},
      {"pays:- x", 5, "-", "no letter", "after the colon"},
      {"pays: Russie", 0, "pays:", "a space follows", "remove the space: pays:Russie"},
      {"pays: \"a b\"", 0, "pays:", "a space follows", "remove the space: pays:\"a b\""},
      {"pays :Russie", 5, ":", "a space stands before", "pays:value"},
      {"Pays : Russie", 5, ":", "a space stands before", "Pays:value"},
      {"foo:x", 0, "foo", "unknown field « foo »", "title/titre"},
      {"foo:x", 0, "foo", "unknown field « foo »", "\"foo:x\""},
      {"Kim titr:x", 4, "titr", "unknown field « titr »", "quotation marks"},
      {"Brexit: accord", 0, "Brexit", "unknown field", "\"Brexit:\""},
      {"=titre:x", 0, "=", "before a field's name", "titre:=value"},
      {"titre:pays:x", 6, "pays:x", "inside another field", "side by side"},
      {"titre:(a pays:x)", 9, "pays:", "inside the parentheses", "outside"},
      {"pays:\"", 5, "\"", "not closed", "put \""},
      {"pays:\"\"", 5, "\"\"", "no word", "between them"},
  });
}

TEST(QueryParser, MistakesWithDates) {
  expect_mistakes({
      {"date:2019-13", 5, "2019-13", "is not a date", "2019-04-18"},
      {"date:2019-02-30", 5, "2019-02-30", "no day « 2019-02-30 »", "2019-02-28"},
      {"date:2020..2019", 5, "2020..2019", "ends before it begins", "2019..2020"},
      {"date:2019-05..2019-04-30", 5, "2019-05..2019-04-30", "ends before", "2019-04-30..2019-05"},
      {"date:..", 5, "..", "has no end", "2019-04.."},
      {"date:abc", 5, "abc", "is not a date", "2019-04-18"},
      {"date:2019..abc", 11, "abc", "is not a date", "2019-04-18"},
      {"date:2019-13..2020", 5, "2019-13", "is not a date", "2019-04-18"},
      {"date:2019...2020", 11, ".2020", "is not a date", "2019-04..2019-05"},
      {"date:>=2019-04", 5, ">=2019-04", "sign of comparison", "date:2019-04.."},
      {"date:<2019", 5, "<2019", "sign of comparison", "date:..2019-04"},
      {"date:=2019", 5, "=2019", "sign of comparison", "date:2019-04"},
      {"date:2019*", 5, "2019*", "takes no star", "date:2019"},
      {"date:2019-4", 5, "2019-4", "is not a date", "2019-04"},
      {"date:-", 5, "-", "is not a date", "2019-04"},
      {"date:", 0, "date:", "has no value", "date:2019-04"},
      {"date:(2019 OR abc)", 14, "abc", "is not a date", "2019-04"},
      {"date : 2019", 5, ":", "a space stands before", "date:value"},
  });
}

TEST(QueryParser, MistakesWithProximity) {
  expect_mistakes({
      {"a NEAR/0 b", 7, "0", "has no distance from 1 to 100", "NEAR/5"},
      {"NEAR/0", 5, "0", "has no distance", "NEAR/5"},
      {"a NEAR/abc b", 7, "abc", "has no distance", "NEAR/5"},
      {"Kim NEAR/101 x", 9, "101", "has no distance", "NEAR/5"},
      {"a NEAR/-1 b", 7, "-1", "has no distance", "whole number"},
      {"a NEAR/99999999999999999999 b", 7, "99999999999999999999", "has no distance",
       "whole number"},
      {"a ADJ/ 3 b", 2, "ADJ/", "has no distance", "ADJ/5"},
      {"a PRÈS/x b", 8, "x", "has no distance", "PRÈS/5"},
      {"Kim NEAR/4", 4, "NEAR/4", "nothing follows « NEAR/4 »", "after it"},
      {"NEAR/4 Kim", 0, "NEAR/4", "nothing stands before", "before it"},
      {"a NEAR/3 AND b", 9, "AND", "« AND » follows « NEAR/3 »", "keep one"},
      {"a NEAR/3 NOT b", 9, "NOT", "« NOT » follows « NEAR/3 »", "keep one"},
      {"a NEAR/3 b NEAR/5 c", 11, "NEAR/5", "in one chain", "AND"},
      {"a NEAR/3 b ADJ/3 c", 11, "ADJ/3", "in one chain", "AND"},
      {"a NEAR/3 (b c)", 9, "(b c)", "cannot take this", "(a OR b)"},
      {"(a NOT b) NEAR/3 c", 0, "(a NOT b)", "cannot take this", "join anything else"},
      {"(a OR \"b c\" OR =d) NEAR/3 e", 0, "(a OR \"b c\" OR =d)", "cannot take this", "words"},
      {"=été NEAR/3 c", 0, "=été", "cannot take this", "phrases"},
      {"a NEAR/3 pays:RU", 9, "pays:RU", "cannot take this", "personne:name"},
      {"a NEAR/3 date:2019", 9, "date:2019", "cannot take this", "AND"},
      {"(a ADJ b) NEAR/3 c", 0, "(a ADJ b)", "cannot take this", "words"},
  });
}

TEST(QueryParser, MistakesWithSigns) {
  expect_mistakes({
      {"*", 0, "*", "no letters stand before", "nucl*"},
      {"5 * 3", 2, "*", "no letters stand before", "nucl*"},
      {"k*", 0, "k*", "too many words", "at least 2 letters"},
      {"l'é*", 0, "l'é*", "too many words", "at least 2 letters"},
      {"nu*cl", 2, "*", "only at the end", "end the word there: nu*"},
      {"nucl**", 4, "*", "only at the end", "nucl*"},
      {"*eaire", 0, "*", "no letters stand before", "endings"},
      {"a k*", 2, "k*", "too many words", "2 letters"},
      {"titre:*", 6, "*", "no letters stand before", "nucl*"},
      {"=", 0, "=", "no word follows", "=été"},
      {"= word", 0, "=", "no word follows", "without a space"},
      {"==x", 0, "==x", "no word follows", "=été"},
      {"=\"a b\"", 0, "=", "one word only", "remove it"},
      {"=«a b»", 0, "=", "one word only", "as written"},
      {"titre:=« a »", 6, "=", "one word only", "remove it"},
      {"=(a OR b)", 0, "=", "one word only", "(=a OR =b)"},
      {"=nucl*", 0, "=nucl*", "do not go together", "remove one"},
  });
}

TEST(QueryParser, MistakesOfTheWholeText) {
  expect_mistakes({
      {"", 0, "", "no word", "for example"},
      {"   ", 0, " ", "no word", "for example"},
      {"\u00A0", 0, "\xC2", "no word", "for example"},
      {"... & !", 0, ".", "no word", "for example"},
      {std::string("\0\x01", 2), 0, std::string(1, '\0'), "no word", "for example"},
      {"Kim \xFF", 4, "\xFF", "not valid UTF-8", "UTF-8"},
      {"\xC3", 0, "\xC3", "not valid UTF-8", "UTF-8"},
      {"caf\xE9 noir", 3, "\xE9", "not valid UTF-8", "UTF-8"},
      {"a \xED\xA0\x80", 2, "\xED", "not valid UTF-8", "UTF-8"},
  });
  EXPECT_EQ(to_string(parse_query(std::string("a\0b\x1B"
                                              "c",
                                              5))),
            "(and a b c)");
}

TEST(QueryParser, PathologicalQueriesAreRefusedQuickly) {
  constexpr std::size_t kBytes = 100 * 1024;
  const auto expect_refused = [](const std::string& query, std::size_t offset,
                                 std::string_view message) {
    SCOPED_TRACE("query: " + query.substr(0, 30) + "… of " + std::to_string(query.size()));
    try {
      parse_query(query);
      ADD_FAILURE() << "understood";
    } catch (const QuerySyntaxError& error) {
      EXPECT_EQ(error.offset(), offset);
      EXPECT_NE(std::string_view(error.what()).find(message), std::string_view::npos)
          << error.what();
      EXPECT_LT(std::string_view(error.what()).size(), 300U);
      EXPECT_LT(error.hint().size(), 400U);
    }
  };
  expect_refused(repeat("(", kBytes), 100, "inside one another");
  expect_refused(repeat(")", kBytes), 0, "closes nothing");
  expect_refused(repeat("a ", kBytes / 2), 2000, "1,000 words");
  expect_refused(repeat("a OR ", kBytes / 5) + "a", 5000, "1,000 words");
  expect_refused(repeat("a NEAR/3 ", kBytes / 9) + "a", 9000, "1,000 words");
  expect_refused(repeat("NOT ", kBytes / 4), 4, "follows");
  expect_refused(repeat("NOT a ", kBytes / 6), 6004, "1,000 words");
  expect_refused("a " + repeat("NOT (", kBytes / 5), 506, "inside one another");
  expect_refused(repeat("\"", kBytes), 0, "no word");
  expect_refused(repeat("«", kBytes / 2), 0, "not closed");
  expect_refused(repeat("titre:", kBytes / 6), 6, "inside another field");
  expect_refused(repeat("titre:(", kBytes / 7), 7, "inside the parentheses");
  expect_refused(repeat("*", kBytes), 0, "no letters");
  expect_refused(repeat("x", kBytes) + ":y", 0, "unknown field");
  expect_refused(repeat("-", kBytes), 0, "no word");
}

TEST(QueryParser, LimitsAreInclusive) {
  EXPECT_EQ(to_string(parse_query(repeat("(", 100) + "a" + repeat(")", 100))), "a");
  EXPECT_THROW(parse_query(repeat("(", 101) + "a" + repeat(")", 101)), QuerySyntaxError);
  // Parentheses side by side are not nested.
  EXPECT_EQ(to_string(parse_query(repeat("(a) ", 150))).size(), repeat(" a", 150).size() + 5);
  EXPECT_NO_THROW(parse_query(repeat("a ", 1000)));
  EXPECT_THROW(parse_query(repeat("a ", 1001)), QuerySyntaxError);
  EXPECT_THROW(parse_plain_query(repeat("a ", 1001)), QuerySyntaxError);
  EXPECT_EQ(to_string(parse_query(repeat("x", 100'000))), repeat("x", 100'000));
  const std::string alternating = repeat("(a NOT ", 99) + "b" + repeat(")", 99);
  EXPECT_NO_THROW(to_string(parse_query(alternating)));
}

TEST(QueryParser, AVeryLongPhraseIsRefused) {
  EXPECT_NO_THROW(parse_query('"' + repeat("a ", 100) + '"'));
  EXPECT_THROW(parse_query('"' + repeat("a ", 101) + '"'), QuerySyntaxError);
}

// Each level is run twice, so that sixty of them, in 240 bytes, ran for years.
TEST(QueryParser, QuorumsInsideOneAnotherAreFew) {
  const auto nested = [](std::size_t levels) {
    return repeat("1 of (a, ", levels) + "b" + repeat(")", levels);
  };
  EXPECT_NO_THROW(parse_query(nested(5)));
  EXPECT_NO_THROW(parse_query(nested(5) + " 2 of (" + nested(4) + ", x)"));
  expect_mistakes({
      {nested(6), 45, "1", "more than 5", "apart"},
      {"1 of ((" + nested(5) + ") x)", 43, "1", "more than 5", "apart"},
      {repeat("1 of (", 99) + "a" + repeat(")", 99), 30, "1", "more than 5", "apart"},
  });
}

TEST(QueryParser, MistakesWithThresholdsAndQuorums) {
  expect_mistakes({
      {"sanctions >= 3", 10, ">=", "no number", "sanctions>=3"},
      {"sanctions >=3", 10, ">=3", "right behind a word", "remove the spaces"},
      {"sanctions>=", 9, ">=", "no number", "sanctions>=3"},
      {"sanctions>=0", 9, ">=0", "no number", "sanctions>=3"},
      {"sanctions>=1001", 9, ">=1001", "no number", "sanctions>=3"},
      {"sanctions>3", 9, ">3", ">= alone", "sanctions>=3"},
      {"sanctions<=3", 9, "<=3", ">= alone", "sanctions>=3"},
      {"pays:RU>=3", 7, ">=3", "cannot be counted", "phrases"},
      {"=été>=3", 6, ">=3", "cannot be counted", "phrases"},
      {"(a b)>=3", 5, ">=3", "cannot be counted", "phrases"},
      {"3 of (a, b)", 0, "3", "hold 2", "from 1"},
      {"titre:(2 of (a, b))", 7, "2", "inside a field", "titre:Kim"},
      {"5000 of (a, b)", 0, "5000", "hold 2", "from 1"},
      {"date:\"hier\"~", 5, "\"hier\"~", "no sign ~", "date:2019"},
      {"0 of (a, b)", 0, "0", "hold 2", "from 1"},
      {"2 of ()", 5, "(", "nothing between", "2 of ("},
      {"2 of (a, b", 5, "(", "not closed", ")"},
      {"2 of (a, b) c)", 13, ")", "closes nothing", "remove"},
  });
}

}  // namespace
}  // namespace kiosque
