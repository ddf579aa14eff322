// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// kiosque-indexer --run-saved.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/saved_fixture.h"

namespace kiosque {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

using IndexerRunSaved = QuerySavedTest;

TEST_F(IndexerRunSaved, TheIndexerRunsThemAfterItsOwnRun) {
  write("a");
  index();
  save({"climat", "climat"});
  write("b");
  const ProcessResult after = cli.run_all({"--quiet", "--run-saved"}, with_path());
  EXPECT_EQ(after.exit_code, 0) << after.err;
  EXPECT_THAT(after.out, AllOf(HasSubstr("climat: report 1 of"), HasSubstr("1. Titre b")));
  EXPECT_EQ(cli.run({"--run-saved"}, with_path()).out, "climat: nothing new\n");
  // Also where an input was rejected, and the worse of the two statuses counts.
  write("c");
  cli.write("bad.jsonl", "{\n");
  const std::string folder = (cli / "reports").string();
  const ProcessResult rejected =
      cli.run_all({"--run-saved", "--saved-format", "html", "--saved-folder", folder}, with_path());
  EXPECT_EQ(rejected.exit_code, 1) << rejected.err;
  EXPECT_TRUE(std::filesystem::exists(folder + "/climat-000002.html"));
  save({"broken", "--similar", (cli.articles() / "a.txt").string()});
  std::filesystem::remove(cli.articles() / "a.txt");
  EXPECT_EQ(cli.run_all({"--run-saved", "--allow-shrink"}, with_path()).exit_code, 2);
  // The log ends on the summary, with what the searches make of the status.
  EXPECT_THAT(cli.run_all({"--run-saved", "--log=logfmt"}, with_path()).err,
              MatchesRegex(".* level=error event=saved-search-failed msg=\".+\" exit=2\n"
                           "ts=[^ ]+ level=error event=run-finished .+ exit=2\n"));
  const ProcessResult absent =
      cli.run_all({"--run-saved", "--log=logfmt"}, {.environment = {{"PATH", "/nowhere"}}});
  EXPECT_EQ(absent.exit_code, 2);
  EXPECT_THAT(absent.err, MatchesRegex(".* event=saved-search-failed msg=\"cannot run .+\n"
                                       "ts=[^ ]+ level=error event=run-finished .+ exit=2\n"));
  // Not where the run failed.
  write("d");
  EXPECT_THAT(cli.run({"--run-saved"}, {.environment = {{"PATH", "/nowhere"}}}).err,
              HasSubstr("cannot run kiosque-query"));
  const ProcessResult failed = cli.run({"--run-saved", (cli / "nowhere").string()}, with_path());

  EXPECT_EQ(failed.exit_code, 2);
  EXPECT_THAT(failed.out, Not(HasSubstr("climat")));
}

TEST_F(IndexerRunSaved, TheIndexerSaysWhatDoesNotGoTogether) {
  write("a");
  for (const std::vector<std::string>& options : std::vector<std::vector<std::string>>{
           {"--saved-folder", "x"},
           {"--saved-format", "json"},
           {"--run-saved", "--dry-run"},
           {"--run-saved", "--analyze"},
           {"--run-saved", "--saved-format", "html"},
           {"--run-saved", "--saved-folder", cli.index() / "x"}}) {
    const ProcessResult run = cli.run_all(options);
    EXPECT_EQ(run.exit_code, 2) << options.front();
    EXPECT_THAT(run.err, HasSubstr("hint: ")) << options.front();
  }
  EXPECT_FALSE(std::filesystem::exists(cli.index()));
}

}  // namespace
}  // namespace kiosque
