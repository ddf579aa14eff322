// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/index_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <xapian.h>

#include <set>

#include "src/cli/error.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

// Builds a database of some documents and publishes it.
void publish_generation(IndexFolder& folder, unsigned documents) {
  const fs::path building = folder.begin_generation();
  Xapian::WritableDatabase database((building / "merged").string(), Xapian::DB_CREATE);
  for (unsigned i = 0; i < documents; ++i) database.add_document(Xapian::Document());
  database.commit();
  database.close();
  folder.publish(building / "merged");
}

Xapian::doccount count_in(const fs::path& folder) {
  return Xapian::Database(folder.string()).get_doccount();
}

void expect_error(const fs::path& folder, ExitCode exit_code, const std::string& message,
                  const std::string& hint) {
  SCOPED_TRACE(folder.string());
  try {
    const IndexFolder index(folder);
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.exit_code(), exit_code);
    EXPECT_THAT(error.what(), HasSubstr(message));
    EXPECT_THAT(error.hint(), HasSubstr(hint));
  }
}

TEST(IndexFolder, IsCreatedWithTheFoldersAboveIt) {
  const TempFolder temp;
  const IndexFolder folder(temp / "a/b/index");
  EXPECT_THAT(names_in(temp / "a/b/index"), ElementsAre("lock"));
  EXPECT_FALSE(folder.live_generation());
}

TEST(IndexFolder, OpensAsADatabaseOnceAGenerationIsPublished) {
  const TempFolder temp;
  IndexFolder folder(temp.path());
  publish_generation(folder, 3);
  EXPECT_EQ(folder.live_generation(), temp / "gen-000001");
  EXPECT_EQ(find_live_generation(temp.path()), temp / "gen-000001");
  EXPECT_EQ(count_in(temp.path()), 3U);
  EXPECT_THAT(names_in(temp.path()), ElementsAre("XAPIANDB", "gen-000001", "lock"));
}

TEST(IndexFolder, KeepsThePreviousGenerationForItsReaders) {
  const TempFolder temp;
  IndexFolder folder(temp.path());
  publish_generation(folder, 1);
  const Xapian::Database reader(temp.path().string());
  publish_generation(folder, 2);
  EXPECT_EQ(reader.get_document(1).get_data(), "");
  EXPECT_EQ(reader.get_doccount(), 1U);
  EXPECT_EQ(count_in(temp.path()), 2U);
  EXPECT_THAT(names_in(temp.path()), ElementsAre("XAPIANDB", "gen-000001", "gen-000002", "lock"));
  publish_generation(folder, 3);
  EXPECT_THAT(names_in(temp.path()), ElementsAre("XAPIANDB", "gen-000002", "gen-000003", "lock"));
}

TEST(IndexFolder, RemovesWhatWasNotPublished) {
  const TempFolder temp;
  {
    IndexFolder folder(temp.path());
    publish_generation(folder, 1);
    const fs::path building = folder.begin_generation();
    EXPECT_TRUE(fs::is_empty(building));
    fs::create_directory(building / "segment");
  }
  EXPECT_THAT(names_in(temp.path()), ElementsAre("XAPIANDB", "gen-000001", "lock"));
  EXPECT_EQ(count_in(temp.path()), 1U);
}

TEST(IndexFolder, ClearsWhatAKilledRunLeftEvenWithoutANewBuild) {
  const TempFolder temp;
  {
    IndexFolder folder(temp.path());
    publish_generation(folder, 1);
  }
  temp.write("gen-000002.tmp/segment-0/postlist.glass", "x");
  temp.write("XAPIANDB.tmp", "auto gen-0");
  const IndexFolder folder(temp.path());
  EXPECT_THAT(names_in(temp.path()), ElementsAre("XAPIANDB", "gen-000001", "lock"));
}

TEST(IndexFolder, LeavesAloneWhatOthersPutBesideTheIndex) {
  const TempFolder temp;
  {
    IndexFolder folder(temp.path());
    publish_generation(folder, 1);
  }
  for (const char* name : {"lost+found/x", ".nfs0001", "searches.sqlite.bak", "reports/a.html",
                           "notes.tmp", "gen-old/x"})
    temp.write(name, "x");
  const std::set<std::string> before = names_in(temp.path());
  IndexFolder folder(temp.path());
  EXPECT_EQ(names_in(temp.path()), before);
  publish_generation(folder, 2);
  EXPECT_TRUE(fs::exists(temp / "notes.tmp"));
  EXPECT_EQ(count_in(temp.path()), 2U);
}

TEST(IndexFolder, TakesNoOtherDatabaseForAnIndex) {
  const TempFolder temp;
  temp.write("XAPIANDB", "auto mails\n");
  temp.write("mails/iamglass", "x");
  expect_error(temp.path(), ExitCode::failure, "is not an index: it holds mails", "--index");
}

TEST(IndexFolder, ClearsAGenerationThatNoStubHasNamed) {
  const TempFolder temp;
  {
    IndexFolder folder(temp.path());
    publish_generation(folder, 1);
  }
  fs::create_directory(temp / "gen-000002");  // killed between the renames
  IndexFolder folder(temp.path());
  EXPECT_THAT(names_in(temp.path()), ElementsAre("XAPIANDB", "gen-000001", "lock"));
  publish_generation(folder, 2);
  EXPECT_THAT(names_in(temp.path()), ElementsAre("XAPIANDB", "gen-000001", "gen-000002", "lock"));
}

TEST(IndexFolder, BuildsBesideAFirstGenerationThatNoStubNames) {
  const TempFolder temp;
  fs::create_directory(temp / "gen-000001");
  IndexFolder folder(temp.path());
  EXPECT_FALSE(folder.live_generation());
  publish_generation(folder, 2);
  EXPECT_THAT(names_in(temp.path()), ElementsAre("XAPIANDB", "gen-000002", "lock"));
}

TEST(IndexFolder, AFailedPublicationLeavesTheOldIndexAndNoRemains) {
  const TempFolder temp;
  {
    IndexFolder folder(temp.path());
    publish_generation(folder, 1);
    const fs::path building = folder.begin_generation();
    fs::create_directory(building / "merged");
    temp.write("XAPIANDB.tmp/in-the-way", "x");  // the stub cannot be written
    EXPECT_THROW(folder.publish(building / "merged"), Error);
    EXPECT_EQ(folder.live_generation(), temp / "gen-000001");
  }
  EXPECT_EQ(count_in(temp.path()), 1U);
  EXPECT_EQ(names_in(temp.path()).count("gen-000002"), 0U);
  IndexFolder again(temp.path());
  publish_generation(again, 2);
  EXPECT_EQ(count_in(temp.path()), 2U);
}

TEST(IndexFolder, RefusesAFolderThatHoldsOtherThings) {
  for (const char* foreign : {"notes.txt", "gen-2019-photos/a.jpg", "gen-", "gen-1x", "iamglass",
                              ".git/config", "XAPIANDB.old", "gen-notes.tmp/a", "lock.tmp",
                              "last-run.json.old", "searches.sqlite.tmp"}) {
    const TempFolder temp;
    temp.write(foreign, "x");
    const auto before = names_in(temp.path());
    expect_error(temp.path(), ExitCode::failure, "is not an index: it holds " + *before.begin(),
                 "--index");
    EXPECT_EQ(names_in(temp.path()), before);
  }
}

TEST(IndexFolder, KnowsWhatElseLiesInAnIndex) {
  const TempFolder temp;
  for (const char* name :
       {"last-run.json", "searches.sqlite", "searches.sqlite-journal", "searches.sqlite-wal",
        "searches.sqlite-shm", "searches.lock", "last-run.json.tmp"})
    temp.write(name, "x");
  EXPECT_NO_THROW(IndexFolder(temp.path()));
  EXPECT_TRUE(fs::exists(temp / "searches.sqlite"));
  EXPECT_FALSE(fs::exists(temp / "last-run.json.tmp"));
}

TEST(IndexFolder, RefusesWhatIsNoFolderOrCannotBeWritten) {
  const TempFolder temp;
  temp.write("file", "x");
  temp.write("index/lock/in-the-way", "x");
  fs::create_symlink("nulle-part", temp / "lien");
  expect_error(temp / "file", ExitCode::failure, "cannot create the index folder", "--index");
  expect_error(temp / "file/index", ExitCode::failure, "cannot create the index folder", "--index");
  expect_error(temp / "index", ExitCode::failure, "cannot write the index folder", "permissions");
  expect_error(temp / "lien", ExitCode::failure, "cannot create the index folder", "--index");
}

TEST(IndexFolder, RefusesAFolderThatMayNotBeWritten) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  const TempFolder temp;
  fs::permissions(temp.path(), fs::perms::owner_read | fs::perms::owner_exec);
  expect_error(temp.path(), ExitCode::failure, "cannot write the index folder", "permissions");
  expect_error(temp / "new", ExitCode::failure, "cannot create the index folder", "permissions");
  fs::permissions(temp.path(), fs::perms::owner_all);
}

// Taken for no index at all, the next run would build a small one and remove the large one.
TEST(IndexFolder, AStubThatCannotBeUnderstoodIsNotAMissingIndex) {
  for (const char* stub : {"", "auto", "auto somewhere\n", "remote host:1234\n", "auto gen-\n",
                           "glass gen-000001\n", "auto gen-000001x\n"}) {
    SCOPED_TRACE(stub);
    const TempFolder temp;
    {
      IndexFolder folder(temp.path());
      publish_generation(folder, 1);
    }
    temp.write("XAPIANDB", stub);
    IndexFolder folder(temp.path());
    try {
      folder.live_generation();
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.exit_code(), ExitCode::failure);
      EXPECT_THAT(error.hint(), HasSubstr("--rebuild"));
    }
    EXPECT_TRUE(fs::exists(temp / "gen-000001"));
    publish_generation(folder, 2);  // as --rebuild does
    EXPECT_EQ(count_in(temp.path()), 2U);
  }
}

TEST(IndexFolder, FindsNoLiveGenerationWhereThereIsNoStub) {
  const TempFolder temp;
  temp.write("file", "x");
  for (const fs::path& folder : {temp.path(), temp / "absent", temp / "file"})
    EXPECT_FALSE(find_live_generation(folder)) << folder;
}

}  // namespace
}  // namespace kiosque
