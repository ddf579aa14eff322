// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/live_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "src/analysis/analyzer.h"
#include "src/cli/error.h"
#include "src/index/metadata.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/live_index_fixture.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_F(LiveIndexTest, TellsAddedChangedAndUnchangedApart) {
  put_all({at("/a.txt"), at("/b.txt")});
  LiveIndex index = open();
  EXPECT_EQ(put(index, at("/a.txt")), Change::unchanged);
  EXPECT_EQ(put(index, at("/b.txt", "Autre texte.")), Change::changed);
  EXPECT_EQ(put(index, at("/c.txt")), Change::added);
  index.commit();
  EXPECT_EQ(index.article_count(), 3U);
  EXPECT_THAT(ids(), ElementsAre("/a.txt", "/b.txt", "/c.txt"));
}

TEST_F(LiveIndexTest, NoticesAChangeOfAnyField) {
  const Article before = {.id = "i",
                          .title = "t",
                          .body = "b",
                          .source = "s",
                          .author = "a",
                          .section = "c",
                          .url = "u",
                          .date = Date{2019, 4, 18},
                          .path = "/p",
                          .line = 3};
  put_all({before});
  for (std::string Article::*field :
       {&Article::title, &Article::body, &Article::source, &Article::author, &Article::section,
        &Article::url, &Article::path}) {
    LiveIndex index = open(false);
    Article after = before;
    (after.*field) += 'x';
    EXPECT_EQ(put(index, after), Change::changed) << after.*field;
  }
  Article moved = before;
  moved.line = 4;
  Article undated = before;
  undated.date.reset();
  Article translated = before;
  translated.language = "en";
  for (const Article& after : {moved, undated, translated}) {
    LiveIndex index = open(false);
    EXPECT_EQ(put(index, after), Change::changed);
  }
  LiveIndex index = open(false);
  EXPECT_EQ(put(index, before), Change::unchanged);
}

TEST_F(LiveIndexTest, AnArticleThatMovedIsKeptAtItsNewPlace) {
  Article article = at("/a.txt");
  article.id = "afp-1";
  put_all({article});
  article.path = "/b/c.txt";
  LiveIndex index = open();
  EXPECT_EQ(put(index, article), Change::changed);
  EXPECT_THAT(stale_ids(index, "/"), IsEmpty());
  EXPECT_EQ(settle(index), 0U);  // it was told
  index.commit();
  const Xapian::Database database(generation().string());
  EXPECT_TRUE(database.term_exists("XPATH:/b/c.txt"));
  EXPECT_FALSE(database.term_exists("XPATH:/a.txt"));
}

TEST_F(LiveIndexTest, FindsWhatVanishedBelowARootAlone) {
  put_all({at("/p/a.txt"), at("/p/b/c.txt"), at("/pq/d.txt"), at("/p.txt"), at("-"), at("/p")});
  LiveIndex index = open();
  EXPECT_THAT(stale_ids(index, "/p"), ElementsAre("/p", "/p/a.txt", "/p/b/c.txt"));
  EXPECT_THAT(stale_ids(index, "/p/a.txt"), ElementsAre("/p/a.txt"));
  EXPECT_THAT(stale_ids(index, "-"), ElementsAre("-"));
  EXPECT_THAT(stale_ids(index, "/q"), IsEmpty());
  EXPECT_EQ(stale_ids(index, "/").size(), 5U);
  put(index, at("/p/a.txt"));
  EXPECT_THAT(stale_ids(index, "/p"), ElementsAre("/p", "/p/b/c.txt"));
}

TEST_F(LiveIndexTest, KeepsWhatCouldNotBeRead) {
  put_all({at("/p/a.txt"), at("/p/b/c.txt"), at("/p/b/d.txt"), at("/p/bc.txt")});
  LiveIndex index = open();
  EXPECT_THAT(stale_ids(index, "/p", {"/p/b"}), ElementsAre("/p/a.txt", "/p/bc.txt"));
  EXPECT_THAT(stale_ids(index, "/p", {"/p/b/c.txt", "/p/a.txt"}),
              ElementsAre("/p/b/d.txt", "/p/bc.txt"));
  EXPECT_THAT(stale_ids(index, "/p", {"/p"}), IsEmpty());
}

TEST_F(LiveIndexTest, FindsVanishedArticlesAtPathsOfAnyBytesAndLength) {
  for (const std::string& root :
       {"/" + std::string(300, 'r'), "/" + std::string(200, '\x80'), "/" + std::string(100, '\xE9'),
        "/a/" + std::string(218, 'r') + "\x80\x80\x80\x80\x80",
        "/" + std::string(219, 'x') + "é"}) {
    SCOPED_TRACE(root);
    const std::string below = root + '/' + std::string(200, '\x80') + ".txt";
    put_all({at(below), at(root + "/b.txt"), at(root + "x/c.txt")});
    LiveIndex index = open();
    EXPECT_EQ(stale_ids(index, root), (std::vector<std::string>{root + "/b.txt", below}));
    for (const auto& stale : index.find_stale({"/"}, {})) index.remove(stale);
    index.commit();
    EXPECT_THAT(ids(), IsEmpty());
  }
}

TEST_F(LiveIndexTest, RemovesWhatIsToldAndFindsItOnce) {
  put_all({at("/p/a.txt"), at("/p/b.txt")});
  for (const bool writable : {false, true}) {
    LiveIndex index = open(writable);
    put(index, at("/p/b.txt"));
    for (const auto& stale : index.find_stale({"/p"}, {})) index.remove(stale);
    EXPECT_THAT(stale_ids(index, "/p/a.txt"), IsEmpty()) << writable;
    index.commit();
    EXPECT_EQ(ids().size(), writable ? 1U : 2U);
  }
}

TEST_F(LiveIndexTest, RollsBackWhatIsNotCommitted) {
  put_all({at("/a.txt"), at("/b.txt")});
  {
    LiveIndex index = open();
    put(index, at("/a.txt", "Changé."));
    put(index, at("/c.txt"));
    for (const auto& stale : index.find_stale({"/b.txt"}, {})) index.remove(stale);
  }
  EXPECT_THAT(ids(), ElementsAre("/a.txt", "/b.txt"));
  LiveIndex index = open();
  EXPECT_EQ(put(index, at("/a.txt")), Change::unchanged);
}

TEST_F(LiveIndexTest, ARunIsOneChangeForReaders) {
  LiveIndex index = open();
  for (int i = 0; i < 1500; ++i) put(index, at("/" + std::to_string(i)));
  EXPECT_THAT(ids(), IsEmpty());
  index.commit();
  EXPECT_EQ(ids().size(), 1500U);
}

TEST_F(LiveIndexTest, CommitsLongRunsInParts) {
  LiveIndex index = open(true, std::chrono::seconds(0));
  for (int i = 0; i < 1500; ++i) put(index, at("/" + std::to_string(i)));
  EXPECT_EQ(ids().size(), 1200U);
  EXPECT_THAT(stale_ids(index, "/"), IsEmpty());
  index.commit();
  EXPECT_EQ(ids().size(), 1500U);
}

TEST_F(LiveIndexTest, WithoutWritingOnlyTells) {
  put_all({at("/a.txt")});
  LiveIndex index = open(false);
  EXPECT_EQ(put(index, at("/a.txt", "Changé.")), Change::changed);
  EXPECT_EQ(put(index, at("/b.txt")), Change::added);
  EXPECT_THAT(stale_ids(index, "/"), IsEmpty());
  index.commit();
  EXPECT_EQ(index.article_count(), 2U);
  EXPECT_THAT(ids(), ElementsAre("/a.txt"));
}

TEST_F(LiveIndexTest, TellsOfWordsThatAreTooLong) {
  LiveIndex index = open();
  std::vector<Problem::Kind> kinds;
  index.put(at("/a.txt", std::string(10'000, 'x')),
            [&](const Problem& problem) { kinds.push_back(problem.kind); });
  EXPECT_THAT(kinds, ElementsAre(Problem::Kind::long_word));
}

TEST_F(LiveIndexTest, RefusesAnotherSchemaAndAnotherAnalysisWithTheCure) {
  const std::string analyzer = Analyzer::fingerprint(lexicon_);
  const struct {
    IndexMetadata metadata;
    ExitCode exit_code;
  } cases[] = {{{kSchemaVersion + 1, analyzer}, ExitCode::unavailable},
               {{kSchemaVersion, analyzer + "x"}, ExitCode::failure}};
  for (const auto& c : cases) {
    write_generation(c.metadata);
    for (const bool writable : {false, true}) try {
        open(writable);
        ADD_FAILURE() << "no error";
      } catch (const Error& error) {
        EXPECT_EQ(error.exit_code(), c.exit_code) << error.what();
        EXPECT_THAT(error.hint(), HasSubstr("--rebuild"));
      }
  }
}

}  // namespace
}  // namespace kiosque
