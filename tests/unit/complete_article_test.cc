// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/metadata/complete_article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kiosque {
namespace {

std::vector<Problem> complete(Article& article) {
  std::vector<Problem> problems;
  complete_article(article, [&](const Problem& problem) { problems.push_back(problem); });
  return problems;
}

TEST(CompleteArticle, FillsWhatIsMissingFromTheDateline) {
  Article article;
  article.title = "Le pont est fermé (AFP)";
  article.body = "LYON, 18 avr 2019 (AFP) - Le pont est fermé.";
  EXPECT_TRUE(complete(article).empty());
  EXPECT_EQ(article.title, "Le pont est fermé");
  EXPECT_EQ(article.body, "LYON, 18 avr 2019 (AFP) - Le pont est fermé.");
  EXPECT_EQ(article.source, "AFP");
  EXPECT_EQ(article.date, (Date{2019, 4, 18}));
}

TEST(CompleteArticle, KeepsWhatTheFileSays) {
  Article article;
  article.body = "LYON, 18 avr 2019 (AFP) - Le pont est fermé.";
  article.source = "La Feuille";
  article.date = Date{2019, 4, 20};
  article.language = "fr-FR";
  complete(article);
  EXPECT_EQ(article.source, "La Feuille");
  EXPECT_EQ(article.date, (Date{2019, 4, 20}));
  EXPECT_EQ(article.language, "fr");
}

TEST(CompleteArticle, ADetectedLanguageIsBelievedMoreThanADeclaredOne) {
  Article article;
  article.body =
      "The minister said on Thursday that the bridge over the river would be closed for three "
      "weeks because of heavy repairs. Residents are asked to take the other road until the "
      "works are finished, the town council said.";
  article.language = "fr";
  complete(article);
  EXPECT_EQ(article.language, "en");
}

TEST(CompleteArticle, MendsMojibakeThatWasEscapedInItsFile) {
  Article article;
  article.path = "/a.jsonl";
  article.line = 7;
  article.title = "L'Ã©tÃ©";
  article.body = "Le prÃ©sident.";
  const auto problems = complete(article);
  EXPECT_EQ(article.title, "L'été");
  EXPECT_EQ(article.body, "Le président.");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].kind, Problem::Kind::mojibake);
  EXPECT_FALSE(problems[0].is_rejection());
  EXPECT_EQ(problems[0].path, "/a.jsonl");
  EXPECT_EQ(problems[0].line, 7U);
  EXPECT_THAT(problems[0].message, testing::HasSubstr("3 sequences like Ã© were mended"));
}

}  // namespace
}  // namespace kiosque
