// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/name_marks.h"

#include <gtest/gtest.h>

#include <fstream>
#include <tuple>

#include "query/language/compiler.h"
#include "query/language/parser.h"
#include "src/index/stored_article.h"
#include "tests/support/sample_index.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

using Finds = std::vector<std::tuple<std::size_t, std::size_t, std::size_t>>;

Finds finds_of(const TokenFinder& finder, TextPart part, const AnalyzedArticle& article) {
  Finds finds;
  for (const FoundTokens& found : finder.find(part, article))
    finds.emplace_back(found.first_token, found.token_count, found.matcher);
  return finds;
}

struct Question {
  std::string text;
  CompiledQuery compiled;
};

std::vector<Question> questions_for_words(const Xapian::Database& database, const Lexicon& lexicon,
                                          Analyzer& analyzer) {
  std::vector<Question> questions;
  std::ifstream in(corpus_folder() / "queries.tsv");
  for (std::string line; std::getline(in, line);) {
    const auto tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    const std::string text = line.substr(tab + 1);
    CompiledQuery compiled = compile_query(parse_query(text), text, database, lexicon, analyzer);
    if (!TokenFinder(compiled.highlights).wants_entities())
      questions.push_back({text, std::move(compiled)});
  }
  return questions;
}

TEST(NameMarksTest, WithThemTheSameTokensAreFoundAsByRecognition) {
  const SampleIndex index;
  const Xapian::Database database(index.folder());
  const Lexicon lexicon = Lexicon::builtin();
  Analyzer recogniser(lexicon);
  Analyzer splitter(lexicon);
  const std::vector<Question> questions = questions_for_words(database, lexicon, splitter);
  EXPECT_GT(questions.size(), 100U);
  std::size_t count = 0;
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
    const Xapian::Document document = database.get_document(*id);
    const Article article = load_article(document.get_data());
    const AnalyzedArticle recognised = recogniser.analyze_article(article.title, article.body);
    for (const Question& question : questions) {
      const TokenFinder finder(question.compiled.highlights);
      AnalyzedArticle split =
          splitter.split_article(article.title, article.body, finder.first_letters());
      mark_names(database, document, finder, split);
      for (const TextPart part : {TextPart::title, TextPart::body}) {
        const Finds expected = finds_of(finder, part, recognised);
        EXPECT_EQ(finds_of(finder, part, split), expected) << question.text << " in " << article.id;
        count += expected.size();
      }
    }
  }
  EXPECT_GT(count, 1000U);
}

TEST(NameMarksTest, ANameIsToldFromTheWordInTitleAndText) {
  SmallIndex index({make_article("1", "On vit à Tours, près des tours.", "Tours et ses tours")});
  const CompiledQuery compiled = index.compile("Tours");
  const TokenFinder finder(compiled.highlights);
  AnalyzedArticle article = index.analyzer().split_article(
      "Tours et ses tours", "On vit à Tours, près des tours.", finder.first_letters());
  mark_names(index.database(), index.database().get_document(1), finder, article);
  EXPECT_EQ(finds_of(finder, TextPart::title, article), (Finds{{0, 1, 0}}));
  EXPECT_EQ(finds_of(finder, TextPart::body, article), (Finds{{3, 1, 0}}));
}

}  // namespace
}  // namespace kiosque
