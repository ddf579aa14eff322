// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/tokenizer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kiosque {
namespace {

struct SpansCase {
  std::string_view text;
  std::vector<std::string> spans;  // "-" before what a hyphen joins to the span before it
};

std::vector<std::string> show(std::string_view text, const std::vector<WordSpan>& spans) {
  std::vector<std::string> shown;
  for (const WordSpan& span : spans)
    shown.push_back((span.hyphen_before ? "-" : "") +
                    std::string(text.substr(span.begin, span.end - span.begin)));
  return shown;
}

void expect_spans(const std::vector<SpansCase>& cases, bool elided) {
  for (const SpansCase& c : cases) {
    std::vector<WordSpan> spans;
    tokenize(c.text, spans);
    if (elided) elide(c.text, spans);
    EXPECT_EQ(show(c.text, spans), c.spans) << "in « " << c.text << " »";
  }
}

TEST(Tokenizer, SplitsTextIntoWords) {
  expect_spans({{"", {}},
                {" ", {}},
                {"Kim", {"Kim"}},
                {"Kim,Trump;Xi", {"Kim", "Trump", "Xi"}},
                {"« levée des sanctions »", {"levée", "des", "sanctions"}},
                {"a_b", {"a", "b"}},
                {"x@y.fr", {"x", "y", "fr"}},
                {"Привет мир", {"Привет", "мир"}},
                {"한국 서울", {"한국", "서울"}},
                {"東京は", {"東", "京", "は"}},
                {"50%", {"50"}},
                {"m² CO₂", {"m²", "CO₂"}},
                {"l''État", {"l", "État"}},
                {"'cité'", {"cité"}},
                {"\u0301cité", {"cité"}}},
               false);
}

TEST(Tokenizer, TellsWhatAHyphenJoins) {
  expect_spans({{"Kim-Trump", {"Kim", "-Trump"}},
                {"Kim‑Trump", {"Kim", "-Trump"}},
                {"Kim‐Trump", {"Kim", "-Trump"}},
                {"Kim - Trump", {"Kim", "Trump"}},
                {"Kim- Trump", {"Kim", "Trump"}},
                {"Kim -Trump", {"Kim", "Trump"}},
                {"Kim--Trump", {"Kim", "Trump"}},
                {"Kim–Trump", {"Kim", "Trump"}},
                {"-Trump", {"Trump"}},
                {"«-Trump", {"Trump"}},
                {"F-16-C", {"F", "-16", "-C"}},
                {"日-本", {"日", "-本"}}},
               false);
}

TEST(Tokenizer, TakesInvisibleCharactersForNothingBesideHyphens) {
  expect_spans({{"Jong\u2060-un", {"Jong", "-un"}},
                {"日\u2060-本", {"日", "-本"}},
                {"Jong-\u2060un", {"Jong", "-un"}},
                {"Jong\u00AD-\u200Bun", {"Jong", "-un"}}},
               false);
}

TEST(Tokenizer, LooksAtItsOwnTextOnly) {
  std::vector<WordSpan> spans;
  tokenize("Kim", spans);
  tokenize("-un", spans);
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_EQ(spans[1].begin, 1U);
  spans = {{0, 0, false, false}};
  tokenize("-un", spans);
  EXPECT_FALSE(spans.back().hyphen_before);
}

TEST(Tokenizer, ReadsDottedAcronyms) {
  expect_spans({{"O.N.U.", {"O.N.U."}},
                {"O.N.U", {"O.N.U"}},
                {"O.N.U..", {"O.N.U."}},
                {"l'O.N.U., puis", {"l'O.N.U.", "puis"}},
                {"É.D.F.", {"É.D.F."}},
                {"E\u0301.D.F.", {"E\u0301.D.F."}},
                {"p.m.", {"p.m."}},
                {"E. Macron", {"E", "Macron"}},
                {"J.-L. M.", {"J", "L", "M"}},
                {"c.-à-d.", {"c", "à", "-d"}},
                {"A.Bc", {"A", "Bc"}},
                {"A.B.Cd", {"A.B.", "Cd"}},
                {"fin.A", {"fin", "A"}},
                {"G.7", {"G", "7"}}},
               false);
}

TEST(Tokenizer, ReadsNumbers) {
  expect_spans({{"3,5", {"3,5"}},
                {"3.5.", {"3.5"}},
                {"3, 5", {"3", "5"}},
                {"12 000", {"12 000"}},
                {"12 000 000", {"12 000 000"}},
                {"12 000 00", {"12 000", "00"}},
                {"1234 000", {"1234", "000"}},
                {"12  000", {"12", "000"}},
                {"12 000e", {"12", "000e"}},
                {"12 000-13 000", {"12 000", "-13 000"}},
                {"A4 000", {"A4", "000"}},
                {"12\n000", {"12", "000"}},
                {"12", {"12"}},
                {"12 ", {"12"}}},
               false);
}

TEST(Tokenizer, TakesIllFormedBytesForSeparators) {
  expect_spans({{"Kim\xFFTrump", {"Kim", "Trump"}},
                {"Kim\xE2\x80", {"Kim"}},
                {"\xC3Kim\xC3", {"Kim"}},
                {"Kim\xC3-Trump", {"Kim", "Trump"}},
                {"12\xFF"
                 "000",
                 {"12", "000"}}},
               false);
}

TEST(Elision, MovesTheBeginBehindTheApostrophe) {
  expect_spans({{"l'État", {"État"}},
                {"qu’il", {"il"}},
                {"d'Anne-Marie", {"Anne", "-Marie"}},
                {"Val-d'Oise", {"Val", "Oise"}},
                {"s’est-il", {"est", "-il"}},
                {"jusqu'au", {"au"}},
                {"l'E\u0301tat", {"E\u0301tat"}},
                {"D’Artagnan", {"Artagnan"}},
                {"l'URSS", {"URSS"}},
                {"l'SMS", {"SMS"}},
                {"l'Yonne", {"Yonne"}}},
               true);
}

TEST(Elision, LeavesWhatIsNoElidedWord) {
  for (const char* word :
       {"aujourd'hui", "presqu'île", "entr’ouvert", "O'Brien", "O’Brien", "N'Djamena", "N’DJAMENA",
        "N'Golo", "M'Bappé", "M'SILA", "prud'homme", "grand’mère", "quelqu’un", "Trump's"})
    expect_spans({{word, {word}}}, true);
}

}  // namespace
}  // namespace kiosque
