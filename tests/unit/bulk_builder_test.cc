// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/bulk_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <atomic>

#include "src/analysis/analyzer.h"
#include "src/index/metadata.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

Article numbered(unsigned number) {
  const std::string n = std::to_string(number);
  return {.id = n, .title = "Titre " + n, .body = "Vladimir Poutine, texte " + n, .path = "-"};
}

// Builds an index of numbered articles in a folder's "segments" and "merged".
Xapian::Database build(const TempFolder& folder, unsigned articles, unsigned jobs) {
  const Lexicon lexicon = Lexicon::builtin();
  fs::create_directory(folder / "segments");
  BulkBuilder builder(folder / "segments", lexicon, jobs, [](const Problem&) {});
  for (unsigned i = 1; i <= articles; ++i) builder.add(numbered(i));
  builder.finish(folder / "merged");
  return Xapian::Database((folder / "merged").string());
}

// All that Xapian holds of each document, in order.
std::string dump(const Xapian::Database& database) {
  std::string text;
  for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
    const Xapian::Document document = database.get_document(id);
    text += document.get_data() + '\n';
    for (auto v = document.values_begin(); v != document.values_end(); ++v)
      text += std::to_string(v.get_valueno()) + '=' + *v + '\n';
    for (auto t = document.termlist_begin(); t != document.termlist_end(); ++t) {
      text += *t + ' ' + std::to_string(t.get_wdf());
      for (auto p = t.positionlist_begin(); p != t.positionlist_end(); ++p)
        text += ' ' + std::to_string(*p);
      text += '\n';
    }
  }
  return text;
}

TEST(BulkBuilder, AnEmptyBuildIsAnIndexThatAnswers) {
  const TempFolder folder;
  const Xapian::Database database = build(folder, 0, 2);
  EXPECT_EQ(database.get_doccount(), 0U);
  EXPECT_EQ(require_compatible(database, folder.path()).analyzer,
            Analyzer::fingerprint(Lexicon::builtin()));
}

TEST(BulkBuilder, OneThreadAndFourWriteTheSame) {
  const TempFolder one;
  const TempFolder four;
  const std::string expected = dump(build(one, 2500, 1));
  EXPECT_NE(expected.find("XPER:vladimir poutine"), std::string::npos);
  EXPECT_TRUE(dump(build(four, 2500, 4)) == expected);  // EXPECT_EQ would print megabytes
}

// 65 segments of 400 articles are more than one merge takes.
TEST(BulkBuilder, KeepsTheOrderOfArticlesOverManySegments) {
  const TempFolder folder;
  constexpr unsigned kArticles = 65 * 400 + 1;
  const Xapian::Database database = build(folder, kArticles, 3);
  ASSERT_EQ(database.get_doccount(), kArticles);
  for (unsigned i = 1; i <= kArticles; i += 50)
    ASSERT_EQ(load_article(database.get_document(i).get_data()).id, std::to_string(i));
  EXPECT_EQ(database.get_termfreq("XPER:vladimir poutine"), kArticles);
  EXPECT_EQ(require_compatible(database, folder.path()).schema_version, kSchemaVersion);
  EXPECT_TRUE(fs::is_empty(folder / "segments"));
}

TEST(BulkBuilder, TellsOfWordsThatAreTooLong) {
  const TempFolder folder;
  const Lexicon lexicon = Lexicon::builtin();
  std::atomic<int> told = 0;
  BulkBuilder builder(folder.path(), lexicon, 2, [&](const Problem& problem) {
    EXPECT_EQ(problem.kind, Problem::Kind::long_word);
    ++told;
  });
  for (unsigned i = 0; i < 3; ++i) {
    Article article = numbered(i);
    article.body += std::string(10'000, 'x');
    builder.add(std::move(article));
  }
  builder.finish(folder / "merged");
  EXPECT_EQ(told, 3);
  EXPECT_EQ(Xapian::Database((folder / "merged").string()).get_doccount(), 3U);
}

TEST(BulkBuilder, AWorkersFailureEndsTheBuild) {
  const TempFolder folder;
  const Lexicon lexicon = Lexicon::builtin();
  for (const unsigned articles : {1U, 20'000U}) {
    BulkBuilder builder(folder / "absent", lexicon, 2, [](const Problem&) {});
    EXPECT_THROW(
        {
          for (unsigned i = 0; i < articles; ++i) builder.add(numbered(i));
          builder.finish(folder / "merged");
        },
        Xapian::DatabaseError)
        << articles;
  }
  EXPECT_FALSE(fs::exists(folder / "merged"));
}

TEST(BulkBuilder, FailsWhereTheMergedIndexCannotBeWritten) {
  const TempFolder folder;
  const Lexicon lexicon = Lexicon::builtin();
  BulkBuilder builder(folder.path(), lexicon, 1, [](const Problem&) {});
  builder.add(numbered(1));
  EXPECT_THROW(builder.finish(folder / "absent/merged"), Xapian::DatabaseError);
}

TEST(BulkBuilder, CanBeGivenUp) {
  const TempFolder folder;
  const Lexicon lexicon = Lexicon::builtin();
  {
    BulkBuilder builder(folder.path(), lexicon, 2, [](const Problem&) {});
    for (unsigned i = 0; i < 1000; ++i) builder.add(numbered(i));
  }
  EXPECT_FALSE(fs::exists(folder / "merged"));
}

}  // namespace
}  // namespace kiosque
