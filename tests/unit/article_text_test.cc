// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include "src/cli/terminal.h"
#include "tests/support/terminal.h"
#include "tests/unit/shown_article.h"

namespace kiosque {
namespace {

std::string print(const ArticleAndEntities& shown, std::size_t width = 0, bool color = false) {
  const std::string lists = test_word_lists();
  const Lexicon lexicon{lists};
  PrintStyle style;
  style.width = width;
  style.color = color;
  std::ostringstream out;
  print_article_text(shown.article, shown.entities, lexicon, style, out);
  return out.str();
}

TEST(ArticleTextTest, AnArticleIsPrintedWhole) {
  EXPECT_EQ(print(kim_in_russia()),
            "[Kim] en {Russie}\n"
            "    source   Le Fil du Monde\n"
            "    date     18 avril 2019\n"
            "    author   Rédaction\n"
            "    section  Monde\n"
            "    url      https://fil.example/kim\n"
            "    path     /articles/kp-1.txt:3\n"
            "    id       kp-1\n"
            "\n"
            "    [Kim Jong-un] ira en {Russie}.\n"
            "\n"
            "    M. [Kim] y verra des {Russes}.\n"
            "\n"
            "    Fin.\n"
            "\n"
            "persons [in brackets]\n"
            "    3  Kim Jong-un\n"
            "    0  Vladimir Poutine\n"
            "\n"
            "countries {in braces}\n"
            "    3  Russie\n");
}

TEST(ArticleTextTest, ColoursStandForTheSigns) {
  const std::string colored = print(kim_in_russia(), 80, true);
  for (const std::string part :
       {"\x1b[32mKim\x1b[0m \x1b[1men\x1b[0m \x1b[36mRussie\x1b[0m\n",
        "    \x1b[32mKim Jong-un\x1b[0m ira en \x1b[36mRussie\x1b[0m.\n",
        "\x1b[1mpersons\x1b[0m\n    3  \x1b[32mKim Jong-un\x1b[0m\n", "\x1b[2msource\x1b[0m   Le"})
    EXPECT_NE(colored.find(part), std::string::npos) << part << " in\n" << colored;
  const std::string plain = without_colours(colored);
  EXPECT_EQ(plain.find_first_of("[]{}"), std::string::npos) << plain;
}

TEST(ArticleTextTest, LinesFitTheTerminal) {
  ArticleAndEntities shown = kim_in_russia();
  for (int i = 0; i < 50; ++i) shown.article.body += " Et la suite de la phrase continue";
  shown.article.url += std::string(200, 'u');
  shown.entities.persons[0].name = "Vladimir " + std::string(200, 'v');
  for (const std::size_t width : {20, 40, 80, 300}) {
    std::istringstream lines(print(shown, width));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(display_columns(line), width) << line;
      EXPECT_TRUE(line.find("suite") == std::string::npos || display_columns(line) <= 90) << line;
    }
  }
}

TEST(ArticleTextTest, AMentionWithinAnotherIsNotMarked) {
  ArticleAndEntities shown = kim_in_russia();
  Entities& entities = shown.entities;
  entities.countries[0].mentions.push_back(mention_of(shown.article, TextPart::body, "Jong-un"));
  Mention across = mention_of(shown.article, TextPart::body, "un ira");
  entities.countries[0].mentions.push_back(across);
  EXPECT_NE(print(shown).find("    [Kim Jong-un] ira en {Russie}.\n"), std::string::npos)
      << print(shown);
}

TEST(ArticleTextTest, AMentionAcrossParagraphsIsMarkedInBoth) {
  ArticleAndEntities shown = kim_in_russia();
  shown.entities.persons[1].mentions = {
      mention_of(shown.article, TextPart::body, "Russes.\r\nFin")};
  shown.entities.countries.clear();
  EXPECT_NE(print(shown).find("des [Russes.]\n\n    [Fin].\n"), std::string::npos) << print(shown);
}

TEST(ArticleTextTest, WhatIsMissingTakesNoLine) {
  ArticleAndEntities shown;
  shown.article.id = "only-id";
  EXPECT_EQ(print(shown), "only-id\n    id       only-id\n");
}

TEST(ArticleTextTest, NothingUnsafeReachesTheTerminal) {
  const std::string bad = "\x1b[2J\u202Ex\u009B\x07";
  ArticleAndEntities shown = kim_in_russia();
  Article& article = shown.article;
  for (std::string* field : {&article.id, &article.source, &article.author, &article.section,
                             &article.url, &article.path, &article.title, &article.body})
    *field += bad;
  shown.entities.persons[0].name = bad;
  shown.entities.countries[0].code = bad;
  for (const std::size_t width : {0, 80}) {
    const std::string printed = print(shown, width);
    for (const char* unsafe : {"\x1b", "\u202E", "\u009B", "\x07"})
      EXPECT_EQ(printed.find(unsafe), std::string::npos) << printed;
  }
}

}  // namespace
}  // namespace kiosque
