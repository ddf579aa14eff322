// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/manual_page.h"
#include "tests/support/packed.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

std::string manual() {
  return read_whole_file(std::string(KIOSQUE_SOURCE_DIR) + "/indexer/man/kiosque-indexer.1");
}

TEST(IndexerManualTest, TheManualAndTheHelpKnowTheSameOptions) {
  const std::string help = run_kiosque_indexer({"--help"}).out;
  EXPECT_EQ(long_options(printed_roff(manual())), long_options(help));
}

TEST(IndexerManualTest, EveryOptionAndExitStatusHasAParagraph) {
  const std::string page = printed_roff(manual());
  for (const std::string& option : long_options(page)) {
    const bool has_paragraph = page.find("\n.B " + option) != std::string::npos ||
                               page.find(", " + option + " ") != std::string::npos ||
                               page.find(", " + option + "\n") != std::string::npos;
    EXPECT_TRUE(has_paragraph) << option;
  }
  for (const char* status : {"0", "1", "2", "3", "130, 143"})
    EXPECT_THAT(page, testing::HasSubstr(std::string("\n.TP\n.B ") + status + "\n"));
}

// A shell runs them one after the other, as a reader would.
TEST(IndexerManualTest, EveryExampleWorks) {
  const TempFolder folder;
  folder.write("articles/sommet.txt", "Un sommet\n\nVladimir Poutine est à Paris.\n");
  folder.write("depeches.jsonl.gz", compress("gzip", "{\"id\":\"1\",\"body\":\"Une dépêche.\"}\n"));
  folder.write("kiosque-indexer.conf", "source = \"articles\"\nindex = \"presse\"\n");
  const std::string programs = std::filesystem::path(KIOSQUE_INDEXER).parent_path().string();
  const std::string prepare =
      "PATH='" + programs + "':\"$PATH\"; cd '" + folder.path().string() + "' && ";
  const std::vector<std::string> commands = example_commands(manual(), "$ ");
  EXPECT_GE(commands.size(), 6U);
  for (const std::string& command : commands) {
    const ProcessResult run = run_process({"/bin/sh", "-c", prepare + command});
    EXPECT_EQ(run.exit_code, 0) << command << '\n' << run.err;
  }
}

}  // namespace
}  // namespace kiosque
