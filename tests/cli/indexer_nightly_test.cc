// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Night after night: what is opened, what is kept, and what an operator is told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/cli/indexer_cli.h"
#include "tests/support/packed.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// A file that was changed in the same tick of the clock is read once more.
void wait_for_the_clock() { std::this_thread::sleep_for(std::chrono::milliseconds(60)); }

std::string line(const std::string& id, const std::string& body) {
  return R"({"id":")" + id + R"(","body":")" + body + "\"}\n";
}

class IndexerNightly : public testing::Test {
 protected:
  // "files opened, files that were not"
  std::string opened(std::vector<std::string> arguments = {}) const {
    const std::string report = (cli_ / "opened.json").string();
    arguments.insert(arguments.begin(), {"--report", report});
    EXPECT_LE(cli_.run_all(std::move(arguments)).exit_code, 1);
    const auto json = nlohmann::json::parse(read_whole_file(report));
    return std::to_string(json.at("files").get<int>()) + ' ' +
           std::to_string(json.at("files_unchanged").get<int>());
  }

  const IndexerCli cli_;
};

TEST_F(IndexerNightly, OpensWhatIsNewOrChangedAlone) {
  cli_.write("a/1.txt", "Un tigre.");
  cli_.write("a/2.txt", "Un lion.");
  cli_.write("b.jsonl", line("1", "Un ours.") + line("2", "Un loup."));
  wait_for_the_clock();
  EXPECT_EQ(opened(), "3 0");
  EXPECT_EQ(opened(), "0 3");
  EXPECT_EQ(cli_.counts(), "0 0 0 4 0 0 4");
  EXPECT_EQ(opened({"--dry-run"}), "0 3");
  cli_.write("a/2.txt", "Un lynx.");
  cli_.write("a/3.txt", "Un zèbre.");
  wait_for_the_clock();
  EXPECT_EQ(opened(), "2 2");
  EXPECT_EQ(opened({"--only-french"}), "4 0");  // read in another way
  EXPECT_EQ(opened(), "4 0");
  fs::rename(cli_.articles() / "a", cli_.articles() / "c");
  EXPECT_EQ(cli_.counts(), "0 3 0 2 0 0 5");
  EXPECT_EQ(opened(), "0 4");
  EXPECT_EQ(cli_.count("lynx"), "1");
}

TEST_F(IndexerNightly, IndexesOfAChangedArchiveWhatChanged) {
  cli_.write("a.zip", pack("zip", "none", {{"1.txt", "Un tigre."}, {"2.txt", "Un lion."}}));
  EXPECT_EQ(cli_.counts(), "2 0 0 0 0 0 2");
  cli_.write("a.zip", pack("zip", "none",
                           {{"1.txt", "Un tigre."}, {"2.txt", "Un lynx."}, {"3.txt", "Un."}}));
  EXPECT_EQ(cli_.counts(), "1 1 0 1 0 0 3");
}

TEST_F(IndexerNightly, TellsWhatIsWrongEveryNight) {
  cli_.write("a.jsonl", line("1", "Un ours.") + "{\n" + line("2", "Un loup."));
  wait_for_the_clock();
  const ProcessResult first = cli_.run_all();
  EXPECT_EQ(first.exit_code, 1);
  const ProcessResult second = cli_.run_all();
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_EQ(second.err, first.err);
  EXPECT_THAT(second.out, HasSubstr("unchanged 2, rejected 1 (0 files read, 1 unchanged"));
  cli_.write("a.jsonl", line("1", "Un ours."));
  EXPECT_EQ(cli_.run_all().exit_code, 0);
}

TEST_F(IndexerNightly, ASourceThatLostTooMuchKeepsItsArticles) {
  for (int i = 0; i < 5; ++i)
    cli_.write("a/" + std::to_string(i) + ".txt", "Un tigre " + std::to_string(i) + '.');
  cli_.write("b/1.txt", "Un lion.");
  cli_.write("b/2.txt", "Un lynx.");
  const std::string a = (cli_.articles() / "a").string();
  const std::string b = (cli_.articles() / "b").string();
  ASSERT_EQ(cli_.run({a, b}).exit_code, 0);
  for (const char* gone : {"a/0.txt", "a/1.txt", "a/2.txt", "b/1.txt"})
    fs::remove(cli_.articles() / gone);
  cli_.write("a/5.txt", "Un ours.");
  for (const char* option : {"--dry-run", "--verbose"}) {
    const ProcessResult result = cli_.run({option, a, b});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, AllOf(HasSubstr(a + ": the source has lost 3 of its 5 articles"),
                                  HasSubstr("--allow-shrink"), Not(HasSubstr(b))));
    EXPECT_THAT(result.out, AllOf(HasSubstr("+ " + a + "/5.txt"), HasSubstr("- " + b + "/1.txt"),
                                  Not(HasSubstr("- " + a))));
  }
  EXPECT_EQ(cli_.count("tigre"), "5");
  EXPECT_EQ(cli_.count("lion"), "0");
  EXPECT_EQ(cli_.run({a, b}).exit_code, 2);  // until somebody decides
  EXPECT_EQ(cli_.run({"--rebuild", a, b}).exit_code, 2);
  EXPECT_EQ(cli_.count("tigre"), "5");
  EXPECT_EQ(cli_.counts({"--allow-shrink", a, b}), "0 0 3 4 0 0 4");
  EXPECT_EQ(cli_.counts({a, b}), "0 0 0 4 0 0 4");
}

// The file that lost them does not change again.
TEST_F(IndexerNightly, WhatAFileLostIsRemovedOnceItMay) {
  std::string lines;
  for (int i = 0; i < 5; ++i)
    lines +=
        R"({"id":"t)" + std::to_string(i) + R"(","body":"Un tigre )" + std::to_string(i) + "\"}\n";
  const std::string file = cli_.write("a.jsonl", lines);
  ASSERT_EQ(cli_.run_all().exit_code, 0);
  cli_.write("a.jsonl", lines.substr(0, lines.find('\n') + 1));
  for (int night = 0; night < 3; ++night) {
    const ProcessResult result = cli_.run_all();
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, HasSubstr("the source has lost 4 of its 5 articles"));
  }
  EXPECT_EQ(cli_.count("tigre"), "5");
  EXPECT_EQ(cli_.counts({"--allow-shrink", cli_.articles().string()}), "0 0 4 1 0 0 1");
}

TEST_F(IndexerNightly, AMissingOrEmptySourceKeepsItsArticlesAndTheOthersGoOn) {
  cli_.write("a/1.txt", "Un tigre.");
  cli_.write("b/1.txt", "Un lion.");
  const std::string a = (cli_.articles() / "a").string();
  const std::string b = (cli_.articles() / "b").string();
  ASSERT_EQ(cli_.run({a, b}).exit_code, 0);
  fs::rename(a, cli_ / "away");
  cli_.write("b/2.txt", "Un lynx.");
  for (const bool empty : {false, true}) {
    if (empty) fs::create_directory(a);
    const ProcessResult result = cli_.run({a, b});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, AllOf(HasSubstr(a + ": the source"), HasSubstr("are kept")));
    EXPECT_EQ(cli_.count("tigre"), "1");
    EXPECT_EQ(cli_.count("lynx"), "1");
  }
  fs::remove(a);
  EXPECT_EQ(cli_.run({a}).exit_code, 2);
  EXPECT_EQ(cli_.counts({"--allow-shrink", a, b}), "0 0 1 2 0 0 2");
  EXPECT_EQ(cli_.count("tigre"), "0");
}

TEST_F(IndexerNightly, AnIndexWithoutItsMemoryIsReadOnceMore) {
  cli_.write("a.txt", "Un tigre.");
  cli_.write("b.txt", "Un lion.");
  cli_.write("c.txt", "Un ours.");
  wait_for_the_clock();
  ASSERT_EQ(opened(), "3 0");
  fs::remove(cli_.index() / "gen-000001/sources.sqlite");
  fs::remove(cli_.articles() / "a.txt");
  EXPECT_EQ(cli_.counts(), "0 0 1 2 0 0 2");
  EXPECT_EQ(opened(), "0 2");
}

}  // namespace
}  // namespace kiosque
