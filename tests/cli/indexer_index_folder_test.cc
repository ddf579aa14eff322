// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Whatever happens to a run, the index that was there goes on answering.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>
#include <xapian.h>

#include "indexer/writing/index_folder.h"
#include "src/index/schema.h"
#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

// Articles whose words hardly repeat, so that the index grows with them.
std::string lines_of(int count, const std::string& id) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += "{\"id\":\"" + id + std::to_string(i) + "\",\"body\":\"Un tigre";
    for (int n = 0; n < 40; ++n) lines += " m" + std::to_string(i * 40 + n) + id;
    lines += "\"}\n";
  }
  return lines;
}

class IndexerIndexFolder : public testing::Test {
 protected:
  IndexerIndexFolder() {
    cli_.write("a.jsonl", lines_of(5, "a"));
    EXPECT_EQ(cli_.counts(), "5 0 0 0 0 0 5");
    before_ = cli_.answer("tigre");
  }

  void expect_failure(const ProcessResult& result, int exit_code, const std::string& message,
                      const std::string& cure) const {
    EXPECT_EQ(result.exit_code, exit_code);
    EXPECT_THAT(result.err, AllOf(HasSubstr(message), HasSubstr(cure)));
    EXPECT_EQ(cli_.answer("tigre"), before_);
  }

  const IndexerCli cli_;
  std::string before_;
};

TEST_F(IndexerIndexFolder, AMissingSourceChangesNothing) {
  fs::remove(cli_.articles() / "a.jsonl");
  const std::string absent = (cli_ / "absent").string();
  expect_failure(cli_.run({"--rebuild", cli_.articles().string(), absent}), 2,
                 "cannot read the source " + absent, "check the path");
  expect_failure(cli_.run({cli_.articles().string(), absent}), 2,
                 absent + ": the source cannot be read", "its articles are kept");
  const fs::path fresh = cli_ / "fresh";
  EXPECT_EQ(run_kiosque_indexer({"--index", fresh.string(), (cli_ / "absent").string()}).exit_code,
            2);
  EXPECT_FALSE(fs::exists(fresh));
}

TEST_F(IndexerIndexFolder, AFullDiskEndsABulkBuildAndLeavesNoRemains) {
  cli_.write("b.jsonl", lines_of(3000, "b"));
  for (const unsigned long limit : {4096UL, 200'000UL, 1'000'000UL}) {
    SCOPED_TRACE(limit);
    // Xapian's compact() leaks when it fails.
    const ProcessOptions options = {
        .input = "", .environment = {{"ASAN_OPTIONS", "detect_leaks=0"}}, .max_file_bytes = limit};
    expect_failure(cli_.run_all({"--rebuild"}, options), 2, "no room to write the index",
                   "free some space");
    std::size_t generations = 0;
    for (const auto& entry : fs::directory_iterator(cli_.index()))
      generations += entry.path().filename().string().starts_with("gen-") ? 1U : 0U;
    EXPECT_EQ(generations, 1U);
  }
  EXPECT_EQ(cli_.counts({"--rebuild", cli_.articles().string()}), "3005 0 0 0 0 0 3005");
}

TEST_F(IndexerIndexFolder, AFullDiskEndsAnIncrementalRunAndTheNextGoesOn) {
  cli_.write("b.jsonl", lines_of(900, "b"));
  for (const unsigned long limit : {4096UL, 60'000UL, 300'000UL}) {
    SCOPED_TRACE(limit);
    expect_failure(cli_.run_all({}, {.input = "", .max_file_bytes = limit}), 2,
                   "no room to write the index", "free some space");
  }
  EXPECT_EQ(cli_.counts(), "900 0 0 5 0 0 905");
}

TEST_F(IndexerIndexFolder, AFullDiskEndsAFirstBuildToo) {
  const std::string fresh = (cli_ / "fresh").string();
  const ProcessResult full = run_kiosque_indexer({"--index", fresh, cli_.articles().string()},
                                                 {.input = "", .max_file_bytes = 4096});
  expect_failure(full, 2, "no room to write the index", "free some space");
  EXPECT_EQ(run_kiosque_indexer({"--index", fresh, cli_.articles().string()}).exit_code, 0);
}

// A file that cannot be opened for want of a number is not taken for unreadable, which would leave
// it out of a new index.
TEST_F(IndexerIndexFolder, TooFewOpenFilesEndTheRun) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the sanitizers open files to look at memory, and take it for wrong without";
#endif
  std::size_t failed = 0;
  for (unsigned long files = 5; files <= 13; ++files) {
    SCOPED_TRACE(files);
    const ProcessResult result =
        cli_.run_all({"--rebuild"}, {.input = "",
                                     .environment = {{"ASAN_OPTIONS", "detect_leaks=0"}},
                                     .max_open_files = files});
    EXPECT_EQ(cli_.answer("tigre"), before_);
    if (result.exit_code == 0) continue;
    ++failed;
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, AllOf(HasSubstr("oo many open files"), HasSubstr("hint: ")));
  }
  EXPECT_GT(failed, 0U);
}

TEST_F(IndexerIndexFolder, ASecondRunEndsAtOnceAndReadersGoOn) {
  const int lock = open((cli_.index() / "lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_GE(lock, 0);
  ASSERT_EQ(flock(lock, LOCK_EX), 0);
  for (const char* option : {"--rebuild", "--verbose"})
    expect_failure(cli_.run_all({option}), 3, "another kiosque-indexer", "wait until it has ended");
  EXPECT_EQ(cli_.run_all({"--dry-run"}).exit_code, 0);  // takes no lock
  close(lock);
  EXPECT_EQ(cli_.counts(), "0 0 0 5 0 0 5");
}

TEST_F(IndexerIndexFolder, AnIndexOfANewerSchemaIsLeftAsItIs) {
  const auto set_schema = [&](const std::string& version) {
    Xapian::WritableDatabase live(find_live_generation(cli_.index()).value().string(),
                                  Xapian::DB_OPEN);
    live.set_metadata("kiosque.schema", version);
    live.commit();
  };
  set_schema("999");
  for (const char* option : {"--dry-run", "--verbose"}) {
    const ProcessResult result = cli_.run_all({option});
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_THAT(result.err, AllOf(HasSubstr("version 999"), HasSubstr("--rebuild")));
  }
  const ProcessResult query = run_kiosque_query({"--index", cli_.index().string(), "tigre"});
  EXPECT_EQ(query.exit_code, 3);
  EXPECT_THAT(query.err, AllOf(HasSubstr("version 999"), HasSubstr("--rebuild")));
  set_schema(std::to_string(kSchemaVersion));
  EXPECT_EQ(cli_.answer("tigre"), before_);
  set_schema("999");
  EXPECT_EQ(cli_.counts({"--rebuild", cli_.articles().string()}), "5 0 0 0 0 0 5");
}

TEST_F(IndexerIndexFolder, AFolderThatCannotBeWrittenIsNamed) {
  fs::remove(cli_.index() / "lock");
  fs::create_directory(cli_.index() / "lock");  // not even root can write it
  expect_failure(cli_.run_all(), 2, "cannot write the index folder " + cli_.index().string(),
                 "check its permissions");
}

TEST_F(IndexerIndexFolder, AFolderThatMayNotBeWrittenIsNamed) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::remove(cli_.index() / "lock");
  fs::permissions(cli_.index(), fs::perms::owner_read | fs::perms::owner_exec);
  expect_failure(cli_.run_all(), 2, "cannot write the index folder", "check its permissions");
  fs::permissions(cli_.index(), fs::perms::owner_all);
}

TEST_F(IndexerIndexFolder, AFileOrAForeignFolderIsNotTaken) {
  const std::string file = (cli_.articles() / "a.jsonl").string();
  const std::string content = read_whole_file(file);
  for (const std::string& foreign : {file, file + "/index", cli_.articles().string()}) {
    const ProcessResult result =
        run_kiosque_indexer({"--index", foreign, cli_.articles().string()});
    EXPECT_EQ(result.exit_code, 2) << foreign;
    EXPECT_THAT(result.err, AllOf(HasSubstr(foreign), HasSubstr("--index"))) << foreign;
  }
  EXPECT_EQ(read_whole_file(file), content);
  EXPECT_EQ(std::distance(fs::directory_iterator(cli_.articles()), {}), 1);
}

TEST_F(IndexerIndexFolder, ADamagedStubLosesNothing) {
  const std::string stub = (cli_.index() / "XAPIANDB").string();
  const std::string content = read_whole_file(stub);
  fs::resize_file(stub, 0);
  for (const char* option : {"--dry-run", "--verbose"}) {
    const ProcessResult result = cli_.run_all({option});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, AllOf(HasSubstr(stub), HasSubstr("--rebuild")));
  }
  fs::remove(stub);
  const TempFolder kept;
  fs::copy_file(kept.write("XAPIANDB", content), stub);
  EXPECT_EQ(cli_.answer("tigre"), before_);
  fs::resize_file(stub, 0);
  EXPECT_EQ(cli_.counts({"--rebuild", cli_.articles().string()}), "5 0 0 0 0 0 5");
}

TEST_F(IndexerIndexFolder, ADatabaseOfAnotherProgramIsNotAnIndex) {
  fs::remove_all(cli_.index());
  Xapian::WritableDatabase(cli_.index().string(), Xapian::DB_CREATE).commit();
  const ProcessResult result = cli_.run_all();
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("is not an index"));
}

}  // namespace
}  // namespace kiosque
