// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <xapian.h>

#include <fstream>

#include "indexer/writing/index_folder.h"
#include "src/index/schema.h"
#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class IndexerStatus : public testing::Test {
 protected:
  IndexerStatus() {
    cli_.write("a.jsonl",
               "{\"id\":\"1\",\"body\":\"Un tigre\"}\n{\"id\":\"2\",\"body\":\"Un lion\"}\n");
    EXPECT_EQ(cli_.counts(), "2 0 0 0 0 0 2");
  }

  std::string text(const std::vector<std::string>& options = {}) const {
    std::vector<std::string> arguments = {"--status"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const ProcessResult result = cli_.run(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }
  nlohmann::json json() const { return nlohmann::json::parse(text({"--format", "json"})); }

  void set_metadata(const std::string& key, const std::string& value) const {
    Xapian::WritableDatabase live(find_live_generation(cli_.index()).value().string(),
                                  Xapian::DB_OPEN);
    live.set_metadata("kiosque." + key, value);
    live.commit();
  }

  const IndexerCli cli_;
};

TEST_F(IndexerStatus, TellsOfTheIndexAndItsLastRun) {
  const std::string first = text();
  EXPECT_THAT(first,
              AllOf(HasSubstr("index       " + cli_.index().string() + "\n"),
                    HasSubstr("live        gen-000001, 2 articles, "), HasSubstr(" bytes)\n"),
                    HasSubstr("kept        no generation for a rollback\n"),
                    HasSubstr("analysis    this program's\n")));
  EXPECT_THAT(
      first,
      AllOf(HasSubstr("format      version " + std::to_string(kSchemaVersion) + "\n"),
            HasSubstr(", exit code 0 (done), build\n"),
            HasSubstr("added 2, changed 0, removed 0, rejected 0\n"), Not(HasSubstr("now "))));
  cli_.write("b.jsonl", "{\"id\":\"3\",\"body\":\"Un ours\"}\n{broken\n");
  EXPECT_EQ(cli_.counts(), "1 0 0 2 1 0 3");
  EXPECT_THAT(text(), AllOf(HasSubstr("exit code 1 (done, some inputs rejected or damaged), incr"),
                            HasSubstr("added 1, changed 0, removed 0, rejected 1\n")));
  EXPECT_EQ(cli_.counts({"--rebuild", cli_.articles().string()}), "3 0 0 0 1 0 3");
  EXPECT_THAT(text(), AllOf(HasSubstr("live        gen-000002, 3 articles"),
                            HasSubstr("kept        gen-000001 (")));
}

TEST_F(IndexerStatus, HasTheSameAsJson) {
  EXPECT_EQ(cli_.run_all({"--rebuild"}).exit_code, 0);
  const auto status = json();
  EXPECT_EQ(status.at("version"), 1);
  EXPECT_EQ(status.at("live").at("name"), "gen-000002");
  EXPECT_GT(status.at("live").at("bytes").get<int>(), 1000);
  EXPECT_EQ(status.at("kept").at(0).at("name"), "gen-000001");
  EXPECT_EQ(status.at("articles"), 2);
  EXPECT_EQ(status.at("schema"), kSchemaVersion);
  EXPECT_EQ(status.at("analysis"), "own");
  EXPECT_EQ(status.at("running"), false);
  EXPECT_EQ(status.at("killed"), false);
  EXPECT_EQ(status.at("last_run").at("task"), "build");
  EXPECT_EQ(status.at("last_run").at("report").at("added"), 2);
}

TEST_F(IndexerStatus, TellsOfAFailureAndOfWhatTheNextRunWillDo) {
  set_metadata("analyzer", "another");
  EXPECT_THAT(text(), AllOf(HasSubstr("analysis    another than this program's: the next run"),
                            HasSubstr("            another\n")));
  set_metadata("schema", "1");
  EXPECT_THAT(text(), HasSubstr("version 1, older than this program's"));
  set_metadata("schema", "99");
  EXPECT_THAT(text(), HasSubstr("version 99, newer than this program's"));
  EXPECT_EQ(cli_.run_all().exit_code, 3);
  EXPECT_THAT(text(), AllOf(HasSubstr("exit code 3 (failed)"),
                            HasSubstr("was written in version 99 of the index format")));
}

TEST_F(IndexerStatus, WorksWhileARunIsGoingOnAndNamesIt) {
  {
    const IndexFolder folder(cli_.index());
    EXPECT_THAT(text(), HasSubstr("now         a run is going on: process " +
                                  std::to_string(getpid()) + ", since 20"));
    EXPECT_EQ(json().at("running"), true);
    EXPECT_EQ(json().at("process").at("pid"), getpid());
  }
  EXPECT_EQ(json().at("running"), false);
  EXPECT_EQ(json().at("process"), nullptr);
}

TEST_F(IndexerStatus, TellsOfARunThatWasKilled) {
  std::ofstream(cli_.index() / "lock") << "12345 1795658405\n";
  EXPECT_THAT(text(),
              HasSubstr("now         no run; one was killed: process 12345, since 2026-11"));
  EXPECT_EQ(json().at("killed"), true);
  EXPECT_EQ(cli_.run_all().exit_code, 0);
  EXPECT_THAT(text(), Not(HasSubstr("killed")));
}

TEST_F(IndexerStatus, OfAnIndexWithoutARecordTellsWhatThereIs) {
  fs::remove(cli_.index() / "last-run.json");
  EXPECT_THAT(text(), HasSubstr("last run    not known\n"));
  EXPECT_EQ(json().at("last_run"), nullptr);
}

TEST_F(IndexerStatus, TellsOfAFirstBuildThatIsGoingOnOrHasFailed) {
  fs::remove_all(cli_.index());
  {
    const IndexFolder folder(cli_.index());
    EXPECT_THAT(text(), AllOf(HasSubstr("live        none yet\n"),
                              HasSubstr("now         a run is going on: process "),
                              HasSubstr("last run    not known\n")));
    EXPECT_EQ(json().at("live"), nullptr);
  }
  EXPECT_EQ(cli_.run({"--status"}).exit_code, 3);
  EXPECT_EQ(cli_.run_all({}, {.input = "", .max_file_bytes = 4096}).exit_code, 2);
  EXPECT_THAT(text(), AllOf(HasSubstr("live        none yet\n"), HasSubstr("exit code 2 (failed)"),
                            HasSubstr("no room to write the index")));
  const auto status = json();
  EXPECT_EQ(status.at("articles"), nullptr);
  EXPECT_EQ(status.at("last_run").at("exit_code"), 2);
}

TEST_F(IndexerStatus, NamesWhatARollbackAbandoned) {
  EXPECT_EQ(cli_.run_all({"--rebuild"}).exit_code, 0);
  EXPECT_THAT(text(), Not(HasSubstr("abandoned")));
  EXPECT_EQ(cli_.run({"--rollback"}).exit_code, 0);
  EXPECT_THAT(text(),
              AllOf(HasSubstr("live        gen-000001, "), HasSubstr("abandoned   gen-000002 (")));
  EXPECT_EQ(json().at("abandoned").at(0).at("name"), "gen-000002");
  EXPECT_EQ(cli_.run_all({"--rebuild"}).exit_code, 0);
  EXPECT_TRUE(json().at("abandoned").empty());
}

TEST_F(IndexerStatus, RefusesWhatItWouldIgnore) {
  for (const char* task : {"--status", "--rollback"})
    for (const char* option : {"--dry-run", "--allow-shrink", "--rebuild", "--check"}) {
      const ProcessResult result = cli_.run({task, option});
      EXPECT_EQ(result.exit_code, 2);
      EXPECT_THAT(result.err, HasSubstr(std::string(option) + " does nothing with " + task));
    }
  const std::string config = cli_.write("k.conf", "keep-missing = true\n");
  EXPECT_THAT(text({"--config", config}), HasSubstr("live        gen-000001"));
}

TEST_F(IndexerStatus, WithoutAnIndexNamesTheCure) {
  const std::string nowhere = (cli_ / "nowhere").string();
  const ProcessResult result = run_kiosque_indexer({"--index", nowhere, "--status"});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err,
              AllOf(HasSubstr("there is no index in " + nowhere), HasSubstr("hint: build one")));
  EXPECT_FALSE(fs::exists(nowhere));
}

}  // namespace
}  // namespace kiosque
