// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <sstream>

#include "src/cli/terminal.h"
#include "src/text/utf8.h"
#include "tests/support/process.h"
#include "tests/support/sample_index.h"
#include "tests/support/terminal.h"

namespace kiosque {
namespace {

const SampleIndex& sample() {
  static const SampleIndex index;
  return index;
}

std::vector<std::string> command(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {KIOSQUE_QUERY, "--index", sample().folder()});
  return arguments;
}

// High enough for every answer, unless a test says otherwise.
TerminalOptions screen_of(int columns, int rows = 500) {
  TerminalOptions options;
  options.columns = columns;
  options.rows = rows;
  return options;
}

TerminalOptions with_pager(const std::string& pager, int rows = 24) {
  TerminalOptions options = screen_of(80, rows);
  options.environment["PAGER"] = pager;
  return options;
}

std::string piped(const std::vector<std::string>& arguments) {
  return run_process(command(arguments)).out;
}

TEST(QueryTerminalTest, AnAnswerFitsTheTerminalAtEveryWidth) {
  for (const int columns : {20, 40, 80, 100, 120, 250}) {
    const TerminalResult result =
        run_in_terminal(command({"Kim OU Macron", "-n", "30"}), screen_of(columns));
    EXPECT_EQ(result.exit_code, 0) << result.screen;
    const std::string plain = without_colours(result.screen);
    EXPECT_EQ(plain.find('\x1b'), std::string::npos);
    EXPECT_EQ(find_ill_formed(plain), std::string::npos);
    std::istringstream lines(plain);
    for (std::string line; std::getline(lines, line);)
      EXPECT_LT(static_cast<int>(display_columns(line)), columns) << line;
  }
}

TEST(QueryTerminalTest, AScreenHasAllThatAPersonWants) {
  for (const int columns : {40, 80}) {
    const std::string screen =
        run_in_terminal(command({"Kim AND Poutine AND sanctions", "-n", "3"}), screen_of(columns))
            .screen;
    for (const std::string part :
         {"\x1b[1;31mKim\x1b[0m", "Le Fil du Monde", "18 avril 2019", "\x1b[32mKim Jong-un",
          "\x1b[36m", "Corée du Nord", "\x1b[1mpersons\x1b[0m", "\x1b[1mcountries\x1b[0m",
          "\x1b[1msources\x1b[0m", "\x1b[1myears\x1b[0m", "\x1b[32m█", "max "})
      EXPECT_NE(screen.find(part), std::string::npos) << part << " in\n" << screen;
  }
}

TEST(QueryTerminalTest, WithoutColourTheSameTextIsThere) {
  const std::vector<std::string> query = command({"Kim", "-n", "3"});
  const std::string colored = run_in_terminal(query, screen_of(80)).screen;
  EXPECT_NE(colored.find("\x1b["), std::string::npos);
  TerminalOptions no_color = screen_of(80);
  no_color.environment["NO_COLOR"] = "1";
  TerminalOptions dumb = screen_of(80);
  dumb.environment["TERM"] = "dumb";
  EXPECT_EQ(run_in_terminal(query, no_color).screen, without_colours(colored));
  EXPECT_EQ(run_in_terminal(query, dumb).screen, without_colours(colored));
  EXPECT_EQ(run_in_terminal(command({"--color", "never", "Kim", "-n", "3"}), screen_of(80)).screen,
            without_colours(colored));
}

TEST(QueryTerminalTest, APipeGetsThePlainFormat) {
  const std::string plain = piped({"Kim", "-n", "2"});
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_EQ(plain.find("persons"), std::string::npos);
  EXPECT_EQ(plain.find("█"), std::string::npos);
  const std::string line = plain.substr(0, plain.find('\n'));
  EXPECT_EQ(line, "14 articles, 1 to 2 shown");
  // In a terminal too, when it is a pipe that is written to.
  const std::string shell =
      std::string(KIOSQUE_QUERY) + " --index " + sample().folder() + " Kim -n 2 | /bin/cat";
  EXPECT_EQ(run_in_terminal({"/bin/sh", "-c", shell}, screen_of(40)).screen, plain);
}

TEST(QueryTerminalTest, ALongAnswerGoesThroughThePager) {
  const TempFolder folder;
  const std::string file = (folder / "paged").string();
  const auto pager =
      folder.write("pager", "#!/bin/sh\n/bin/cat > " + file + "\necho \"status $LESS $LV\"\n");
  std::filesystem::permissions(pager, std::filesystem::perms::owner_all);
  const TerminalResult result = run_in_terminal(command({"Kim"}), with_pager(pager.string()));
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.screen, "status FRX -c\n");
  EXPECT_EQ(read_whole_file(file), run_in_terminal(command({"Kim"}), screen_of(80)).screen);
}

TEST(QueryTerminalTest, AShortAnswerDoesNot) {
  const std::string pager = "echo paged; /bin/cat";
  const auto shown = [&](const std::vector<std::string>& arguments,
                         const TerminalOptions& options) {
    return run_in_terminal(command(arguments), options).screen;
  };
  EXPECT_TRUE(shown({"Kim"}, with_pager(pager)).starts_with("paged\n"));
  EXPECT_FALSE(shown({"Kim"}, with_pager(pager, 500)).starts_with("paged\n"));
  EXPECT_FALSE(shown({"--count", "Kim"}, with_pager(pager)).starts_with("paged\n"));
  EXPECT_FALSE(shown({"--no-pager", "Kim"}, with_pager(pager)).starts_with("paged\n"));
  EXPECT_FALSE(shown({"--format", "json", "Kim"}, with_pager(pager)).starts_with("paged\n"));
  EXPECT_FALSE(shown({"Kim"}, with_pager("")).starts_with("paged\n"));
  EXPECT_FALSE(shown({"Kim AND"}, with_pager(pager)).starts_with("paged\n"));
}

TEST(QueryTerminalTest, LeavingThePagerIsSuccess) {
  for (const std::string pager : {"true", "exit 3", "head -n 1 > /dev/null"}) {
    const TerminalResult result =
        run_in_terminal(command({"-n", "1000", "date:0001..9999"}), with_pager(pager));
    EXPECT_EQ(result.exit_code, 0) << pager;
    EXPECT_EQ(result.screen, "") << pager;
  }
}

TEST(QueryTerminalTest, APagerThatIsNotThereIsDoneWithout) {
  const TerminalResult result = run_in_terminal(command({"-n", "1000", "date:0001..9999"}),
                                                with_pager("/nowhere/pager 2> /dev/null"));
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.screen,
            run_in_terminal(command({"-n", "1000", "date:0001..9999"}), with_pager("cat")).screen);
}

TEST(QueryTerminalTest, LessShowsTheAnswerAndQuits) {
  if (!std::filesystem::exists("/usr/bin/less"))
    GTEST_SKIP() << "less is not installed: the default pager is not tried";
  TerminalOptions options = screen_of(80, 24);
  options.environment["PAGER"] = "less";
  options.input = "q";
  const TerminalResult result =
      run_in_terminal(command({"-n", "1000", "date:0001..9999"}), options);
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.screen.find("\x1b[1m"), std::string::npos) << result.screen;
  EXPECT_LT(std::count(result.screen.begin(), result.screen.end(), '\n'), 40);
}

}  // namespace
}  // namespace kiosque
