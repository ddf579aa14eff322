// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <sstream>

#include "src/cli/terminal.h"
#include "tests/unit/printing.h"

namespace kiosque {
namespace {

Hit make_hit() {
  Hit hit;
  hit.rank = 1;
  hit.article = make_article("kp-1", "", "Kim en Russie");
  hit.article.source = "Le Fil du Monde";
  hit.article.date = Date{2019, 4, 18};
  hit.persons = {"Kim Jong-un", "Vladimir Poutine"};
  hit.countries = {"KP", "RU"};
  hit.title = {"Kim en Russie", {{0, 3}}};
  hit.snippet = {"… M. Kim rencontre Poutine à Vladivostok …", {{7, 10}, {21, 28}}};
  return hit;
}

Facets make_facets() {
  return {{{"Kim Jong-un", "Kim Jong-un", 30}},
          {{"KP", "Corée du Nord", 40}},
          {{"Le Fil du Monde", "Le Fil du Monde", 9}},
          {{"2019", "2019", 38}, {"2018", "2018", 2}},
          {{"2018-12", "2018-12", 2}, {"2019-04", "2019-04", 38}}};
}

std::string print(const WholeAnswer& answer, std::size_t width, bool color = false,
                  bool batch = false) {
  PrintStyle style;
  style.width = width;
  style.color = color;
  style.batch = batch;
  return print_answer(OutputFormat::text, style, answer);
}

WholeAnswer answer_of(std::vector<Hit> hits, std::uint64_t count) {
  return whole_answer("q1", "Kim", "kim", count, std::move(hits));
}

std::string without_colours(const std::string& text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\x1b')
      at = text.find('m', at);
    else
      plain += text[at];
  }
  return plain;
}

TEST(ScreenPrinterTest, AnAnswerIsAScreen) {
  WholeAnswer answer = answer_of({make_hit()}, 40);
  answer.answer.facets = make_facets();
  EXPECT_EQ(print(answer, 79),
            "40 articles from 2018 to 2019, number 1 shown\n"
            "\n"
            " 1. Kim en Russie\n"
            "    Le Fil du Monde · 18 avril 2019\n"
            "    … M. Kim rencontre Poutine à Vladivostok …\n"
            "    Kim Jong-un, Vladimir Poutine · Corée du Nord, Russie\n"
            "    kp-1\n"
            "\n"
            "persons               countries              sources               years\n"
            "Kim Jong-un 30 ████   Corée du No… 40 ████   Le Fil du M… 9 ████   2019 38 ████\n"
            "                                                                   2018  2 ▎\n"
            "\n"
            "months max 38 in avril 2019\n"
            "décembre 2018 ▁···█ avril 2019\n");
}

TEST(ScreenPrinterTest, ColourAddsNothingButItself) {
  WholeAnswer answer = answer_of({make_hit()}, 40);
  answer.answer.facets = make_facets();
  const std::string colored = print(answer, 79, true);
  EXPECT_EQ(without_colours(colored), print(answer, 79));
  for (const std::string part :
       {"\x1b[1;31mKim\x1b[0m \x1b[1men Russie\x1b[0m", "M. \x1b[1;31mKim\x1b[0m rencontre",
        "\x1b[32mKim Jong-un, Vladimir Poutine\x1b[0m", "\x1b[36mCorée du Nord, Russie\x1b[0m",
        "\x1b[2mkp-1\x1b[0m"})
    EXPECT_NE(colored.find(part), std::string::npos) << part << " in\n" << colored;
}

TEST(ScreenPrinterTest, NoLineIsWiderThanTheScreen) {
  Hit hit = make_hit();
  hit.title = {"Kim et Poutine se sont rencontrés à 日本放送協会 ce jeudi", {{0, 3}, {7, 14}}};
  hit.article.id = "https://fil-du-monde.example/2019/04/18/" + std::string(200, 'k');
  hit.persons.insert(hit.persons.end(), 9, "Élisabeth de Wittelsbach-Habsbourg");
  Hit late = hit;
  late.rank = 1'234'567;
  WholeAnswer answer = answer_of({hit, late}, 40);
  answer.answer.facets = make_facets();
  for (const std::size_t width : {1, 2, 5, 20, 40, 80, 100, 120}) {
    std::istringstream lines(without_colours(print(answer, width, true)));
    for (std::string line; std::getline(lines, line);)
      EXPECT_TRUE(width < 20 || display_columns(line) <= width) << width << ": " << line;
  }
}

TEST(ScreenPrinterTest, TextIsNoWiderThanIsReadable) {
  Hit hit = make_hit();
  std::string words = "mot";
  for (int i = 0; i < 100; ++i) words += " mot";
  hit.snippet = {words, {}};
  std::istringstream lines(print(answer_of({hit}, 1), 300));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(display_columns(line), 100U) << line;
}

TEST(ScreenPrinterTest, TheFirstLineCounts) {
  Hit first = make_hit();
  first.rank = 11;
  Hit second = make_hit();
  second.rank = 12;
  EXPECT_EQ(print(answer_of({}, 0), 80), "no article found\n");
  EXPECT_EQ(print(answer_of({}, 5), 80), "5 articles\n");
  EXPECT_TRUE(print(answer_of({make_hit()}, 1), 80).starts_with("1 article\n"));
  EXPECT_TRUE(
      print(answer_of({first, second}, 40), 80).starts_with("40 articles, 11 to 12 shown\n"));
  WholeAnswer answer = answer_of({make_hit()}, 1);
  answer.answer.facets = Facets{{}, {}, {}, {}, {{"2019-04", "2019-04", 1}}};
  EXPECT_TRUE(print(answer, 80).starts_with("1 article in 2019\n")) << print(answer, 80);
}

TEST(ScreenPrinterTest, CopiesAndOtherLanguagesAreMarked) {
  Hit hit = make_hit();
  hit.article.language = "de";
  hit.copies = 2;
  hit.also = {{"b", "", "Ouest-France", {}}, {"c", "", "", {}}};
  WholeAnswer answer = answer_of({hit}, 3);
  answer.answer.grouped = true;
  answer.answer.story_count = 1;
  const std::string printed = print(answer, 80);
  EXPECT_TRUE(printed.starts_with("3 articles, 1 story\n")) << printed;
  EXPECT_NE(printed.find(" [de]\n"), std::string::npos) << printed;
  EXPECT_NE(printed.find("\n    2 reprises: Ouest-France\n"), std::string::npos) << printed;
}

TEST(ScreenPrinterTest, WhatIsMissingTakesNoLine) {
  Hit hit;
  hit.rank = 1;
  hit.article.id = "only-id";
  EXPECT_EQ(print(answer_of({hit}, 1), 80), "1 article\n\n 1. only-id\n    only-id\n");
  hit.countries = {"XX"};
  EXPECT_EQ(print(answer_of({hit}, 1), 80), "1 article\n\n 1. only-id\n    XX\n    only-id\n");
}

TEST(ScreenPrinterTest, ManyPersonsAreCounted) {
  Hit hit = make_hit();
  hit.persons = {"A A", "B B", "C C", "D D", "E E", "F F"};
  EXPECT_NE(print(answer_of({hit}, 1), 80).find("A A, B B, C C, D D +2 · Corée du Nord"),
            std::string::npos);
}

TEST(ScreenPrinterTest, ABatchNamesEachQuery) {
  EXPECT_EQ(print(answer_of({}, 0), 80, false, true), "q1 Kim\nno article found\n\n");
}

TEST(ScreenPrinterTest, NothingUnsafeReachesTheTerminal) {
  const std::string bad = "\x1b[2J\u202Ex\u009B\x07";
  Hit hit = make_hit();
  hit.article.id = hit.article.source = bad;
  hit.title = {};
  hit.persons = {bad};
  hit.countries = {bad};
  WholeAnswer answer = whole_answer(bad, bad, bad, 1, {hit});
  answer.answer.facets =
      Facets{{{bad, bad, 1}}, {{bad, bad, 1}}, {{bad, bad, 1}}, {{bad, bad, 1}}, {{bad, bad, 1}}};
  const std::string printed = print(answer, 80, false, true);
  for (const char* unsafe : {"\x1b", "\u202E", "\u009B", "\x07"})
    EXPECT_EQ(printed.find(unsafe), std::string::npos) << printed;
}

}  // namespace
}  // namespace kiosque
