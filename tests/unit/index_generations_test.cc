// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Which generations are kept, and the way back to them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <set>

#include "indexer/writing/index_folder.h"
#include "src/cli/error.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class IndexGenerations : public testing::Test {
 protected:
  // Builds a database of `documents` documents and publishes it.
  void publish(unsigned documents, unsigned keep = 1) {
    IndexFolder folder(index());
    const fs::path building = folder.begin_generation();
    Xapian::WritableDatabase database((building / "merged").string(), Xapian::DB_CREATE);
    for (unsigned i = 0; i < documents; ++i) database.add_document(Xapian::Document());
    database.commit();
    database.close();
    folder.publish(building / "merged", keep);
  }

  // "1 2 [3] 4", the live one in brackets; the rest of the folder must be the stub and the lock.
  std::string generations() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(index()))
      names.insert(entry.path().filename().string());
    EXPECT_EQ(names.erase("XAPIANDB"), 1U);
    EXPECT_EQ(names.erase("lock"), 1U);
    const std::string live = find_live_generation(index()).value().filename().string();
    std::string line;
    for (const std::string& name : names) {
      const std::string number = name.starts_with("gen-00000") ? name.substr(9) : name;
      line += line.empty() ? "" : " ";
      line += name == live ? '[' + number + ']' : number;
    }
    return line;
  }

  std::string rollback() { return IndexFolder(index()).rollback().filename().string(); }

  void expect_nothing_to_roll_back_to(const std::string& message) {
    try {
      rollback();
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.exit_code(), ExitCode::failure);
      EXPECT_THAT(error.what(), HasSubstr(message));
      EXPECT_THAT(error.hint(), HasSubstr("--keep-generations"));
    }
  }

  Xapian::doccount count() const { return Xapian::Database(index().string()).get_doccount(); }
  fs::path index() const { return temp_.path() / "index"; }

  const TempFolder temp_;
};

TEST_F(IndexGenerations, AreKeptAsManyAsAskedFor) {
  publish(1, 3);
  publish(2, 3);
  publish(3, 3);
  publish(4, 3);
  EXPECT_EQ(generations(), "1 2 3 [4]");
  publish(5, 2);
  EXPECT_EQ(generations(), "3 4 [5]");
  publish(6);
  EXPECT_EQ(generations(), "5 [6]");
  publish(7, 0);
  EXPECT_EQ(generations(), "[7]");
}

TEST_F(IndexGenerations, ARollbackGoesBackOneAtATime) {
  publish(1, 2);
  publish(2, 2);
  publish(3, 2);
  EXPECT_EQ(rollback(), "gen-000002");
  EXPECT_EQ(generations(), "1 [2] 3");
  EXPECT_EQ(count(), 2U);
  EXPECT_EQ(rollback(), "gen-000001");
  EXPECT_EQ(generations(), "[1] 2 3");
  EXPECT_EQ(count(), 1U);
  expect_nothing_to_roll_back_to("no generation before gen-000001 is kept in " + index().string());
  EXPECT_EQ(generations(), "[1] 2 3");
}

TEST_F(IndexGenerations, AReaderGoesOnOverARollback) {
  publish(1);
  publish(2);
  const Xapian::Database reader(index().string());
  rollback();
  EXPECT_EQ(reader.get_document(2).get_data(), "");
  EXPECT_EQ(count(), 1U);
}

TEST_F(IndexGenerations, WhatARollbackAbandonedStaysUntilTheNextBuild) {
  publish(1);
  publish(2);
  rollback();
  EXPECT_EQ(generations(), "[1] 2");
  { const IndexFolder folder(index()); }  // an incremental run
  EXPECT_EQ(generations(), "[1] 2");
  publish(3);
  EXPECT_EQ(generations(), "1 [3]");
  EXPECT_EQ(count(), 3U);
  EXPECT_EQ(rollback(), "gen-000001");
}

TEST_F(IndexGenerations, ABuildThatWasKilledAfterARollbackLeavesNothing) {
  publish(1);
  publish(2);
  rollback();
  fs::copy(index() / "gen-000002", index() / "gen-000003");  // killed before the stub was written
  { const IndexFolder folder(index()); }
  EXPECT_EQ(generations(), "[1] 2");
}

TEST_F(IndexGenerations, NoKillLeavesHalfAGenerationToRollBackTo) {
  publish(1);
  publish(2);
  fs::rename(index() / "gen-000001", index() / "gen-000001.tmp");  // killed while it was removed
  expect_nothing_to_roll_back_to("no generation before gen-000002");
  EXPECT_EQ(generations(), "[2]");
}

TEST_F(IndexGenerations, OfADamagedStubTheNewestAreKept) {
  publish(1);
  publish(2);
  temp_.write("index/XAPIANDB", "");
  publish(3);
  EXPECT_EQ(generations(), "2 [3]");
}

TEST_F(IndexGenerations, WithoutAnIndexThereIsNothingToRollBack) {
  try {
    rollback();
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.exit_code(), ExitCode::unavailable);
    EXPECT_THAT(error.what(), HasSubstr("there is no index in"));
  }
}

}  // namespace
}  // namespace kiosque
