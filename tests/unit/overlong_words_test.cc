// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/overlong_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosque {
namespace {

using testing::HasSubstr;

std::vector<Problem> problems_of(const Article& article) {
  const Lexicon lexicon = Lexicon::builtin();
  Analyzer analyzer(lexicon);
  std::vector<Problem> problems;
  tell_overlong_words(article, analyzer.analyze_article(article.title, article.body),
                      [&](const Problem& problem) { problems.push_back(problem); });
  return problems;
}

TEST(OverlongWords, AreToldOnceAnArticleWithTheLineOfTheFirst) {
  const std::string word(10'000, 'a');
  const struct {
    const char* what;
    Article article;
    std::uint64_t line;
    const char* count;
  } cases[] = {
      {"body of a text file",
       {.body = "un\ndeux " + word, .path = "a.txt", .body_line = 4},
       5,
       "1 "},
      {"title of a text file", {.title = word, .body = "un", .path = "a.txt"}, 1, "1 word is"},
      {"title and body", {.title = word, .body = word, .path = "a.txt"}, 1, "2 words are"},
      {"a line of many",
       {.body = "un\ndeux " + word, .path = "a.jsonl", .line = 9},
       9,
       "1 word is"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    const auto problems = problems_of(c.article);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].kind, Problem::Kind::long_word);
    EXPECT_FALSE(problems[0].is_rejection());
    EXPECT_EQ(problems[0].path, c.article.path);
    EXPECT_EQ(problems[0].line, c.line);
    EXPECT_THAT(problems[0].message, HasSubstr(c.count));
    EXPECT_THAT(problems[0].message, HasSubstr("(10000 bytes)"));
    EXPECT_LT(problems[0].message.size(), 200U);
  }
}

TEST(OverlongWords, OrdinaryArticlesHaveNone) {
  EXPECT_TRUE(problems_of({.title = "Un titre", .body = "anticonstitutionnellement"}).empty());
  EXPECT_TRUE(problems_of({}).empty());
}

}  // namespace
}  // namespace kiosque
