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

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class LiveIndexTest : public testing::Test {
 protected:
  LiveIndexTest() { write_generation({kSchemaVersion, Analyzer::fingerprint(lexicon_)}); }

  fs::path generation() const { return folder_ / "gen"; }

  void write_generation(const IndexMetadata& metadata) const {
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_CREATE_OR_OPEN);
    write_metadata(database, metadata);
    database.commit();
  }

  LiveIndex open(bool writable = true) const {
    return LiveIndex(generation(), folder_.path(), lexicon_, writable);
  }

  static Change put(LiveIndex& index, const Article& article) {
    const auto fail = [](const Problem& problem) { ADD_FAILURE() << problem.message; };
    return index.put(article, fail).change;
  }

  // Puts articles in one run that is committed.
  void put_all(const std::vector<Article>& articles) const {
    LiveIndex index = open();
    for (const Article& article : articles) put(index, article);
    index.settle_places();
    index.commit();
  }

  void reset() const {
    fs::remove_all(generation());
    write_generation({kSchemaVersion, Analyzer::fingerprint(lexicon_)});
  }

  Article stored(Xapian::docid document) const {
    const Xapian::Database database(generation().string());
    return load_article(database.get_document(document).get_data());
  }

  // The ids that a reader sees now.
  std::vector<std::string> ids() const {
    const Xapian::Database database(generation().string());
    std::vector<std::string> found;
    for (auto d = database.postlist_begin(""); d != database.postlist_end(""); ++d)
      found.push_back(load_article(database.get_document(*d).get_data()).id);
    return found;
  }

  static std::vector<std::string> stale_ids(LiveIndex& index, const std::string& root,
                                            const std::set<std::string>& keep = {}) {
    std::vector<std::string> found;
    for (const LiveIndex::Stale& stale : index.find_stale({root}, keep)) found.push_back(stale.id);
    std::sort(found.begin(), found.end());
    return found;
  }

  const TempFolder folder_;
  const Lexicon lexicon_ = Lexicon::builtin();
};

// Without an id of its own, as a text file is; another path has another section.
Article at(const std::string& path, const std::string& body = "Le texte.") {
  return {.id = path, .title = "Titre", .body = body, .section = path, .path = path};
}

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
  EXPECT_EQ(index.settle_places(), 0U);  // it was told
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

TEST_F(LiveIndexTest, CommitsLongRunsInParts) {
  LiveIndex index = open();
  for (int i = 0; i < 1500; ++i) put(index, at("/" + std::to_string(i)));
  EXPECT_EQ(ids().size(), 1000U);
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
  EXPECT_EQ(index.article_count(), 1U);
  EXPECT_THAT(ids(), ElementsAre("/a.txt"));
}

// The same text at another place.
Article copy_at(const std::string& path) {
  return {.id = path, .title = "Titre", .body = "Le texte.", .path = path};
}

TEST_F(LiveIndexTest, ExactCopiesAreOneArticleWithSeveralPlaces) {
  put_all({copy_at("/b.txt"), copy_at("/c.txt"), copy_at("/a.txt")});
  EXPECT_THAT(ids(), ElementsAre("/b.txt"));
  EXPECT_THAT(stored(1).copies, ElementsAre("/a.txt", "/c.txt"));
  const Xapian::Database database(generation().string());
  for (const char* path : {"XPATH:/a.txt", "XPATH:/b.txt", "XPATH:/c.txt"})
    EXPECT_TRUE(database.term_exists(path)) << path;
  LiveIndex index = open();
  EXPECT_EQ(put(index, copy_at("/a.txt")), Change::unchanged);
  EXPECT_EQ(put(index, copy_at("/b.txt")), Change::copy);
  EXPECT_EQ(put(index, copy_at("/c.txt")), Change::copy);
  EXPECT_THAT(stale_ids(index, "/"), IsEmpty());
  EXPECT_EQ(index.settle_places(), 0U);
  index.commit();
  EXPECT_THAT(stored(1).copies, ElementsAre("/a.txt", "/c.txt"));
}

TEST_F(LiveIndexTest, AnArticleStaysWhileACopyOfItDoes) {
  const struct {
    std::vector<std::string> left;
    std::string id;
    std::vector<std::string> copies;
  } cases[] = {{{"/a.txt", "/b.txt"}, "/b.txt", {"/a.txt"}},
               {{"/a.txt", "/c.txt"}, "/a.txt", {"/c.txt"}},
               {{"/c.txt"}, "/c.txt", {}}};
  for (const auto& c : cases) {
    reset();
    put_all({copy_at("/b.txt"), copy_at("/a.txt"), copy_at("/c.txt")});
    LiveIndex index = open();
    for (const std::string& path : c.left) put(index, copy_at(path));
    EXPECT_THAT(stale_ids(index, "/"), IsEmpty());
    index.settle_places();
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
    index.settle_places();
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
    index.settle_places();
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
  index.settle_places();
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
    index.settle_places();
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
