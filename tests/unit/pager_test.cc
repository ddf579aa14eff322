// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/pager.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <optional>
#include <sstream>

#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

// An environment variable for the length of a test.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    if (value == nullptr)
      unsetenv(name);
    else
      setenv(name, value, 1);
  }
  ~Variable() {
    if (old_)
      setenv(name_, old_->c_str(), 1);
    else
      unsetenv(name_);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> old_;
};

struct Shown {
  std::string terminal;  // what was printed without the pager
  std::string paged;     // what the pager wrote into $OUT
  bool good = false;     // the stream, at the end
};

// Prints so many lines on a screen of ten rows.
Shown show(const std::string& command, std::size_t lines, const std::string& line = "ligne\n") {
  const TempFolder folder;
  const std::string file = (folder / "out").string();
  const Variable out("OUT", file.c_str());
  std::ostringstream terminal;
  Shown shown;
  PagedOutput paged(terminal, command, 10);
  for (std::size_t i = 0; i < lines; ++i) paged.stream() << line;
  shown.good = paged.stream().good();
  paged.finish();
  shown.terminal = terminal.str();
  if (std::filesystem::exists(file)) shown.paged = read_whole_file(file);
  return shown;
}

std::string repeated(std::size_t lines) {
  std::string all;
  for (std::size_t i = 0; i < lines; ++i) all += "ligne\n";
  return all;
}

TEST(PagerTest, AnAnswerThatFitsIsShownAtOnce) {
  const Shown shown = show("cat > \"$OUT\"", 9);
  EXPECT_EQ(shown.terminal, repeated(9));
  EXPECT_EQ(shown.paged, "");
  EXPECT_TRUE(shown.good);
}

TEST(PagerTest, AnAnswerOfAScreenOrMoreIsPagedWhole) {
  for (const std::size_t lines : {10, 11, 100'000}) {
    const Shown shown = show("cat > \"$OUT\"", lines);
    EXPECT_EQ(shown.terminal, "");
    EXPECT_EQ(shown.paged, repeated(lines)) << lines;
    EXPECT_TRUE(shown.good);
  }
}

TEST(PagerTest, WithoutACommandNothingIsPaged) {
  EXPECT_EQ(show("", 1000).terminal, repeated(1000));
}

TEST(PagerTest, APagerThatIsNotThereLeavesTheAnswerToTheTerminal) {
  for (const std::string command : {"/nowhere/pager 2>/dev/null", "exit 127", "exit 126"})
    for (const std::size_t lines : {10, 1000, 100'000}) {
      const Shown shown = show(command, lines);
      EXPECT_EQ(shown.terminal, repeated(lines)) << command << ' ' << lines;
      EXPECT_TRUE(shown.good);
    }
}

TEST(PagerTest, APagerThatQuitsEarlyStopsTheAnswer) {
  const Shown shown = show("head -n 2 > \"$OUT\"", 1'000'000);
  EXPECT_EQ(shown.paged, repeated(2));
  EXPECT_EQ(shown.terminal, "");
  EXPECT_FALSE(shown.good);
  EXPECT_EQ(show("true", 10).terminal, "");
  EXPECT_EQ(show("exit 1", 100'000).terminal, "");
}

TEST(PagerTest, APagerThatReadsLateGetsAll) {
  EXPECT_EQ(show("sleep 0.2; cat > \"$OUT\"", 50'000).paged, repeated(50'000));
}

TEST(PagerTest, SignalsAreAsBeforeAndAsUsualForThePager) {
  struct sigaction action {};
  action.sa_handler = SIG_IGN;
  struct sigaction before {};
  sigaction(SIGINT, &action, &before);
  show("true", 100'000);
  struct sigaction after {};
  sigaction(SIGINT, &before, &after);
  EXPECT_EQ(after.sa_handler, SIG_IGN);
  for (const std::string signal : {"PIPE", "INT"})
    EXPECT_EQ(show("kill -" + signal + " $$; echo alive > \"$OUT\"", 100).paged, "") << signal;
}

TEST(PagerTest, ThePagerIsToldToShowColoursUnlessTheUserSaysHow) {
  const std::string print = "echo \"$LESS $LV $LESSCHARSET\" > \"$OUT\"";
  const Variable lv("LV", nullptr);
  const Variable charset("LESSCHARSET", nullptr);
  {
    const Variable less("LESS", nullptr);
    EXPECT_EQ(show(print, 100).paged, "FRX -c utf-8\n");
  }
  const Variable less("LESS", "-i");
  EXPECT_EQ(show(print, 100).paged, "-i -c utf-8\n");
  const Variable empty("LESS", "");
  EXPECT_EQ(show(print, 100).paged, " -c utf-8\n");
}

TEST(PagerTest, TheCommandIsTheUsersElseLess) {
  const Variable term("TERM", "xterm");
  const auto command = [](const char* value) {
    const Variable pager("PAGER", value);
    return pager_command();
  };
  EXPECT_EQ(command("most -w"), "most -w");
  EXPECT_EQ(command(""), "");
  EXPECT_EQ(command(" "), "");
  EXPECT_EQ(command("cat"), "");
  const TempFolder folder;
  const Variable path("PATH", folder.path().c_str());
  EXPECT_EQ(command(nullptr), "");
  const auto less = folder.write("less", "#!/bin/sh\n");
  EXPECT_EQ(command(nullptr), "") << "a program can be run";
  std::filesystem::permissions(less, std::filesystem::perms::owner_all);
  EXPECT_EQ(command(nullptr), "less");
  const Variable dumb("TERM", "dumb");
  EXPECT_EQ(command(nullptr), "");
  EXPECT_EQ(command("most"), "most");
}

}  // namespace
}  // namespace kiosque
