// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// SIGTERM and SIGINT: what is done is committed, and the run ends soon with 143 or 130.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// The sanitizers slow all down; a machine under load, too.
constexpr milliseconds kMostToEnd{2500};
// More than the 64 KiB that are read at once, so that more than half is indexed.
constexpr int kSomeLines = 200;

std::string lines_of(int count, const std::string& id) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    lines += R"({"id":")" + id + number + R"(","body":"Un tigre )" + id + number;
    for (int n = 0; n < 100; ++n) lines += " mot" + std::to_string(i * 7 + n);
    lines += "\"}\n";
  }
  return lines;
}

class IndexerSignals : public testing::Test {
 protected:
  IndexerSignals() {
    cli_.write("a.jsonl", lines_of(3, "a"));
    EXPECT_EQ(cli_.counts(), "3 0 0 0 0 0 3");
  }

  // Starts a run, signals it after a while, and expects its end soon after.
  ProcessResult run_and_signal(std::vector<std::string> arguments, int signal, milliseconds after,
                               const ProcessOptions& options = {}) const {
    arguments.insert(arguments.begin(),
                     {KIOSQUE_INDEXER, "--log=text", "--index", cli_.index().string()});
    RunningProcess run(arguments, options);
    std::this_thread::sleep_for(after);
    run.send(signal);
    const auto sent = steady_clock::now();
    ProcessResult result = run.wait();
    EXPECT_LT(steady_clock::now() - sent, kMostToEnd);
    return result;
  }

  const IndexerCli cli_;
};

TEST_F(IndexerSignals, CommitWhatCameOnStandardInputWhileItWaits) {
  const struct {
    int signal;
    int exit_code;
    const char* name;
    const char* id;
  } cases[] = {{SIGTERM, 143, "SIGTERM", "t"}, {SIGINT, 130, "SIGINT", "i"}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    const ProcessResult result =
        run_and_signal({"-"}, c.signal, milliseconds(800),
                       {.input = lines_of(kSomeLines, c.id), .input_goes_on = true});
    EXPECT_EQ(result.exit_code, c.exit_code);
    EXPECT_THAT(result.out,
                AllOf(HasSubstr("interrupted: added 1"), HasSubstr("changed 0, removed 0")));
    EXPECT_THAT(result.err, AllOf(HasSubstr(std::string("interrupted by ") + c.name),
                                  HasSubstr("run again"), Not(HasSubstr("cut off"))));
    EXPECT_EQ(cli_.count(std::string(c.id) + "1"), "1");
  }
}

TEST_F(IndexerSignals, RemoveNothingThatWasNotRead) {
  std::filesystem::remove(cli_.articles() / "a.jsonl");
  cli_.write("b.jsonl", lines_of(20'000, "b"));
  const ProcessResult result =
      run_and_signal({cli_.articles().string()}, SIGTERM, milliseconds(500));
  EXPECT_EQ(result.exit_code, 143) << result.err;
  EXPECT_THAT(result.out, AllOf(HasSubstr("interrupted: added "), HasSubstr("removed 0")));
  EXPECT_EQ(cli_.count("a1"), "1");
  EXPECT_NE(cli_.count("b1"), "0");
}

// The file that lost an article was read, and does not change again.
TEST_F(IndexerSignals, LeaveWhatIsGoneToTheNextRun) {
  cli_.write("a.jsonl", lines_of(2, "a"));
  cli_.write("b.jsonl", lines_of(20'000, "b"));
  const ProcessResult result =
      run_and_signal({cli_.articles().string()}, SIGTERM, milliseconds(700));
  EXPECT_EQ(result.exit_code, 143) << result.err;
  EXPECT_EQ(cli_.count("a2"), "1");
  std::filesystem::remove(cli_.articles() / "b.jsonl");
  cli_.write("b.jsonl", lines_of(2000, "b"));
  EXPECT_EQ(cli_.run_all({"--allow-shrink"}).exit_code, 0);
  EXPECT_EQ(cli_.count("a2"), "0");
  EXPECT_EQ(cli_.count("a1"), "1");
}

TEST_F(IndexerSignals, EndABuildWithoutChangingTheIndex) {
  cli_.write("b.jsonl", lines_of(20'000, "b"));
  const ProcessResult result =
      run_and_signal({"--rebuild", cli_.articles().string()}, SIGINT, milliseconds(500));
  EXPECT_EQ(result.exit_code, 130) << result.err;
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("interrupted by SIGINT\nhint: the index is as it was before"));
  EXPECT_EQ(cli_.count("tigre"), "3");
  for (const auto& entry : std::filesystem::directory_iterator(cli_.index()))
    EXPECT_NE(entry.path().extension(), ".tmp") << entry.path();
}

TEST_F(IndexerSignals, EndWhatWritesNoIndex) {
  cli_.write("b.jsonl", lines_of(20'000, "b"));
  for (const char* option : {"--analyze", "--dry-run"}) {
    const ProcessResult result =
        run_and_signal({option, cli_.articles().string()}, SIGTERM, milliseconds(300));
    EXPECT_EQ(result.exit_code, 143) << option;
    EXPECT_THAT(result.err, HasSubstr("interrupted by SIGTERM")) << option;
  }
}

// Stands for kiosque-query, which the signal would end: it counts the signals instead.
TEST_F(IndexerSignals, EndTheSavedSearchesToo) {
  const auto program = cli_ / "bin/kiosque-query";
  const std::string begun = (cli_ / "begun").string();
  const std::string signals = (cli_ / "signals").string();
  std::filesystem::create_directories(program.parent_path());
  std::ofstream(program) << "#!/bin/sh\ntrap 'echo signal >> " << signals << "' TERM\n"
                         << ": > " << begun << "\ni=0\n"
                         << "while [ $i -lt 12 ]; do sleep 0.05; i=$((i + 1)); done\n";
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  const struct {
    int signal;
    int exit_code;
  } cases[] = {{SIGTERM, 143}, {SIGINT, 130}};
  for (const auto& c : cases) {
    std::filesystem::remove(begun);
    std::filesystem::remove(signals);
    ProcessOptions options;
    options.environment["PATH"] = program.parent_path().string() + ":/usr/bin:/bin";
    RunningProcess run(
        {KIOSQUE_INDEXER, "--log=text", "--index", cli_.index().string(), "--run-saved"}, options);
    while (!std::filesystem::exists(begun) && !run.has_ended())
      std::this_thread::sleep_for(milliseconds(10));
    run.send(c.signal);
    const ProcessResult result = run.wait();
    EXPECT_EQ(result.exit_code, c.exit_code);
    EXPECT_THAT(result.err, HasSubstr("the next run completes the reports"));
    EXPECT_EQ(read_whole_file(signals), "signal\n");
  }
}

// timeout(1) signals its program and then the group that it is in.
TEST_F(IndexerSignals, TwoAtOnceAreOneWish) {
  RunningProcess run({KIOSQUE_INDEXER, "--log=text", "--index", cli_.index().string(), "-"},
                     {.input = lines_of(kSomeLines, "t"), .input_goes_on = true});
  std::this_thread::sleep_for(milliseconds(800));
  run.send(SIGTERM);
  run.send(SIGTERM);
  run.send(SIGINT);
  EXPECT_EQ(run.wait().exit_code, 143);
  EXPECT_GT(std::stoi(cli_.count("tigre")), 100);
}

}  // namespace
}  // namespace kiosque
