// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/saved/saved_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/saved/article_marks.h"
#include "query/saved/report_file.h"
#include "query/saved/run_lock.h"
#include "query/saved/search_name.h"
#include "src/cli/error.h"
#include "src/cli/reports_place.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Mode = SavedStore::Mode;

SavedSearch make_search(const std::string& name) {
  SavedSearch search;
  search.name = name;
  search.arguments = {"--any", "--", "Kim AND Poutine"};
  search.saved = 1000;
  return search;
}

void save(SavedStore& store, const std::string& name, const std::vector<std::string>& known = {}) {
  store.begin_staging();
  for (const std::string& mark : known) store.stage_mark(mark);
  store.save(make_search(name), static_cast<std::int64_t>(known.size()));
}

void stage_news(SavedStore& store, const std::vector<std::string>& ids) {
  store.begin_staging();
  for (const std::string& id : ids) {
    store.stage_mark("mark of " + id);
    store.stage_article(id, "Titre " + id);
  }
}

std::vector<std::string> pending(const SavedStore& store, const std::string& name) {
  std::vector<std::string> ids;
  store.for_each_pending(store.find(name).value(),
                         [&ids](std::string_view id, std::string_view) { ids.emplace_back(id); });
  return ids;
}

std::string message_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
    EXPECT_FALSE(error.hint().empty()) << error.what();
    return error.what();
  }
  return "no error";
}

TEST(SavedStoreTest, KeepsSearchesAsTheyWere) {
  const TempFolder folder;
  EXPECT_FALSE(SavedStore::exists(folder.path()));
  {
    SavedStore store(folder.path(), Mode::create);
    save(store, "russie", {"a", "b"});
    save(store, "été; DROP TABLE searches --", {});
  }
  ASSERT_TRUE(SavedStore::exists(folder.path()));
  SavedStore store(folder.path(), Mode::read);
  const std::vector<SavedSearch> all = store.list();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].name, "russie");
  EXPECT_THAT(all[0].arguments, ElementsAre("--any", "--", "Kim AND Poutine"));
  EXPECT_EQ(all[0].saved, 1000);
  EXPECT_EQ(all[0].known, 2);
  EXPECT_EQ(all[0].reports, 0);
  EXPECT_FALSE(all[0].pending);
  EXPECT_EQ(all[1].name, "été; DROP TABLE searches --");
  EXPECT_TRUE(store.knows(all[0], "a"));
  EXPECT_FALSE(store.knows(all[0], "c"));
  EXPECT_FALSE(store.knows(all[1], "a"));
  EXPECT_FALSE(store.find("Russie"));
}

TEST(SavedStoreTest, AReportIsPendingUntilItIsFinished) {
  const TempFolder folder;
  SavedStore store(folder.path(), Mode::create);
  save(store, "russie");
  stage_news(store, {"x", "y"});
  ASSERT_TRUE(store.settle(store.find("russie").value(), 2000));
  {
    // As the run after a kill sees it.
    SavedStore later(folder.path(), Mode::write);
    const SavedSearch search = later.find("russie").value();
    ASSERT_TRUE(search.pending);
    EXPECT_EQ(search.pending->number, 1);
    EXPECT_EQ(search.pending->made, 2000);
    EXPECT_EQ(search.pending->since, 1000);
    EXPECT_EQ(search.known, 2);
    EXPECT_THAT(pending(later, "russie"), ElementsAre("x", "y"));
    EXPECT_TRUE(later.knows(search, "mark of x"));
    later.finish(search, 1);
    EXPECT_FALSE(later.find("russie")->pending);
    EXPECT_THAT(pending(later, "russie"), ElementsAre());
  }
  stage_news(store, {});
  store.stage_mark("moved");
  ASSERT_TRUE(store.settle(store.find("russie").value(), 3000));
  EXPECT_FALSE(store.find("russie")->pending);
  EXPECT_EQ(store.find("russie")->checked, 3000);
  stage_news(store, {"z"});
  ASSERT_TRUE(store.settle(store.find("russie").value(), 4000));
  EXPECT_EQ(store.find("russie")->pending->number, 2);
  EXPECT_EQ(store.find("russie")->pending->since, 2000);
}

TEST(SavedStoreTest, NumbersThatAreTakenAreSkipped) {
  const TempFolder folder;
  SavedStore store(folder.path(), Mode::create);
  save(store, "russie");
  stage_news(store, {"x"});
  ASSERT_TRUE(store.settle(store.find("russie").value(), 2000, 5));
  const SavedSearch search = store.find("russie").value();
  EXPECT_EQ(search.pending->number, 5);
  store.renumber(search, 7);
  EXPECT_EQ(store.find("russie")->pending->number, 7);
  store.finish(search, 7);
  EXPECT_FALSE(store.find("russie")->pending);
  store.renumber(search, 9);
  EXPECT_EQ(store.find("russie")->reports, 7);
}

TEST(SavedStoreTest, WhatIsStagedAloneIsNothing) {
  const TempFolder folder;
  {
    SavedStore store(folder.path(), Mode::create);
    save(store, "russie");
    stage_news(store, {"x"});
  }
  SavedStore store(folder.path(), Mode::write);
  EXPECT_FALSE(store.find("russie")->pending);
  EXPECT_FALSE(store.knows(store.find("russie").value(), "mark of x"));
  store.begin_staging();
  EXPECT_EQ(store.staged_articles(), 0);
}

TEST(SavedStoreTest, NumbersOfForgottenSearchesAreNotUsedAgain) {
  const TempFolder folder;
  SavedStore store(folder.path(), Mode::create);
  save(store, "russie", {"a"});
  const SavedSearch old = store.find("russie").value();
  stage_news(store, {"x"});
  ASSERT_TRUE(store.settle(old, 2000));
  EXPECT_TRUE(store.forget("russie"));
  EXPECT_FALSE(store.forget("russie"));
  stage_news(store, {"y"});
  EXPECT_FALSE(store.settle(old, 2500));
  save(store, "russie");
  const SavedSearch search = store.find("russie").value();
  EXPECT_NE(search.key, old.key);
  EXPECT_FALSE(store.knows(search, "a"));
  EXPECT_THAT(pending(store, "russie"), ElementsAre());
  stage_news(store, {"x"});
  ASSERT_TRUE(store.settle(search, 3000));
  EXPECT_EQ(store.find("russie")->pending->number, 2);
}

TEST(SavedStoreTest, MistakesStayUntilARunGoesWell) {
  const TempFolder folder;
  SavedStore store(folder.path(), Mode::create);
  save(store, "russie");
  store.set_mistake(store.find("russie").value(), "no such file", 2000);
  EXPECT_EQ(store.find("russie")->mistake, "no such file");
  EXPECT_EQ(store.find("russie")->checked, 2000);
  store.begin_staging();
  ASSERT_TRUE(store.settle(store.find("russie").value(), 3000));
  EXPECT_EQ(store.find("russie")->mistake, "");
}

TEST(SavedStoreTest, SaysWhatIsWrongWithItsFile) {
  const TempFolder folder;
  const auto open = [&] { const SavedStore store(folder.path(), Mode::write); };
  {
    SavedStore store(folder.path(), Mode::create);
    save(store, "russie");
    EXPECT_THAT(message_of([&] { save(store, "russie"); }), HasSubstr("already: russie"));
  }
  SqliteDatabase(folder / "searches.sqlite", SqliteDatabase::Mode::write)
      .execute("PRAGMA user_version = 99");
  EXPECT_THAT(message_of(open), HasSubstr("newer version of Kiosque (its format is 99"));
  SqliteDatabase(folder / "searches.sqlite", SqliteDatabase::Mode::write)
      .execute("PRAGMA application_id = 7");
  EXPECT_THAT(message_of(open), HasSubstr("does not hold saved searches"));
  folder.write("searches.sqlite", std::string(5000, 'x'));
  EXPECT_THAT(message_of(open), HasSubstr("searches.sqlite: file is not a database"));
}

TEST(SearchNameTest, IsOneOfAFile) {
  for (const std::string name : {"russie", "Élections 2027", "a.b", "-", "été", "日本"})
    EXPECT_EQ(message_of([&] { check_search_name(name); }), "no error") << name;
  EXPECT_NO_THROW(check_search_name(std::string(100, 'a')));
  for (const std::string& name :
       {std::string(), std::string(101, 'a'), std::string("a/b"), std::string(".."),
        std::string(".a"), std::string("a\nb"), std::string("a\0b", 3), std::string("\xff"),
        std::string("a\u202Eb"), std::string(" a"), std::string("a ")})
    EXPECT_NE(message_of([&] { check_search_name(name); }), "no error") << name;
  EXPECT_EQ(report_file_name("russie", 17, ".html"), "russie-000017.html");
  EXPECT_EQ(report_file_name("russie", 1234567, ".txt"), "russie-1234567.txt");
}

TEST(ArticleMarksTest, SurviveMovesAndCorrections) {
  Article article;
  article.id = "depeche-1";
  article.title = "Titre";
  article.body = "Texte.";
  article.path = "/a";
  Article corrected = article;
  corrected.body = "Texte corrigé.";
  corrected.path = "/b";
  EXPECT_EQ(marks_of(article), marks_of(corrected));
  Article placed = article;
  placed.id = "/a";
  Article moved = placed;
  moved.id = moved.path = "/b";
  EXPECT_EQ(marks_of(placed).at(0), marks_of(moved).at(0));
  EXPECT_NE(marks_of(placed).at(1), marks_of(moved).at(1));
  Article mended = placed;
  mended.body = "Texte corrigé.";
  EXPECT_NE(marks_of(placed).at(0), marks_of(mended).at(0));
  EXPECT_EQ(marks_of(placed).at(1), marks_of(mended).at(1));
  Article other = mended;
  other.title = "Autre titre";
  EXPECT_NE(marks_of(other).at(1), marks_of(mended).at(1));
  // Lines shift.
  Article line = placed;
  line.line = 1;
  line.id = "/a:1";
  EXPECT_EQ(marks_of(line).size(), 1U);
  // Frozen: they are on disk.
  EXPECT_EQ(marks_of(article).size(), 1U);
  std::string hex;
  const std::string mark = marks_of(article).front();
  for (const unsigned char byte : mark) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  EXPECT_EQ(hex, "27c9356be048ed36d4a5b52aa7cfd39e");
}

TEST(RunLockTest, IsHeldByOneRun) {
  const TempFolder folder;
  {
    const RunLock lock(folder.path());
    EXPECT_THAT(message_of([&] { const RunLock second(folder.path()); }),
                HasSubstr("another run of the saved searches holds"));
  }
  EXPECT_EQ(message_of([&] { const RunLock again(folder.path()); }), "no error");
  EXPECT_THAT(message_of([&] { const RunLock nowhere(folder / "none"); }),
              HasSubstr("searches.lock"));
}

TEST(ReportFileTest, AppearsWholeOrNotAtAll) {
  const TempFolder folder;
  const auto file = folder / "new/reports/a-000001.txt";
  {
    ReportFile report(folder / "new/reports", "a-000001.txt");
    report.stream() << "half";
    EXPECT_FALSE(std::filesystem::exists(file));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder / "new/reports"));
  for (const char* text : {"one", "two"}) {
    ReportFile report(folder / "new/reports", "a-000001.txt");
    report.stream() << text;
    EXPECT_TRUE(report.publish(ReportFile::Existing::replace));
    EXPECT_EQ(read_whole_file(file), text);
  }
  {
    ReportFile report(folder / "new/reports", "a-000001.txt");
    report.stream() << "three";
    EXPECT_FALSE(report.publish(ReportFile::Existing::keep));
  }
  EXPECT_EQ(read_whole_file(file), "two");
  {
    ReportFile report(folder / "new/reports", "a-000002.txt");
    report.stream() << "three";
    EXPECT_TRUE(report.publish(ReportFile::Existing::keep));
  }
  EXPECT_EQ(read_whole_file(folder / "new/reports/a-000002.txt"), "three");
  folder.write("blocked", "");
  EXPECT_THAT(message_of([&] { const ReportFile report(folder / "blocked", "a.txt"); }),
              HasSubstr("cannot write"));
}

TEST(ReportsPlaceTest, IsOutsideOfTheIndex) {
  const TempFolder folder;
  const auto index = folder / "index";
  std::filesystem::create_directory(index);
  std::filesystem::create_directory_symlink(index, folder / "link");
  for (const char* inside : {"index", "index/", "index/a/b", "link", "link/a", "x/../index/a"})
    EXPECT_THAT(message_of([&] { require_reports_outside(folder / inside, index); }),
                HasSubstr("reports cannot lie in the index's folder"))
        << inside;
  for (const char* outside : {"", "indexes", "reports", "index/../reports"})
    EXPECT_EQ(message_of([&] { require_reports_outside(folder / outside, index); }), "no error")
        << outside;
}

}  // namespace
}  // namespace kiosque
