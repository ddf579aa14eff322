// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Several sources, in one run and in several, and what is damaged between two nights.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

std::string line(const std::string& id, const std::string& body) {
  return R"({"id":")" + id + R"(","body":")" + body + "\"}\n";
}

std::string item(const std::string& id, const std::string& text, bool canceled = false) {
  return "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"" + id +
         "\" version=\"1\"><itemMeta>" + (canceled ? "<pubStatus qcode=\"stat:canceled\"/>" : "") +
         "</itemMeta><contentSet><inlineXML><p>" + text +
         "</p></inlineXML></contentSet></newsItem>";
}

class IndexerSources : public testing::Test {
 protected:
  std::string at(const std::string& name) const { return (cli_.articles() / name).string(); }

  // A run over some of the sources, when the clock of files has ticked.
  ProcessResult run(std::vector<std::string> arguments) const {
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
    return cli_.run(std::move(arguments));
  }

  const IndexerCli cli_;
};

TEST_F(IndexerSources, AMissingSourceInsideAnotherKeepsItsArticles) {
  for (const char* name : {"1.txt", "2.txt", "3.txt", "4.txt", "b/5.txt"})
    cli_.write(name, std::string("Un tigre ") + name);
  const std::string all = cli_.articles().string();
  ASSERT_EQ(run({all, at("b")}).exit_code, 0);
  fs::rename(at("b"), cli_ / "away");
  EXPECT_EQ(run({all, at("b")}).exit_code, 2);
  EXPECT_EQ(cli_.count("tigre"), "5");
}

TEST_F(IndexerSources, ASiblingWhoseNameGoesOnIsNoPartOfASource) {
  cli_.write("presse/1.txt", "Un tigre.");
  for (const char* name : {"presse!archive/2.txt", "presse:3/3.txt", "presse 2/4.txt"})
    cli_.write(name, std::string("Un tigre ") + name);
  ASSERT_EQ(run({at("presse"), at("presse!archive"), at("presse:3"), at("presse 2")}).exit_code, 0);
  EXPECT_EQ(run({at("presse")}).exit_code, 0);
  EXPECT_EQ(cli_.count("tigre"), "4");
  fs::remove(cli_.index() / "gen-000001/sources.sqlite");
  EXPECT_EQ(run({at("presse")}).exit_code, 0);
  EXPECT_EQ(cli_.count("tigre"), "4");
}

TEST_F(IndexerSources, AnIdThatOneRunLosesComesFromTheNextRunOverAnother) {
  for (const bool anew : {false, true}) {
    SCOPED_TRACE(anew);
    cli_.write("a/x.jsonl", line("X", "Un tigre."));
    cli_.write("a/y.jsonl", line("Y", "Un lion.") + line("Z", "Un lynx."));
    cli_.write("b/x.jsonl", line("X", "Un ours."));
    const std::string aliases = cli_.write("../aliases.tsv", anew ? "Al Zou\tZou\t\n" : "");
    ASSERT_EQ(run({"--rebuild", at("a"), at("b")}).exit_code, 1);  // a duplicate id
    EXPECT_EQ(cli_.count("tigre"), "1");
    fs::remove(at("a/x.jsonl"));
    EXPECT_LE(run({"--aliases", aliases, at("a")}).exit_code, 1);
    EXPECT_EQ(cli_.count("tigre"), "0");
    EXPECT_EQ(run({"--aliases", aliases, at("b")}).exit_code, 0);
    EXPECT_EQ(cli_.count("ours"), "1");
  }
}

TEST_F(IndexerSources, AWithdrawalHoldsInRunsThatDoNotReadIt) {
  cli_.write("a/x.xml", item("urn:x", "Un tigre court."));
  cli_.write("a/y.jsonl", line("Y", "Un lion."));
  cli_.write("b/w.xml", item("urn:x", "Un tigre court.", true));
  const std::string aliases = cli_.write("../aliases.tsv", "Al Zou\tZou\t\n");
  ASSERT_EQ(run({at("a"), at("b")}).exit_code, 0);
  EXPECT_EQ(cli_.count("tigre"), "0");
  EXPECT_EQ(run({"--aliases", aliases, at("a")}).exit_code, 0);  // builds anew
  EXPECT_EQ(cli_.count("tigre"), "0");
  cli_.write("b/w.xml", item("urn:z", "Un ours court."));
  EXPECT_EQ(run({"--aliases", aliases, at("b")}).exit_code, 0);
  EXPECT_EQ(run({"--aliases", aliases, at("a")}).exit_code, 0);
  EXPECT_EQ(cli_.count("tigre"), "1");
}

TEST_F(IndexerSources, WhatIsKeptOnceIsLookedAtAgain) {
  cli_.write("m.jsonl", line("1", "Un tigre.") + line("2", "Un lion.") + line("3", "Un lynx."));
  const std::string all = cli_.articles().string();
  ASSERT_EQ(run({all}).exit_code, 0);
  cli_.write("m.jsonl", line("1", "Un tigre."));
  EXPECT_EQ(run({all}).exit_code, 2);
  EXPECT_EQ(run({all}).exit_code, 2);  // the next night too
  EXPECT_EQ(run({"--allow-shrink", all}).exit_code, 0);
  EXPECT_EQ(cli_.count("lion"), "0");
  cli_.write("m.jsonl", line("1", "Un tigre.") + line("4", "Un ours."));
  ASSERT_EQ(run({all}).exit_code, 0);
  cli_.write("m.jsonl", line("1", "Un tigre."));
  EXPECT_EQ(run({"--keep-missing", all}).exit_code, 0);
  EXPECT_EQ(run({all}).exit_code, 0);
  EXPECT_EQ(cli_.count("ours"), "0");
}

TEST_F(IndexerSources, ADamagedMemoryCostsOneReading) {
  cli_.write("1.txt", "Un tigre.");
  cli_.write("2.txt", "Un lion.");
  const std::string all = cli_.articles().string();
  ASSERT_EQ(run({all}).exit_code, 0);
  const fs::path memory = cli_.index() / "gen-000001/sources.sqlite";
  for (const std::string& content : {std::string("no database"), std::string(20'000, 'x'),
                                     read_whole_file(memory).substr(0, 4096)}) {
    const TempFolder damaged;
    fs::copy_file(damaged.write("m", content), memory, fs::copy_options::overwrite_existing);
    for (const char* option : {"--dry-run", "--verbose"}) {
      const ProcessResult result = run({option, all});
      EXPECT_EQ(result.exit_code, 0) << result.err;
      EXPECT_THAT(result.out, HasSubstr("unchanged 2"));
    }
  }
}

TEST_F(IndexerSources, ADamagedIndexIsBuiltAnew) {
  cli_.write("1.txt", "Un tigre.");
  const std::string all = cli_.articles().string();
  ASSERT_EQ(run({all}).exit_code, 0);
  const fs::path generation = cli_.index() / "gen-000001";
  fs::resize_file(generation / "postlist.glass", 100);
  const ProcessResult result = run({"--rebuild", all});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.err, HasSubstr("note: the old index is damaged"));
  EXPECT_EQ(cli_.count("tigre"), "1");
  fs::remove_all(cli_.index() / "gen-000002");
  EXPECT_EQ(run({"--rebuild", all}).exit_code, 0);
  EXPECT_EQ(cli_.count("tigre"), "1");
}

TEST_F(IndexerSources, ARunWithoutItsSourceIsRecorded) {
  cli_.write("1.txt", "Un tigre.");
  ASSERT_EQ(run({cli_.articles().string()}).exit_code, 0);
  EXPECT_EQ(run({at("absent")}).exit_code, 2);
  EXPECT_THAT(read_whole_file(cli_.index() / "last-run.json"),
              AllOf(HasSubstr("cannot read the source"), HasSubstr("\"exit_code\": 2")));
}

}  // namespace
}  // namespace kiosque
