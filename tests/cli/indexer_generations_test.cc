// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Generations from outside: kept, checked, gone back to; and one run at a time.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

#include "indexer/writing/index_folder.h"
#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

class IndexerGenerations : public testing::Test {
 protected:
  void build(int articles, std::vector<std::string> options = {}) {
    std::string lines;
    for (int i = 0; i < articles; ++i)
      lines += "{\"id\":\"" + std::to_string(i) + "\",\"body\":\"Un tigre no" + std::to_string(i) +
               "\"}\n";
    cli_.write("a.jsonl", lines);
    options.insert(options.begin(), "--rebuild");
    const ProcessResult result = cli_.run_all(std::move(options));
    EXPECT_EQ(result.exit_code, 0) << result.err;
  }

  fs::path live() const { return find_live_generation(cli_.index()).value(); }

  void expect_failure(const ProcessResult& result, int exit_code, const std::string& message,
                      const std::string& cure) const {
    EXPECT_EQ(result.exit_code, exit_code);
    EXPECT_THAT(result.err, AllOf(HasSubstr(message), HasSubstr(cure)));
  }

  const IndexerCli cli_{};
};

TEST_F(IndexerGenerations, ARollbackSaysWhatIsLiveNow) {
  build(1);
  expect_failure(cli_.run({"--rollback"}), 2, "no generation before gen-000001 is kept",
                 "--keep-generations");
  build(2);
  const ProcessResult result = cli_.run({"--rollback"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.out, "live is now gen-000001 with 1 article; it was gen-000002\n");
  EXPECT_EQ(cli_.count("tigre"), "1");
  EXPECT_EQ(cli_.counts(), "1 0 0 1 0 0 2");  // the next run brings it in line
}

TEST_F(IndexerGenerations, AreKeptAsManyAsAskedFor) {
  build(1, {"--keep-generations", "2"});
  build(2, {"--keep-generations", "2"});
  build(3, {"--keep-generations", "2"});
  for (const char* count : {"2", "1"}) {
    EXPECT_EQ(cli_.run({"--rollback"}).exit_code, 0);
    EXPECT_EQ(cli_.count("tigre"), count);
  }
}

TEST_F(IndexerGenerations, AGenerationThatDoesNotOpenIsNotGoneBackTo) {
  build(1);
  build(2);
  fs::resize_file(cli_.index() / "gen-000001/iamglass", 0);
  EXPECT_EQ(cli_.run({"--rollback"}).exit_code, 2);
  EXPECT_EQ(cli_.count("tigre"), "2");
}

TEST_F(IndexerGenerations, ABuildMayBeCheckedInAllItsBlocks) {
  build(3, {"--check"});
  EXPECT_EQ(cli_.count("tigre"), "3");
}

TEST_F(IndexerGenerations, TheLiveOneIsCheckedWithoutASource) {
  build(3);
  const ProcessResult sound = cli_.run({"--check"});
  EXPECT_EQ(sound.exit_code, 0) << sound.err;
  EXPECT_EQ(sound.out, "checked " + live().string() + ": 3 articles, no fault\n");
  const fs::path table = live() / "postlist.glass";
  const auto size = fs::file_size(table);
  std::ofstream(table, std::ios::binary) << std::string(size, '\xA5');
  const ProcessResult damaged = cli_.run({"--check"});
  expect_failure(damaged, 2, live().string() + " is damaged", "--rebuild");
  EXPECT_THAT(damaged.err, HasSubstr(live().string() + ": "));
  EXPECT_EQ(damaged.out, "");
}

TEST_F(IndexerGenerations, WithoutAnIndexNothingIsCheckedOrMade) {
  for (const char* option : {"--check", "--rollback"})
    expect_failure(cli_.run({option}), 3, "there is no index in " + cli_.index().string(),
                   "build one with");
  EXPECT_FALSE(fs::exists(cli_.index()));
}

TEST_F(IndexerGenerations, ARunWaitsForAnotherOne) {
  build(1);
  const int lock = open((cli_.index() / "lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(flock(lock, LOCK_EX), 0);
  for (const char* option : {"--check", "--rollback"})
    expect_failure(cli_.run({option}), 3, "another kiosque-indexer", "--wait");
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(cli_.run_all().exit_code, 3);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
  EXPECT_EQ(cli_.run_all({"--wait", "1"}).exit_code, 3);
  EXPECT_GE(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
  close(lock);
  EXPECT_EQ(cli_.run_all({"--wait", "1"}).exit_code, 0);
}

}  // namespace
}  // namespace kiosque
