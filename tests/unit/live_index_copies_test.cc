// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Copies, versions and stories in a live index.
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

// The same text at another place.
Article copy_at(const std::string& path) {
  return {.id = path, .title = "Titre", .body = "Le texte.", .path = path};
}

TEST_F(LiveIndexTest, ExactCopiesAreOneArticleWithSeveralPlaces) {
  put_all({copy_at("/b.txt"), copy_at("/c.txt"), copy_at("/a.txt")});
  EXPECT_THAT(ids(), ElementsAre("/a.txt"));  // whatever came first
  EXPECT_THAT(stored(1).copies, ElementsAre("/b.txt", "/c.txt"));
  const Xapian::Database database(generation().string());
  for (const char* path : {"XPATH:/a.txt", "XPATH:/b.txt", "XPATH:/c.txt"})
    EXPECT_TRUE(database.term_exists(path)) << path;
  LiveIndex index = open();
  EXPECT_EQ(put(index, copy_at("/a.txt")), Change::unchanged);
  EXPECT_EQ(put(index, copy_at("/b.txt")), Change::copy);
  EXPECT_EQ(put(index, copy_at("/c.txt")), Change::copy);
  EXPECT_THAT(stale_ids(index, "/"), IsEmpty());
  EXPECT_EQ(settle(index), 0U);
  index.commit();
  EXPECT_THAT(stored(1).copies, ElementsAre("/b.txt", "/c.txt"));
}

TEST_F(LiveIndexTest, AnArticleStaysWhileACopyOfItDoes) {
  const struct {
    std::vector<std::string> left;
    std::string id;
    std::vector<std::string> copies;
  } cases[] = {{{"/a.txt", "/b.txt"}, "/a.txt", {"/b.txt"}},
               {{"/a.txt", "/c.txt"}, "/a.txt", {"/c.txt"}},
               {{"/c.txt"}, "/c.txt", {}}};
  for (const auto& c : cases) {
    reset();
    put_all({copy_at("/b.txt"), copy_at("/a.txt"), copy_at("/c.txt")});
    LiveIndex index = open();
    for (const std::string& path : c.left) put(index, copy_at(path));
    EXPECT_THAT(stale_ids(index, "/"), IsEmpty());
    settle(index);
    index.commit();
    EXPECT_THAT(ids(), ElementsAre(c.id));
    EXPECT_EQ(stored(1).path, c.id);
    EXPECT_EQ(stored(1).copies, c.copies) << c.id;
    EXPECT_TRUE(Xapian::Database(generation().string()).term_exists("Q" + c.id));
  }
}

TEST_F(LiveIndexTest, PlacesThatARunDoesNotReadStay) {
  put_all({copy_at("/p/a.txt"), copy_at("/q/a.txt"), copy_at("/q/b.txt")});
  const auto find_nothing_at = [this](const std::string& root, const std::string& unreadable) {
    LiveIndex index = open();
    EXPECT_THAT(stale_ids(index, root, {unreadable}), IsEmpty());
    settle(index);
    index.commit();
  };
  find_nothing_at("/p", "/r");
  EXPECT_EQ(stored(1).path, "/q/a.txt");
  EXPECT_THAT(stored(1).copies, ElementsAre("/q/b.txt"));
  find_nothing_at("/q", "/q/a.txt");
  EXPECT_EQ(stored(1).path, "/q/a.txt");
  EXPECT_THAT(stored(1).copies, IsEmpty());
  LiveIndex last = open();
  EXPECT_THAT(stale_ids(last, "/q"), ElementsAre("/q/a.txt"));
}

TEST_F(LiveIndexTest, ACopyThatIsChangedIsAnArticleOfItsOwn) {
  for (const char* changed : {"/a.txt", "/b.txt"}) {
    reset();
    put_all({copy_at("/a.txt"), copy_at("/b.txt")});
    LiveIndex index = open();
    for (const char* path : {"/a.txt", "/b.txt"})
      put(index, path == std::string(changed) ? at(path) : copy_at(path));
    EXPECT_THAT(stale_ids(index, "/"), IsEmpty());
    settle(index);
    index.commit();
    EXPECT_THAT(ids(), testing::UnorderedElementsAre("/a.txt", "/b.txt")) << changed;
    EXPECT_THAT(stored(1).copies, IsEmpty());
    EXPECT_THAT(stored(2).copies, IsEmpty());
    LiveIndex again = open(false);
    for (const char* path : {"/a.txt", "/b.txt"})
      EXPECT_EQ(put(again, path == std::string(changed) ? at(path) : copy_at(path)),
                Change::unchanged);
  }
}

TEST_F(LiveIndexTest, LinesThatShiftMoveArticlesWithoutWritingThemAnew) {
  const auto line = [](const std::string& id, std::uint64_t number) {
    return Article{.id = id, .body = "Texte " + id, .path = "/a.jsonl", .line = number};
  };
  put_all({line("i", 1), line("j", 2)});
  LiveIndex index = open();
  EXPECT_EQ(put(index, line("k", 1)), Change::added);
  EXPECT_EQ(put(index, line("i", 2)), Change::changed);
  EXPECT_EQ(put(index, line("j", 3)), Change::changed);
  EXPECT_THAT(stale_ids(index, "/"), IsEmpty());
  settle(index);
  index.commit();
  EXPECT_EQ(stored(1).line, 2U);
  EXPECT_EQ(stored(2).line, 3U);
  EXPECT_THAT(stored(1).copies, IsEmpty());
}

Article version(std::uint32_t number, const std::string& body, bool canceled = false) {
  return {.id = "i",
          .body = body,
          .version = number,
          .canceled = canceled,
          .path = "/" + std::to_string(number) + (canceled ? "c" : "")};
}

TEST_F(LiveIndexTest, TheHighestVersionCountsInOneRunAndAcrossRuns) {
  {
    LiveIndex index = open();
    EXPECT_EQ(put(index, version(1, "un")), Change::added);
    EXPECT_EQ(put(index, version(3, "trois")), Change::added);
    EXPECT_EQ(put(index, version(2, "deux")), Change::superseded);
    EXPECT_EQ(put(index, version(3, "autre")), Change::duplicate);
    settle(index);
    index.commit();
  }
  EXPECT_EQ(stored(1).body, "trois");
  LiveIndex next = open();
  EXPECT_EQ(put(next, version(2, "deux")), Change::superseded);
  EXPECT_EQ(put(next, version(2, "deux encore")), Change::superseded);
  EXPECT_EQ(put(next, version(3, "trois")), Change::unchanged);
  EXPECT_EQ(put(next, version(4, "quatre")), Change::changed);
  next.commit();
  EXPECT_EQ(stored(1).body, "quatre");
  EXPECT_EQ(next.article_count(), 1U);
}

TEST_F(LiveIndexTest, AFileThatGoesBackToAnOlderVersionIsFollowed) {
  put_all({version(2, "deux")});
  Article older = version(1, "un");
  older.path = "/2";
  LiveIndex index = open();
  EXPECT_EQ(put(index, older), Change::changed);
}

TEST_F(LiveIndexTest, AWithdrawalTakesTheArticleOut) {
  put_all({version(2, "deux")});
  {
    LiveIndex index = open();
    EXPECT_EQ(put(index, version(1, "", true)), Change::none);  // of a version before
    EXPECT_EQ(put(index, version(2, "deux")), Change::unchanged);
  }
  {
    LiveIndex index = open();
    EXPECT_EQ(put(index, version(3, "", true)), Change::removed);
    EXPECT_EQ(put(index, version(2, "deux")), Change::superseded);
    EXPECT_THAT(stale_ids(index, "/"), IsEmpty());
    index.commit();
  }
  EXPECT_THAT(ids(), IsEmpty());
  LiveIndex again = open();
  EXPECT_EQ(put(again, version(3, "", true)), Change::none);
  EXPECT_EQ(put(again, version(3, "trois")), Change::superseded);
  again.commit();
  EXPECT_THAT(ids(), IsEmpty());
}

TEST_F(LiveIndexTest, AWithdrawalAfterTheArticleTakesItOutInTheSameRun) {
  LiveIndex index = open();
  EXPECT_EQ(put(index, version(1, "un")), Change::added);
  EXPECT_EQ(put(index, version(2, "", true)), Change::superseded);
  EXPECT_EQ(put(index, version(3, "trois")), Change::added);
  index.commit();
  EXPECT_EQ(index.article_count(), 1U);
}

TEST_F(LiveIndexTest, GroupsCopiesThatAreNotExactAndPartsThemAgain) {
  std::string body;
  for (int i = 0; i < 100; ++i) body += "mot" + std::to_string(i) + ' ';
  const auto stories = [&] {
    return Xapian::Database(generation().string()).get_value_freq(slot::story);
  };
  put_all({at("/a.txt", body), at("/b.txt", body + "(AFP)"), at("/c.txt", "Un tigre.")});
  EXPECT_EQ(stories(), 2U);
  LiveIndex index = open();
  put(index, at("/a.txt", body));
  put(index, at("/c.txt", body + "encore"));
  index.commit();
  EXPECT_EQ(stories(), 3U);
  for (const auto& stale : index.find_stale({"/"}, {})) index.remove(stale);
  index.commit();
  EXPECT_EQ(stories(), 2U);
}

}  // namespace
}  // namespace kiosque
