// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/output/log_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace kiosque {
namespace {

constexpr std::chrono::system_clock::time_point kMayDay{std::chrono::seconds(1714523400)};

// Reads a line as other programs do: bare words, and texts between quotes with \" and \\.
std::map<std::string, std::string> pairs_of(const std::string& line) {
  std::map<std::string, std::string> pairs;
  std::size_t at = 0;
  while (at < line.size() && line[at] != '\n') {
    const std::size_t equals = line.find('=', at);
    std::string& value = pairs[line.substr(at, equals - at)];
    at = equals + 1;
    const bool quoted = line[at] == '"';
    if (quoted) ++at;
    while (at < line.size() && line[at] != (quoted ? '"' : ' ') && line[at] != '\n') {
      if (quoted && line[at] == '\\') ++at;
      value += line[at++];
    }
    if (quoted) ++at;
    if (line[at] == ' ') ++at;
  }
  EXPECT_EQ(at + 1, line.size()) << line;
  return pairs;
}

TEST(LogLines, HaveTimeLevelAndEventThenWhatIsAdded) {
  const std::string line = LogLine("info", "run-finished", kMayDay)
                               .number("added", 12)
                               .seconds("seconds", 1.25)
                               .word("kind", "duplicate-id")
                               .text("msg", "un « deux »")
                               .text("cure", "")
                               .str();
  EXPECT_EQ(line,
            "ts=2024-05-01T00:30:00Z level=info event=run-finished added=12 seconds=1.2 "
            "kind=duplicate-id msg=\"un « deux »\"\n");
}

TEST(LogLines, StayOneLineOfPairsWhateverATextHolds) {
  const struct {
    const char* text;
    const char* read;
  } cases[] = {
      {"a b=c", "a b=c"},
      {"\"", "\""},
      {"\\", "\\"},
      {"a\\\" level=error msg=\\", "a\\\" level=error msg=\\"},
      {"a\nts=1 level=error", "a ts=1 level=error"},
      {"a\r\tb", "a  b"},
      {"\x1B[31m\x7F", "\uFFFD[31m\uFFFD"},
      {"caf\xE9", "caf\uFFFD"},
      {"\u202Etxt.exe\u2028", "\uFFFDtxt.exe\uFFFD"},
  };
  for (const auto& c : cases) {
    const auto pairs = pairs_of(LogLine("info", "x").text("path", c.text).word("k", "v").str());
    EXPECT_EQ(pairs.size(), 5U) << c.text;
    EXPECT_EQ(pairs.at("path"), c.read) << c.text;
    EXPECT_EQ(pairs.at("k"), "v") << c.text;
  }
}

TEST(LogLines, TellWhereAProblemIsAndWhetherItsArticleIsIndexed) {
  const Problem rejected = {Problem::Kind::syntax, 3, "wrong \"x\"", "mend", "/a.zip", "b/c.jsonl"};
  EXPECT_EQ(log_line(rejected, LogStyle::text), "/a.zip!b/c.jsonl:3: wrong \"x\"; mend\n");
  const std::string line = log_line(rejected, LogStyle::logfmt);
  EXPECT_THAT(line, testing::EndsWith(
                        " level=warning event=rejected kind=syntax path=\"/a.zip\" "
                        "entry=\"b/c.jsonl\" line=3 msg=\"wrong \\\"x\\\"\" cure=\"mend\"\n"));
  const auto damaged =
      pairs_of(log_line({Problem::Kind::bad_date, 0, "m", "", "a"}, LogStyle::logfmt));
  EXPECT_EQ(damaged.at("level"), "notice");
  EXPECT_EQ(damaged.at("event"), "damaged");
  EXPECT_EQ(damaged.at("kind"), "bad-date");
  EXPECT_FALSE(damaged.contains("line") || damaged.contains("entry") || damaged.contains("cure"));
}

TEST(LogLines, TellNotesInBothStyles) {
  EXPECT_EQ(log_note("a\nb", LogStyle::text), "kiosque-indexer: note: a b\n");
  EXPECT_THAT(log_note("a \"b\"", LogStyle::logfmt),
              testing::EndsWith(" level=info event=note msg=\"a \\\"b\\\"\"\n"));
}

}  // namespace
}  // namespace kiosque
