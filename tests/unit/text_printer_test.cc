// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/printing.h"

namespace kiosque {
namespace {

Hit make_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 2.5;
  hit.article = make_article("kp-1", "", "Kim en Russie");
  hit.article.source = "Le Monde";
  hit.article.date = Date{2019, 4, 18};
  hit.article.line = 3;
  hit.persons = {"Kim Jong-un", "Vladimir Poutine"};
  hit.countries = {"KP", "RU"};
  hit.title = {"Kim en Russie", {{0, 3}}};
  hit.snippet = {"… M. Kim rencontre Poutine à Vladivostok …", {{7, 10}, {21, 28}}};
  return hit;
}

std::string print(const WholeAnswer& answer, const PrintStyle& style) {
  return print_answer(OutputFormat::text, style, answer);
}

WholeAnswer answer_of(std::vector<Hit> hits, std::uint64_t count) {
  return whole_answer("q1", "Kim", "kim", count, std::move(hits));
}

TEST(TextPrinterTest, AnArticleTakesTitleOriginSnippetAndPlace) {
  EXPECT_EQ(print(answer_of({make_hit()}, 1), {}),
            "1 article\n"
            "\n"
            " 1. Kim en Russie\n"
            "    Le Monde · 18 avril 2019 · Kim Jong-un, Vladimir Poutine · Corée du Nord, Russie\n"
            "    … M. Kim rencontre Poutine à Vladivostok …\n"
            "    /articles/kp-1.txt:3\n");
}

TEST(TextPrinterTest, ColourMarksWhatIsFoundAndNothingElseChanges) {
  PrintStyle style;
  style.color = true;
  const std::string colored = print(answer_of({make_hit()}, 1), style);
  EXPECT_NE(colored.find("\x1b[1;31mKim\x1b[0m \x1b[1men\x1b[0m"), std::string::npos) << colored;
  EXPECT_NE(colored.find("M. \x1b[1;31mKim\x1b[0m rencontre \x1b[1;31mPoutine\x1b[0m à"),
            std::string::npos)
      << colored;
  std::string plain;
  for (std::size_t at = 0; at < colored.size(); ++at) {
    if (colored[at] == '\x1b')
      at = colored.find('m', at);
    else
      plain += colored[at];
  }
  EXPECT_EQ(plain, print(answer_of({make_hit()}, 1), {}));
}

TEST(TextPrinterTest, AParagraphIsALineHoweverLongItIs) {
  Hit hit = make_hit();
  std::string words = "mot";
  for (int i = 0; i < 200; ++i) words += i % 2 == 0 ? " mot" : "  mot";
  hit.snippet = {words, {}};
  const std::string printed = print(answer_of({hit}, 1), {});
  EXPECT_EQ(std::count(printed.begin(), printed.end(), '\n'), 6);
  EXPECT_EQ(printed.find("mot  mot"), std::string::npos);
}

TEST(TextPrinterTest, TheFirstLineCounts) {
  Hit second = make_hit();
  second.rank = 12;
  Hit first = make_hit();
  first.rank = 11;
  EXPECT_TRUE(print(answer_of({}, 0), {}).starts_with("no article found\n"));
  EXPECT_TRUE(print(answer_of({}, 5), {}).starts_with("5 articles\n"));
  EXPECT_TRUE(print(answer_of({make_hit()}, 1), {}).starts_with("1 article\n"));
  EXPECT_TRUE(
      print(answer_of({first, second}, 40), {}).starts_with("40 articles, 11 to 12 shown\n"));
}

TEST(TextPrinterTest, CopiesAndOtherLanguagesAreMarked) {
  Hit hit = make_hit();
  hit.article.language = "en";
  hit.copies = 7;
  for (const char* source :
       {"La Croix", "", "Sud Ouest", "La Croix", "Le Monde", "L’Est", "20", "z"})
    hit.also.push_back({"id", "titre", source, {}});
  WholeAnswer answer = answer_of({hit}, 42);
  answer.answer.grouped = true;
  answer.answer.story_count = 30;
  const std::string printed = print(answer, {});
  EXPECT_TRUE(printed.starts_with("42 articles, 30 stories, 1 to 1 shown\n")) << printed;
  EXPECT_NE(printed.find("Corée du Nord, Russie [en]\n"), std::string::npos) << printed;
  EXPECT_NE(printed.find("\n    7 reprises: La Croix, Sud Ouest, Le Monde, L’Est, 20, …\n"),
            std::string::npos)
      << printed;
  hit.also.resize(1);
  hit.copies = 1;
  hit.article.language = "fr";
  const std::string one = print(answer_of({hit}, 1), {});
  EXPECT_NE(one.find("\n    1 reprise: La Croix\n"), std::string::npos) << one;
  EXPECT_EQ(one.find("[fr]"), std::string::npos) << one;
}

TEST(TextPrinterTest, WhatIsMissingTakesNoLine) {
  Hit hit;
  hit.rank = 1;
  hit.article.id = "only-id";
  hit.article.path = "-";
  EXPECT_EQ(print(answer_of({hit}, 1), {}), "1 article\n\n 1. only-id\n    -\n");
  hit.countries = {"XX"};
  EXPECT_EQ(print(answer_of({hit}, 1), {}), "1 article\n\n 1. only-id\n    XX\n    -\n");
}

TEST(TextPrinterTest, ManyPersonsAreCutShort) {
  Hit hit = make_hit();
  hit.persons = {"A A", "B B", "C C", "D D", "E E"};
  EXPECT_NE(print(answer_of({hit}, 1), {}).find("A A, B B, C C, D D, … ·"), std::string::npos);
}

TEST(TextPrinterTest, FacetsFollowTheArticles) {
  WholeAnswer answer = answer_of({}, 3);
  answer.answer.facets = Facets{{{"Kim Jong-un", "Kim Jong-un", 3}},
                                {{"KP", "Corée du Nord", 12}},
                                {},
                                {{"2019", "2019", 2}},
                                {}};
  EXPECT_EQ(print(answer, {}),
            "3 articles\n"
            "\npersons\n       3  Kim Jong-un\n"
            "\ncountries\n      12  Corée du Nord\n"
            "\nyears\n       2  2019\n");
}

TEST(TextPrinterTest, ABatchNamesEachQuery) {
  PrintStyle style;
  style.batch = true;
  EXPECT_EQ(print(answer_of({}, 0), style), "q1  Kim\nno article found\n\n");
}

TEST(TextPrinterTest, NothingUnsafeReachesTheTerminal) {
  const std::string bad = "\x1b[2J\u202Ex\u009B\x07";
  Hit hit = make_hit();
  hit.article.id = hit.article.source = hit.article.path = bad;
  hit.title = {};
  hit.persons = {bad};
  hit.countries = {bad};
  WholeAnswer answer = whole_answer(bad, bad, bad, 1, {hit});
  answer.answer.facets = Facets{{{bad, bad, 1}}, {{bad, bad, 1}}, {{bad, bad, 1}}, {}, {}};
  PrintStyle style;
  style.batch = true;
  const std::string printed = print(answer, style);
  for (const char* unsafe : {"\x1b", "\u202E", "\u009B", "\x07"})
    EXPECT_EQ(printed.find(unsafe), std::string::npos) << printed;
}

}  // namespace
}  // namespace kiosque
