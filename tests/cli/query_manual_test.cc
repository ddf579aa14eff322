// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "query/help.h"
#include "src/cli/terminal.h"
#include "tests/support/process.h"
#include "tests/support/sample_index.h"

namespace kiosque {
namespace {

std::string read_page(const std::string& name) {
  std::ifstream in(std::string(KIOSQUE_SOURCE_DIR) + "/query/man/" + name);
  std::ostringstream page;
  page << in.rdbuf();
  EXPECT_FALSE(page.str().empty()) << name;
  return page.str();
}

// What roff prints of a line's escapes.
std::string printed(std::string line) {
  const std::vector<std::pair<std::string, std::string>> escapes = {
      {"\\-", "-"}, {"\\(aq", "'"}, {"\\(ti", "~"}, {"\\(dq", "\""}};
  for (const auto& [escape, character] : escapes)
    for (std::size_t at = line.find(escape); at != std::string::npos; at = line.find(escape, at))
      line.replace(at, escape.size(), character);
  return line;
}

// The commands of a text: its lines that begin with `mark`, which is left out.
std::vector<std::string> examples(const std::string& text, const std::string& mark) {
  std::vector<std::string> commands;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    line = printed(line);
    if (line.starts_with(mark + "kiosque-query ")) commands.push_back(line.substr(mark.size()));
  }
  return commands;
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

std::set<std::string> long_options(const std::string& text) {
  std::set<std::string> options;
  constexpr std::string_view kNames = "abcdefghijklmnopqrstuvwxyz-";
  for (std::size_t at = text.find("--"); at != std::string::npos; at = text.find("--", at)) {
    const std::size_t end = std::min(text.find_first_not_of(kNames, at), text.size());
    if (end > at + 3) options.insert(text.substr(at, end - at));
    at = end;
  }
  return options;
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
  EXPECT_EQ(long_options(printed(read_page("kiosque-query.1"))), long_options(kQueryHelp));
  // Each of them is one of the program's: an unknown one is named as such.
  for (const std::string& option : long_options(kQueryHelp)) {
    const ProcessResult run = run_kiosque_query({option});
    EXPECT_EQ(run.err.find("not expected"), std::string::npos) << option << ": " << run.err;
  }
  EXPECT_NE(run_kiosque_query({"--nonsense"}).err.find("not expected"), std::string::npos);
}

}  // namespace
}  // namespace kiosque
