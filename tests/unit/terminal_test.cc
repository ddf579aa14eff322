// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// What may reach a terminal, and how wide it is there.
#include "src/cli/terminal.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

#include "src/text/display.h"
#include "src/text/utf8.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

using namespace std::string_view_literals;

TEST(Sanitize, KeepsText) {
  for (const std::string_view text : {""sv, "Kim"sv, "« L’été » 12\u202F000 œuvres"sv, "e\u0301t"sv,
                                      "😀👨\u200D👩"sv, "日本"sv, "عربي"sv, "Sarko\u00ADzy"sv})
    EXPECT_EQ(sanitize(text), text);
}

TEST(Sanitize, NeutralisesWhatCommandsATerminalOrHidesText) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"\x1B[31mrouge\x1B[0m", "\uFFFD[31mrouge\uFFFD[0m"},
      {"\x1B]0;titre\a", "\uFFFD]0;titre\uFFFD"},
      {"a\0b"sv, "a\uFFFDb"},
      {"a\bb\x7F", "a\uFFFDb\uFFFD"},
      {"\u009B31m", "\uFFFD31m"},
      {"\u0085", "\uFFFD"},
      {"a\u202Eb\u202C", "a\uFFFDb\uFFFD"},
      {"\u2066a\u2069\u200E\u200F\u061C", "\uFFFDa\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"a\u2028b\u2029c", "a\uFFFDb\uFFFDc"},
      {"\U000E0041\U000E007F", "\uFFFD\uFFFD"},
      {"\uE000\U000F0000", "\uFFFD\uFFFD"},
      {"\uFFFE\U0010FFFF", "\uFFFD\uFFFD"}};
  for (const auto& [text, safe] : kCases)
    EXPECT_EQ(sanitize(text), safe) << testing::PrintToString(text);
}

TEST(Sanitize, MakesOneLine) {
  EXPECT_EQ(sanitize("un\ndeux\ttrois\rquatre"), "un deux trois quatre");
}

TEST(Sanitize, ReplacesIllFormedBytes) {
  EXPECT_EQ(sanitize("a\xFF\x9B\xC3"), "a\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(sanitize("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
}

TEST(Sanitize, GivesSafeTextForAnyBytesAndLeavesItsOwnAlone) {
  std::mt19937 random(20190425);
  for (int round = 0; round < 5'000; ++round) {
    std::string bytes;
    for (std::size_t n = random() % 30; n > 0; --n) bytes += static_cast<char>(random() & 0xFF);
    append_code_point(bytes, static_cast<char32_t>(random() % 0x110000));
    const std::string safe = sanitize(bytes);
    ASSERT_EQ(find_ill_formed(safe), std::string::npos) << round;
    ASSERT_EQ(sanitize(safe), safe) << round;
    for (const char c : safe) ASSERT_FALSE(static_cast<unsigned char>(c) < 0x20 || c == 0x7F);
  }
}

TEST(DisplayColumns, CountsWhatATerminalShows) {
  const std::pair<std::string_view, std::size_t> kCases[] = {
      {"", 0},       {"Kim", 3},      {"été", 3},    {"e\u0301te\u0301", 3},
      {"œ€’", 3},    {"日本", 4},     {"한국", 4},   {"Ｋ", 2},
      {"😀", 2},      {"a\u200Bb", 2}, {"\u00AD", 0}, {"\u20DD", 0},
      {"\u202F", 1}, {"\uFFFD", 1},   {"→", 1}};
  for (const auto& [text, columns] : kCases) EXPECT_EQ(display_columns(text), columns) << text;
}

TEST(IsUnsafe, LeavesLettersAndPunctuationAlone) {
  for (const char32_t c : std::u32string_view(U" aé«’\u00A0\u00AD\u202F\u0301日😀\uFFFD"))
    EXPECT_FALSE(is_unsafe(c)) << "U+" << std::hex << static_cast<unsigned>(c);
}

// Sets an environment variable for one test; nullptr takes it away.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    had_ = std::getenv(name) != nullptr;
    set(value);
  }
  ~Variable() { set(had_ ? old_.c_str() : nullptr); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void set(const char* value) {
    if (value == nullptr)
      unsetenv(name_);
    else
      setenv(name_, value, 1);
  }
  const char* name_;
  std::string old_;
  bool had_ = false;
};

// One end of a terminal, or a file.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

TEST(UseColor, ColoursATerminalOnly) {
  const Variable no_color("NO_COLOR", nullptr);
  const Variable term("TERM", "xterm");
  const Descriptor terminal(posix_openpt(O_RDWR | O_NOCTTY));
  ASSERT_GE(terminal.number(), 0);
  const TempFolder folder;
  const Descriptor file(open((folder / "out").c_str(), O_CREAT | O_WRONLY, 0600));
  EXPECT_TRUE(use_color(ColorMode::automatic, terminal.number()));
  EXPECT_FALSE(use_color(ColorMode::automatic, file.number()));
  EXPECT_FALSE(use_color(ColorMode::automatic, -1));
  EXPECT_TRUE(use_color(ColorMode::always, file.number()));
  EXPECT_FALSE(use_color(ColorMode::never, terminal.number()));
}

TEST(UseColor, HonoursTheEnvironmentUnlessTold) {
  const Descriptor terminal(posix_openpt(O_RDWR | O_NOCTTY));
  const struct {
    const char* no_color;
    const char* term;
    bool expected;
  } kCases[] = {{"1", "xterm", false},
                {"", "xterm", true},
                {nullptr, "dumb", false},
                {nullptr, nullptr, false},
                {nullptr, "xterm", true}};
  for (const auto& c : kCases) {
    const Variable no_color("NO_COLOR", c.no_color);
    const Variable term("TERM", c.term);
    EXPECT_EQ(use_color(ColorMode::automatic, terminal.number()), c.expected)
        << "NO_COLOR=" << (c.no_color ? c.no_color : "(none)")
        << " TERM=" << (c.term ? c.term : "(none)");
    EXPECT_TRUE(use_color(ColorMode::always, terminal.number()));
  }
}

TEST(TerminalWidth, AsksTheTerminal) {
  const Descriptor terminal(posix_openpt(O_RDWR | O_NOCTTY));
  const winsize size{24, 132, 0, 0};
  ASSERT_EQ(ioctl(terminal.number(), TIOCSWINSZ, &size), 0);
  EXPECT_EQ(terminal_width(terminal.number()), 132U);
  EXPECT_EQ(terminal_width(-1), 80U);
}

}  // namespace
}  // namespace kiosque
