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
#include "tests/support/no_memory.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

Article numbered(unsigned number) {
  const std::string n = std::to_string(number);
  return {.id = n, .title = "Titre " + n, .body = "Vladimir Poutine, texte " + n, .path = "-"};
}

constexpr SegmentLimits kSmallSegments = {.articles = 250};

// Builds an index of numbered articles in a folder's "segments" and "merged".
Xapian::Database build(const TempFolder& folder, unsigned articles, unsigned jobs) {
  const Lexicon lexicon = Lexicon::builtin();
  fs::create_directory(folder / "segments");
  NoMemory memory;
  BulkBuilder builder(
      folder / "segments", lexicon, memory.files, jobs, [](const Problem&) {}, kSmallSegments);
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
      text += *t + ' ' + std::to_string(t.get_wdf()) + '\n';
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

// 101 segments of 250 articles are more than one merge takes.
TEST(BulkBuilder, KeepsTheOrderOfArticlesOverManySegments) {
  const TempFolder folder;
  constexpr unsigned kArticles = 101 * 250 + 1;
  const Xapian::Database database = build(folder, kArticles, 3);
  ASSERT_EQ(database.get_doccount(), kArticles);
  for (unsigned i = 1; i <= kArticles; i += 50)
    ASSERT_EQ(load_article(database.get_document(i).get_data()).id, std::to_string(i));
  EXPECT_EQ(database.get_termfreq("XPER:vladimir poutine"), kArticles);
  EXPECT_EQ(require_compatible(database, folder.path()).schema_version, kSchemaVersion);
  EXPECT_TRUE(fs::is_empty(folder / "segments"));
}

// Builds an index of any articles.
Xapian::Database build(const TempFolder& folder, const std::vector<Article>& articles) {
  const Lexicon lexicon = Lexicon::builtin();
  fs::create_directory(folder / "segments");
  NoMemory memory;
  BulkBuilder builder(
      folder / "segments", lexicon, memory.files, 2, [](const Problem&) {}, kSmallSegments);
  for (const Article& article : articles) builder.add(Article(article));
  builder.finish(folder / "merged");
  return Xapian::Database((folder / "merged").string());
}

// "id:body@place+copies" of each article, in their order.
std::string listed(const Xapian::Database& database) {
  std::string text;
  for (auto d = database.postlist_begin(""); d != database.postlist_end(""); ++d) {
    const Article article = load_article(database.get_document(*d).get_data());
    text += (text.empty() ? "" : " ") + article.id + ':' + article.body + '@' + to_place(article);
    for (const std::string& place : article.copies) text += '+' + place;
  }
  return text;
}

TEST(BulkBuilder, MakesExactCopiesOneArticleWithSeveralPlaces) {
  const TempFolder folder;
  const auto at = [](const std::string& path, const std::string& body) {
    return Article{.id = path, .body = body, .path = path};
  };
  std::vector<Article> articles = {at("/c", "x"), at("/b", "y"), at("/d", "x"), at("/a", "x")};
  for (unsigned i = 0; i < 1000; ++i) articles.push_back(numbered(i));  // more than one segment
  articles.push_back(at("/e", "y"));
  const Xapian::Database database = build(folder, articles);
  EXPECT_EQ(database.get_doccount(), 1002U);
  EXPECT_EQ(listed(database).substr(0, 32), "/a:x@/a+/c+/d /b:y@/b+/e 0:Vladi");
  for (const char* path : {"XPATH:/a", "XPATH:/b", "XPATH:/c", "XPATH:/d", "XPATH:/e"})
    EXPECT_EQ(database.get_termfreq(path), 1U) << path;
}

TEST(BulkBuilder, TheHighestVersionCountsAndWithdrawalsCountMore) {
  const TempFolder folder;
  const auto version = [](const std::string& id, std::uint32_t number, bool canceled = false) {
    return Article{.id = id,
                   .body = std::to_string(number),
                   .version = number,
                   .canceled = canceled,
                   .path = "/" + id + std::to_string(number)};
  };
  const Xapian::Database database =
      build(folder, {version("i", 1), version("i", 2), version("j", 1, true), version("j", 1),
                     version("k", 5), version("i", 3), version("k", 5, true), version("l", 2),
                     version("l", 1)});
  EXPECT_EQ(listed(database), "i:3@/i3 l:2@/l2");
  EXPECT_FALSE(database.term_exists("Qk"));
}

TEST(BulkBuilder, AnIndexMayEndEmpty) {
  const TempFolder folder;
  Article withdrawn = numbered(1);
  withdrawn.canceled = true;
  const Xapian::Database database = build(folder, {numbered(1), withdrawn});
  EXPECT_EQ(database.get_doccount(), 0U);
  EXPECT_EQ(require_compatible(database, folder.path()).schema_version, kSchemaVersion);
}

TEST(BulkBuilder, GroupsStoriesOverSegments) {
  const TempFolder folder;
  std::string body;
  for (int i = 0; i < 100; ++i) body += "mot" + std::to_string(i) + ' ';
  std::vector<Article> articles;
  for (unsigned i = 0; i < 1200; ++i) {
    articles.push_back(numbered(i));
    if (i % 400 == 7) articles.back().body = body + articles.back().id;
  }
  const Xapian::Database database = build(folder, articles);
  EXPECT_EQ(database.get_value_freq(slot::story), 3U);
  const std::string key = database.get_document(8).get_value(slot::story);
  EXPECT_EQ(key.size(), 16U);
  EXPECT_EQ(database.get_document(408).get_value(slot::story), key);
  EXPECT_EQ(database.get_document(808).get_value(slot::story), key);
}

TEST(BulkBuilder, TellsOfWordsThatAreTooLong) {
  const TempFolder folder;
  const Lexicon lexicon = Lexicon::builtin();
  std::atomic<int> told = 0;
  NoMemory memory;
  BulkBuilder builder(folder.path(), lexicon, memory.files, 2, [&](const Problem& problem) {
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
    NoMemory memory;
    BulkBuilder builder(folder / "absent", lexicon, memory.files, 2, [](const Problem&) {});
    EXPECT_THROW(
        {
          for (unsigned i = 0; i < articles; ++i) builder.add(numbered(i));
          builder.finish(folder / "merged");
        },
        std::filesystem::filesystem_error)
        << articles;
  }
  EXPECT_FALSE(fs::exists(folder / "merged"));
}

TEST(BulkBuilder, FailsWhereTheMergedIndexCannotBeWritten) {
  const TempFolder folder;
  const Lexicon lexicon = Lexicon::builtin();
  NoMemory memory;
  BulkBuilder builder(folder.path(), lexicon, memory.files, 1, [](const Problem&) {});
  builder.add(numbered(1));
  EXPECT_THROW(builder.finish(folder / "absent/merged"), Xapian::DatabaseError);
}

TEST(BulkBuilder, CanBeGivenUp) {
  const TempFolder folder;
  const Lexicon lexicon = Lexicon::builtin();
  {
    NoMemory memory;
    BulkBuilder builder(folder.path(), lexicon, memory.files, 2, [](const Problem&) {});
    for (unsigned i = 0; i < 1000; ++i) builder.add(numbered(i));
  }
  EXPECT_FALSE(fs::exists(folder / "merged"));
}

}  // namespace
}  // namespace kiosque
