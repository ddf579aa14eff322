// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/last_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/time.h>
#include <xapian.h>

#include <csignal>
#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/interruption.h"
#include "src/cli/error.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::MatchesRegex;

class LastRunTest : public testing::Test {
 protected:
  nlohmann::json written() const {
    return nlohmann::json::parse(read_whole_file(folder_ / "last-run.json"));
  }

  const TempFolder folder_;
  std::ostringstream err_;
  RunReport report_{err_};
};

TEST_F(LastRunTest, AFinishedRunIsWrittenDownWithItsReport) {
  record_run(folder_.path(), {"/a", "/b\xFF"}, report_, [&](std::string& task) {
    task = "incremental";
    report_.counts().added = 3;
    report_.counts().articles = 7;
  });
  const auto json = written();
  EXPECT_EQ(json.at("version"), 1);
  EXPECT_EQ(json.at("exit_code"), 0);
  EXPECT_EQ(json.at("task"), "incremental");
  EXPECT_EQ(json.at("sources").at(0), "/a");
  EXPECT_EQ(json.at("report").at("added"), 3);
  EXPECT_EQ(json.at("report").at("articles"), 7);
  EXPECT_FALSE(json.contains("error"));
  for (const char* when : {"started", "finished"})
    EXPECT_THAT(json.at(when).get<std::string>(),
                MatchesRegex("20..-[01].-[0-3].T[0-2].:[0-5].:[0-6].Z"));
  const LastRun run = read_last_run(folder_.path()).value();
  EXPECT_NEAR(static_cast<double>(run.started), static_cast<double>(std::time(nullptr)), 60);
  EXPECT_EQ(run.task, "incremental");
  EXPECT_EQ(run.added, 3U);
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.error, "");
}

TEST_F(LastRunTest, RejectedInputsAreInTheExitCode) {
  record_run(folder_.path(), {}, report_, [&](std::string&) { report_.counts().rejected = 2; });
  EXPECT_EQ(read_last_run(folder_.path())->exit_code, 1);
  EXPECT_EQ(read_last_run(folder_.path())->rejected, 2U);
}

TEST_F(LastRunTest, AFailureIsWrittenDownAndGoesOn) {
  EXPECT_THROW(record_run(folder_.path(), {"/a"}, report_,
                          [](std::string& task) {
                            task = "build";
                            throw Error(ExitCode::failure, "no room: none at all", "free some");
                          }),
               Error);
  const LastRun run = read_last_run(folder_.path()).value();
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.task, "build");
  EXPECT_EQ(run.error, "no room: none at all");
}

// As the process, which ends with 2 there.
TEST_F(LastRunTest, AnIndexThatCannotBeUsedIsAFailure) {
  EXPECT_THROW(record_run(folder_.path(), {"/a"}, report_,
                          [](std::string&) { throw Xapian::DatabaseCorruptError("a block"); }),
               Xapian::Error);
  EXPECT_EQ(read_last_run(folder_.path())->exit_code, 2);
  EXPECT_THAT(read_last_run(folder_.path())->error, HasSubstr("a block"));
}

TEST_F(LastRunTest, ARunThatCannotBeWrittenDownIsDoneForAllThat) {
  folder_.write("last-run.json.tmp/in-the-way", "x");
  bool done = false;
  record_run(folder_.path(), {}, report_, [&](std::string&) { done = true; });
  EXPECT_TRUE(done);
  EXPECT_THAT(err_.str(), HasSubstr("note: this run is not in last-run.json: cannot write"));
}

TEST_F(LastRunTest, WhatCannotBeUnderstoodIsNoRun) {
  EXPECT_FALSE(read_last_run(folder_.path()));
  for (const char* text : {"", "{", "[]", "{}", "null", "{\"report\": 3}", "\xFF"}) {
    folder_.write("last-run.json", text);
    EXPECT_FALSE(read_last_run(folder_.path())) << text;
  }
  folder_.write(
      "last-run.json",
      R"({"report": {"added": "x", "removed": -1}, "started": 3, "exit_code": [], "task": {}})");
  EXPECT_EQ(read_last_run(folder_.path()).value().added, 0U);
  folder_.write("last-run.json", std::string(100'000, '['));
  EXPECT_FALSE(read_last_run(folder_.path()));
}

// The last one: a signal holds for the rest of the process.
TEST_F(LastRunTest, ASignalIsInTheExitCodeThoughAllWasRead) {
  end_early_on_signals();
  record_run(folder_.path(), {}, report_, [](std::string&) { std::raise(SIGTERM); });
  const itimerval none{};
  setitimer(ITIMER_REAL, &none, nullptr);  // nothing cuts off the test
  EXPECT_EQ(read_last_run(folder_.path())->exit_code, 143);
  EXPECT_EQ(report_.exit_code(), ExitCode::terminated);
}

}  // namespace
}  // namespace kiosque
