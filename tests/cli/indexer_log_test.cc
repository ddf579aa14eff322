// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

// As cron and systemd run it: standard error is no terminal.
class IndexerLog : public testing::Test {
 protected:
  ProcessResult run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {KIOSQUE_INDEXER, "--index", cli_.index().string()});
    return run_process(arguments);
  }

  IndexerCli cli_;
};

TEST_F(IndexerLog, IsKeysAndValuesWhereNoTerminalIs) {
  cli_.write("good.jsonl", "{\"id\":\"1\",\"body\":\"un\"}\n");
  const std::string bad = cli_.write("bad \"1\"\n.jsonl", "{\n");
  const ProcessResult result = run({cli_.articles().string()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  const std::size_t second = result.err.find('\n') + 1;
  EXPECT_THAT(result.err.substr(0, second),
              MatchesRegex("ts=[0-9T:-]+Z level=warning event=rejected kind=syntax "
                           "path=\"[^\"]+/bad ..1.. [.]jsonl\" line=1 msg=\".+\" cure=\".+\"\n"));
  EXPECT_THAT(result.err.substr(second),
              MatchesRegex("ts=[0-9T:-]+Z level=warning event=run-finished added=1 changed=0 "
                           "removed=0 unchanged=0 copies=0 superseded=0 rejected=1 damaged=0 "
                           "foreign=0 kept_sources=0 files=2 files_unchanged=0 passed_over=0 "
                           "articles=1 seconds=[0-9.]+ exit=1\n"));
}

TEST_F(IndexerLog, HasOneSummaryUnlessQuiet) {
  cli_.write("good.jsonl", "{\"id\":\"1\",\"body\":\"un\"}\n");
  const ProcessResult dry = run({"--dry-run", cli_.articles().string()});
  EXPECT_EQ(dry.out, "+ 1\n");
  EXPECT_THAT(dry.err, HasSubstr(" level=info event=run-finished dry_run=true added=1 "));
  EXPECT_THAT(dry.err, EndsWith(" exit=0\n"));
  EXPECT_EQ(run({"--quiet", cli_.articles().string()}).err, "");
  const ProcessResult analysis =
      run_process({KIOSQUE_INDEXER, "--analyze", cli_.articles().string()});
  EXPECT_EQ(analysis.err, "");
  EXPECT_THAT(analysis.out, StartsWith("{"));
}

TEST_F(IndexerLog, TellsTheStyleThatWasAskedFor) {
  const std::string good = cli_.write("good.jsonl", "{\"id\":\"1\",\"body\":\"un\"}\n");
  const ProcessResult text = run({"--log", "text", good});
  EXPECT_THAT(text.out, StartsWith("added 1, "));
  EXPECT_EQ(text.err, "");
  const std::string config = cli_.write("k.conf", "source = '" + good + "'\nlog = 'text'\n");
  EXPECT_THAT(run({"--config", config}).out, StartsWith("added 0, "));
  EXPECT_THAT(run({"--config", config, "--log=logfmt"}).err, HasSubstr("event=run-finished"));
}

TEST_F(IndexerLog, EndsOnTheReasonOfAFailure) {
  const std::string absent = (cli_ / "absent").string();
  const struct {
    std::vector<std::string> arguments;
    std::string message;
  } cases[] = {
      {{"--nonsense"}, "--nonsense"},
      {{"--config", absent}, "cannot read the configuration " + absent},
      {{"--config", cli_.write("k.conf", "jobs = \"x\\\"y\"\n")}, "k.conf:1: --jobs: Value x\\\"y"},
  };
  for (const auto& c : cases) {
    const ProcessResult result = run(c.arguments);
    EXPECT_EQ(result.exit_code, 2) << c.message;
    EXPECT_EQ(result.out, "") << c.message;
    EXPECT_THAT(result.err, MatchesRegex("ts=[0-9T:-]+Z level=error event=run-failed msg=\".+\" "
                                         "hint=\".+\" exit=2\n"));
    EXPECT_THAT(result.err, HasSubstr(c.message));
  }
  EXPECT_THAT(run({"--nonsense", "--log=text"}).err, StartsWith("kiosque-indexer: "));
  EXPECT_THAT(run({"--nonsense", "--log", "text"}).err, HasSubstr("\nhint: "));
}

TEST_F(IndexerLog, ARunWhoseReportCannotBeWrittenIsToldToItsEnd) {
  const std::string good = cli_.write("good.jsonl", "{\"id\":\"1\",\"body\":\"un\"}\n");
  const std::string report = (cli_ / "absent/report.json").string();
  const ProcessResult result = run({"--report", report, good});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(
      result.err,
      MatchesRegex("ts=[^ ]+ level=error event=report-failed msg=\".+\" hint=\".+\" exit=2\n"
                   "ts=[^ ]+ level=error event=run-finished added=1 .+ exit=2\n"));
  const ProcessResult text = run({"--log=text", "--report", report, good});
  EXPECT_EQ(text.exit_code, 2);
  EXPECT_THAT(text.out, StartsWith("added 0, "));
  EXPECT_THAT(text.err, StartsWith("kiosque-indexer: cannot write the report " + report));
}

TEST_F(IndexerLog, TellsFaultsOfTheIndex) {
  const std::string good = cli_.write("good.jsonl", "{\"id\":\"1\",\"body\":\"un\"}\n");
  EXPECT_EQ(run({good}).exit_code, 0);
  std::ofstream(cli_.index() / "gen-000001/postlist.glass") << std::string(8192, '\xA5');
  EXPECT_THAT(
      run({"--check"}).err,
      MatchesRegex("(ts=[^ ]+ level=error event=fault path=\"[^\"]+/gen-000001\" msg=\".+\"\n)+"
                   "ts=[^ ]+ level=error event=run-failed .+ exit=2\n"));
}

TEST_F(IndexerLog, TellsBadAliasesByLine) {
  const std::string aliases = cli_.write("aliases.tsv", "\tMoi\n");
  const ProcessResult result = run({"--aliases", aliases, cli_.articles().string()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, MatchesRegex("ts=[^ ]+ level=error event=bad-alias msg=\"[^\"]+:1: .+\"\n"
                                       "ts=[^ ]+ level=error event=run-failed .+ exit=2\n"));
}

}  // namespace
}  // namespace kiosque
