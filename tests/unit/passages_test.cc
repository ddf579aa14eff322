// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/passages.h"

#include <gtest/gtest.h>

#include "tests/unit/bracketed.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

std::string filler(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += i % 8 == 7 ? "mot. Un " : "mot ";
  return text;
}

using Shown = std::vector<std::string>;

template <typename Make>
Shown show(const std::string& text, const std::string& query, Make make) {
  SmallIndex index({make_article("1", text)});
  const CompiledQuery compiled = index.compile(query);
  const AnalyzedArticle analyzed = index.analyzer().analyze_article("", text);
  Shown shown;
  for (const Highlighted& line : make(text, analyzed, compiled.highlights))
    shown.push_back(bracketed(line));
  return shown;
}

Shown passages_of(const std::string& text, const std::string& query) {
  return show(text, query, make_passages);
}

Shown paragraphs_of(const std::string& text, const std::string& query) {
  return show(text, query, make_paragraphs);
}

std::size_t count_in(const Shown& shown, std::string_view part) {
  std::size_t count = 0;
  for (const std::string& line : shown)
    for (std::size_t at = line.find(part); at != std::string::npos; at = line.find(part, at + 1))
      ++count;
  return count;
}

TEST(PassagesTest, StandInTheOrderOfTheText) {
  const std::string text = "Kim ouvre. " + filler(150) + "Un essai nucléaire. " + filler(150) +
                           "Puis Kim et Poutine. " + filler(150);
  const Shown shown = passages_of(text, "Kim Poutine nucléaire");
  ASSERT_EQ(shown.size(), 3U);
  EXPECT_TRUE(shown[0].starts_with("[Kim] ouvre. mot")) << shown[0];
  EXPECT_NE(shown[1].find("Un essai [nucléaire]."), std::string::npos) << shown[1];
  EXPECT_NE(shown[2].find("Puis [Kim] et [Poutine]."), std::string::npos) << shown[2];
  for (const std::string& passage : shown) EXPECT_TRUE(passage.ends_with(" …")) << passage;
}

TEST(PassagesTest, WhatWasNotShownYetComesFirst) {
  std::string text;
  for (int i = 0; i < 6; ++i) text += "Kim et Kim, Kim encore. " + filler(120);
  text += "Poutine à la fin. " + filler(60);
  const Shown shown = passages_of(text, "Kim Poutine");
  ASSERT_EQ(shown.size(), kPassages);
  EXPECT_EQ(count_in(shown, "[Poutine]"), 1U);
}

TEST(PassagesTest, ShowNothingTwice) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Kim" + std::to_string(i) + " kim/«" + "kim» ";
  const Shown shown = passages_of(text, "kim*");
  ASSERT_FALSE(shown.empty());
  std::set<std::string> numbers;
  for (const std::string& passage : shown)
    for (std::size_t at = passage.find("[Kim"); at != std::string::npos;
         at = passage.find("[Kim", at + 1)) {
      const std::string number = passage.substr(at, passage.find(']', at) - at);
      EXPECT_TRUE(number.size() <= 4 || numbers.insert(number).second) << number;
    }
}

TEST(PassagesTest, ThoseThatTouchAreOne) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "Kim parle. ";
  EXPECT_EQ(passages_of(text, "Kim").size(), 1U);
  EXPECT_EQ(count_in(passages_of(text, "Kim"), "[Kim]"), 40U);
  EXPECT_EQ(count_in(passages_of(text, "Kim"), "…"), 0U);
}

TEST(PassagesTest, AShortTextIsShownWhole) {
  EXPECT_EQ(passages_of("« Kim » parle.", "Kim"), Shown{"« [Kim] » parle."});
}

TEST(PassagesTest, TheBeginningStandsWhereNothingOccurs) {
  const Shown shown = passages_of("Le début. " + filler(200), "absent");
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_TRUE(shown[0].starts_with("Le début. mot")) << shown[0];
  EXPECT_TRUE(shown[0].ends_with(" …")) << shown[0];
  EXPECT_TRUE(passages_of("", "Kim").empty());
  EXPECT_TRUE(passages_of("!!! ???", "Kim").empty());
}

TEST(PassagesTest, HostileTextIsNeutralised) {
  const Shown shown = passages_of("\x1b[31mKim\x1b[0m\u202E <b>Kim</b>\u2028", "kim");
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_NE(shown[0].find("<b>[Kim]</b>"), std::string::npos) << shown[0];
  for (const char* unsafe : {"\x1b", "\u202E", "\u2028"})
    EXPECT_EQ(shown[0].find(unsafe), std::string::npos) << shown[0];
}

TEST(ParagraphsTest, AreTheLinesOfTheText) {
  EXPECT_EQ(paragraphs_of("Un.\nKim parle.\r\n\n \t\n  Fin de Kim", "Kim"),
            (Shown{"Un.", "[Kim] parle.", "Fin de [Kim]"}));
  EXPECT_EQ(paragraphs_of("Sans rien.\n", "Kim"), Shown{"Sans rien."});
  EXPECT_EQ(paragraphs_of("???", "Kim"), Shown{"???"});
  EXPECT_TRUE(paragraphs_of("", "Kim").empty());
  EXPECT_TRUE(paragraphs_of("\n\n", "Kim").empty());
}

TEST(ParagraphsTest, APhraseOverALineBreakIsMarkedOnBothSides) {
  EXPECT_EQ(paragraphs_of("La levée\n des sanctions et la levée.", "\"levée des sanctions\" levée"),
            (Shown{"La [levée]", "[des sanctions] et la [levée]."}));
}

TEST(ParagraphsTest, OverlapsAreMarkedOnce) {
  EXPECT_EQ(paragraphs_of("La levée des sanctions.", "\"levée des sanctions\" sanctions levée"),
            Shown{"La [levée des sanctions]."});
}

}  // namespace
}  // namespace kiosque
