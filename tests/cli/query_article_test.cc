// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include "tests/support/process.h"
#include "tests/support/sample_index.h"

namespace kiosque {
namespace {

// One article as a newspaper sent it, indexed alone from a folder that is not the corpus.
class OneArticle {
 public:
  OneArticle()
      : index_({folder_
                    .write("article.txt", read_whole_file(corpus_folder() /
                                                          "sample/coree-du-nord/"
                                                          "2019-04-18-kim-se-rendra-en-russie.txt"))
                    .string()}) {}

  const SampleIndex& index() const { return index_; }

 private:
  TempFolder folder_;
  SampleIndex index_;
};

TEST(QueryArticleTest, EveryWayToAskForItFindsTheArticle) {
  const OneArticle article;
  for (const std::string query : {"Kim AND Poutine AND sanctions",
                                  "kim poutine sanctions",
                                  "Kim ET Poutine ET sanctions",
                                  "KIM POUTINE SANCTIONS",
                                  "« levée des sanctions »",
                                  "«\u00A0levée des sanctions\u00A0»",
                                  "\"levée des sanctions\"",
                                  "“levée des sanctions”",
                                  "Conseil NEAR/4 sécurité",
                                  "conseil PRES/4 securite",
                                  "nucleaire",
                                  "NUCLÉAIRE",
                                  "nucléaires",
                                  "allegement",
                                  "l'allègement",
                                  "l’allègement",
                                  "allègement",
                                  "ALLEGEMENT",
                                  "nord-coréen",
                                  "nord-coréennes",
                                  "américano-nord-coréens",
                                  "Jong-un",
                                  "Jong\u2011un",
                                  "nucl*",
                                  "=nucléaire",
                                  "pays:Russie",
                                  "pays:RU",
                                  "pays:russe",
                                  "pays:\"Corée du Nord\"",
                                  "pays:KP",
                                  "country:kp",
                                  "personne:Trump",
                                  "personne:\"Donald Trump\"",
                                  "personne:Poutine",
                                  "personne:Kim",
                                  "personne:\"Kim Jong-un\"",
                                  "date:2019-04",
                                  "date:2019",
                                  "date:2019-04-18",
                                  "date:2019-03..2019-05",
                                  "titre:Kim",
                                  "source:\"Le Fil du Monde\"",
                                  "auteur:Moscou",
                                  "Kim SAUF Macron",
                                  "Macron OU Kim",
                                  "Poutine NEAR/20 Kim",
                                  "(Poutine OU Trump) ET nucléaire"})
    EXPECT_EQ(article.index().find(query).size(), 1U) << query;
}

TEST(QueryArticleTest, WhatItDoesNotSayDoesNotFindIt) {
  const OneArticle article;
  for (const std::string query :
       {"Kim AND Macron", "Kim SAUF Trump", "\"levée de sanctions\"", "=nucleaire", "pays:FR",
        "personne:Macron", "date:2018", "date:2019-05", "titre:Trump", "\"sanctions des levée\"",
        "Conseil ADJ sécurité", "Poutine NEAR/10 Kim", "source:Monde SAUF Kim"})
    EXPECT_TRUE(article.index().find(query).empty()) << query;
}

TEST(QueryArticleTest, OptionsNarrowAndWidenIt) {
  const OneArticle article;
  const SampleIndex& index = article.index();
  EXPECT_EQ(index.find("Kim Macron", {"--any"}).size(), 1U);
  EXPECT_EQ(index.find("Kim Macron").size(), 0U);
  EXPECT_EQ(index.find("(Kim \"NOT* ", {"--plain"}).size(), 0U);
  EXPECT_EQ(index.find("(Kim \"sanctions: ", {"--plain"}).size(), 1U);
  EXPECT_EQ(index.find("Kim", {"--from", "2019-04-18"}).size(), 1U);
  EXPECT_EQ(index.find("Kim", {"--from", "2019-04-19"}).size(), 0U);
  EXPECT_EQ(index.find("Kim", {"--to", "2019-04-18"}).size(), 1U);
  EXPECT_EQ(index.find("Kim", {"--to", "2019-04-17"}).size(), 0U);
  EXPECT_EQ(index.find("Kim", {"--from", "2019", "--to", "2019"}).size(), 1U);
}

}  // namespace
}  // namespace kiosque
