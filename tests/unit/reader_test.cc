// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/temp_folder.h"
#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

TEST(Reader, ChoosesByContent) {
  const TempFolder folder;
  const std::string json = "{\"body\":\"le corps\"}\n";
  const struct {
    const char* name;
    std::string content;
    const char* body;
  } cases[] = {{"a.jsonl", json, "le corps"},  {"a.ndjson", json, "le corps"},
               {"a", json, "le corps"},        {"b", " \n " + json, "le corps"},
               {"a.txt", json, "le corps"},    {"b.txt", "{sic} du texte.", "{sic} du texte."},
               {"c", "du texte.", "du texte."}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    ReadResults results;
    read_file(folder.write(c.name, c.content), {}, results.taker());
    ASSERT_EQ(results.articles.size(), 1U);
    EXPECT_EQ(results.articles[0].body, c.body);
    EXPECT_EQ(results.articles[0].path, (folder / c.name).string());
  }
}

TEST(Reader, ReadsJsonInUtf16) {
  const TempFolder folder;
  const std::string json = "{\"body\":\"un\"}\n{\"body\":\"deux\"}\n";
  std::string utf16 = "\xFF\xFE";
  for (const char c : json) utf16 += {c, '\0'};
  std::string array = "\xFE\xFF";
  for (const char c : "[" + json.substr(0, 13) + "]") array += {'\0', c};
  ReadResults results;
  read_file(folder.write("a.jsonl", utf16), {}, results.taker());
  read_file(folder.write("b.json", array), {}, results.taker());
  ASSERT_EQ(results.articles.size(), 3U);
  EXPECT_EQ(results.articles[1].body, "deux");
  EXPECT_EQ(results.articles[2].body, "un");
  EXPECT_TRUE(results.problems.empty());
}

TEST(Reader, ForgivesBlanksBeforeTheXmlDeclaration) {
  const TempFolder folder;
  const std::string item = "<item><title>T</title><description>Le corps.</description></item>";
  ReadResults results;
  read_file(folder.write("a.rss", "\n \n<?xml version=\"1.0\"?>\n<rss><channel>\n" + item +
                                      "\n<item></channel></rss>"),
            {}, results.taker());
  ASSERT_EQ(results.articles.size(), 1U);
  EXPECT_EQ(results.articles[0].line, 5U);
  EXPECT_THAT(results.problem_places(), ElementsAre("syntax 6"));
}

TEST(Reader, TellsOfAFileThatCannotBeOpened) {
  const TempFolder folder;
  fs::create_symlink("nulle-part", folder / "lien.txt");
  ReadResults results;
  read_file(folder / "lien.txt", {}, results.taker());
  EXPECT_TRUE(results.articles.empty());
  EXPECT_THAT(results.problem_places(), ElementsAre("unreadable 0"));
}

// A process's memory opens like a file and fails to be read at address 0, as a bad disk would.
TEST(Reader, DoesNotTakeAReadErrorForTheEndOfTheFile) {
  const TempFolder folder;
  for (const char* name : {"disque.txt", "disque.jsonl", "disque"}) {
    fs::create_symlink("/proc/self/mem", folder / name);
    ReadResults results;
    read_file(folder / name, {}, results.taker());
    EXPECT_TRUE(results.articles.empty()) << name;
    EXPECT_THAT(results.problem_places(), ElementsAre("unreadable 0")) << name;
  }
}

TEST(Reader, TakesAFolderForUnreadable) {
  const TempFolder folder;
  fs::create_directory(folder / "dossier.txt");
  ReadResults results;
  read_file(folder / "dossier.txt", {}, results.taker());
  EXPECT_THAT(results.problem_places(), ElementsAre("unreadable 0"));
}

TEST(Reader, BoundedLinesKeepTheirCountAndSkipWhatIsTooLong) {
  std::istringstream in("un\n\n" + std::string().append(kMaxArticleBytes, 'a') + '\n' +
                        std::string().append(kMaxArticleBytes + 1, 'b') + "\nfin");
  std::string line;
  bool too_long = false;
  std::vector<std::pair<std::size_t, bool>> lines;
  while (read_bounded_line(in, line, too_long)) lines.emplace_back(line.size(), too_long);
  using Line = std::pair<std::size_t, bool>;
  EXPECT_THAT(lines, ElementsAre(Line(2, false), Line(0, false), Line(kMaxArticleBytes, false),
                                 Line(kMaxArticleBytes, true), Line(3, false)));
  EXPECT_EQ(line, "");
  EXPECT_FALSE(in.bad());
}

}  // namespace
}  // namespace kiosque
