// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "query/help.h"
#include "src/cli/terminal.h"
#include "tests/support/manual_page.h"
#include "tests/support/process.h"
#include "tests/support/sample_index.h"

namespace kiosque {
namespace {

std::string read_page(const std::string& name) {
  return read_whole_file(std::string(KIOSQUE_SOURCE_DIR) + "/query/man/" + name);
}

std::vector<std::string> examples(const std::string& text, const std::string& mark) {
  return example_commands(text, mark, "kiosque-query ");
}

// A shell runs them in a folder of its own, as a reader would.
void expect_found(const std::vector<std::string>& commands) {
  static const SampleIndex index;
  const TempFolder folder;
  const std::string programs = std::filesystem::path(KIOSQUE_QUERY).parent_path().string();
  for (const std::string& command : commands) {
    ProcessOptions options;
    options.environment["KIOSQUE_INDEX"] = index.folder();
    const ProcessResult run = run_process(
        {"/bin/sh", "-c",
         "PATH='" + programs + "':\"$PATH\"; cd '" + folder.path().string() + "' && " + command},
        options);
    EXPECT_EQ(run.exit_code, 0) << command << '\n' << run.err;
  }
}

TEST(QueryManualTest, EveryExampleFindsSomethingInTheSampleCorpus) {
  for (const char* page : {"kiosque-query.1", "kiosque-query-syntax.7"}) {
    const std::vector<std::string> commands = examples(read_page(page), "$ ");
    EXPECT_GE(commands.size(), 10U) << page;
    expect_found(commands);
  }
}

TEST(QueryManualTest, HelpFitsAScreenAndItsFiveExamplesWork) {
  const std::string help = kQueryHelp;
  std::istringstream lines(help);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count)
    EXPECT_LE(display_columns(line), 80U) << line;
  EXPECT_LE(count, 50);
  const std::vector<std::string> commands = examples(help, "  ");
  EXPECT_EQ(commands.size(), 5U);
  expect_found(commands);
  EXPECT_EQ(run_kiosque_query({"--help"}).out, help);
}

TEST(QueryManualTest, TheManualAndTheHelpKnowTheSameOptions) {
  EXPECT_EQ(long_options(printed_roff(read_page("kiosque-query.1"))), long_options(kQueryHelp));
  // Each of them is one of the program's: an unknown one is named as such.
  for (const std::string& option : long_options(kQueryHelp)) {
    const ProcessResult run = run_kiosque_query({option});
    EXPECT_EQ(run.err.find("not expected"), std::string::npos) << option << ": " << run.err;
  }
  EXPECT_NE(run_kiosque_query({"--nonsense"}).err.find("not expected"), std::string::npos);
}

}  // namespace
}  // namespace kiosque
