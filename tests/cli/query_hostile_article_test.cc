// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "src/text/utf8.h"
#include "tests/support/markup.h"
#include "tests/support/process.h"
#include "tests/support/sample_index.h"
#include "tests/support/terminal.h"

namespace kiosque {
namespace {

using Json = nlohmann::json;

// Everything that an article may hold to deceive who reads it, in every field.
constexpr const char* kBad =
    "\x1b[31m\x1b]0;titre\x07\u202Ekim\u202C\u009B2J\u2028<b>&amp;</b>\x7F";

// As kiosque-query is told to colour, its own escapes are the only ones.
std::string without_own_colours(std::string text) {
  for (const std::string escape :
       {"\x1b[1m", "\x1b[1;31m", "\x1b[2m", "\x1b[32m", "\x1b[36m", "\x1b[0m"})
    for (std::size_t at = text.find(escape); at != std::string::npos; at = text.find(escape))
      text.erase(at, escape.size());
  return text;
}

void expect_neutral(const std::string& printed) {
  EXPECT_EQ(find_ill_formed(printed), std::string::npos);
  for (const char* unsafe :
       {"\x1b", "\x07", "\u202E", "\u202C", "\u009B", "\u2028", "\u200F", "\x7F"})
    EXPECT_EQ(printed.find(unsafe), std::string::npos) << printed;
  EXPECT_NE(printed.find("kim"), std::string::npos) << printed;
}

class QueryHostileArticleTest : public testing::Test {
 protected:
  QueryHostileArticleTest() : index_({write_article()}) {}

  std::string write_article() const {
    const std::string bad = kBad;
    const Json article = {{"id", "id-" + bad},
                          {"title", "=cmd|' /C calc'!A0 " + bad},
                          {"source", "Source " + bad},
                          {"author", bad},
                          {"url", "https://a.example/" + bad},
                          {"date", "2019-04-18"},
                          {"body", "Avant " + bad + " kim, \"après\"\r\n\tkim\u200F fin."}};
    return folder_.write("hostile.jsonl", article.dump() + "\n").string();
  }

  std::string print(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--index", index_.folder()});
    arguments.push_back("kim");
    const ProcessResult run = run_kiosque_query(arguments);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    return run.out;
  }

  TempFolder folder_;
  SampleIndex index_;
};

TEST_F(QueryHostileArticleTest, IsNeutralisedInEveryFormat) {
  for (const std::string format : {"text", "json", "jsonl", "csv", "trec", "html"})
    for (const std::string color : {"never", "always"}) {
      SCOPED_TRACE(format + " with colour " + color);
      std::vector<std::string> options = {"--format", format, "--color", color};
      if (format == "text" || format == "json") options.push_back("--facets");
      expect_neutral(without_own_colours(print(options)));
    }
}

TEST_F(QueryHostileArticleTest, IsNeutralisedWhenItIsShownWhole) {
  for (const std::string format : {"text", "json"})
    for (const std::string color : {"never", "always"}) {
      SCOPED_TRACE(format + " with colour " + color);
      const ProcessResult run =
          run_kiosque_query({"--index", index_.folder(), "--format", format, "--color", color,
                             "--show", "id-" + std::string(kBad)});
      EXPECT_EQ(run.exit_code, 0) << run.err;
      expect_neutral(without_own_colours(run.out));
    }
  const ProcessResult run = run_kiosque_query(
      {"--index", index_.folder(), "--format", "json", "--show", "id-" + std::string(kBad)});
  EXPECT_EQ(Json::parse(run.out)["id"], "id-" + std::string(kBad));
  const ProcessResult unknown =
      run_kiosque_query({"--index", index_.folder(), "--show", std::string(kBad)});
  EXPECT_EQ(unknown.exit_code, 1);
  expect_neutral(unknown.err);
}

TEST_F(QueryHostileArticleTest, IsNeutralisedOnATerminal) {
  for (const int columns : {20, 80})
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"kim"}, {"--show", "id-" + std::string(kBad)}}) {
      std::vector<std::string> command = {KIOSQUE_QUERY, "--index", index_.folder()};
      command.insert(command.end(), arguments.begin(), arguments.end());
      TerminalOptions options;
      options.columns = columns;
      const TerminalResult result = run_in_terminal(command, options);
      EXPECT_EQ(result.exit_code, 0) << result.screen;
      expect_neutral(without_own_colours(result.screen));
    }
}

TEST_F(QueryHostileArticleTest, IsOneLineOfAFacet) {
  const std::string printed = print({"--facet", "source"});
  EXPECT_EQ(std::count(printed.begin(), printed.end(), '\n'), 1) << printed;
  EXPECT_EQ(std::count(printed.begin(), printed.end(), '\t'), 2) << printed;
  for (const char* unsafe : {"\x1b", "\x07", "\u202E", "\u009B", "\u2028", "\x7F"})
    EXPECT_EQ(printed.find(unsafe), std::string::npos) << printed;
}

TEST_F(QueryHostileArticleTest, IsOneRecordOfEachFormat) {
  const auto lines = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
  };
  EXPECT_EQ(lines(print({"--format", "trec"})), 1);
  EXPECT_EQ(lines(print({"--format", "jsonl"})), 1);
  EXPECT_EQ(lines(print({"--format", "csv"})), 2);
  // count, blank, title, origin, snippet, place
  EXPECT_EQ(lines(print({})), 6);
}

TEST_F(QueryHostileArticleTest, IsOneArticleOfADossier) {
  for (const bool full : {false, true}) {
    std::vector<std::string> options = {"--format", "html"};
    if (full) options.push_back("--full");
    const std::string printed = print(options);
    for (const char* unsafe :
         {"\x1b", "\x07", "\u202E", "\u202C", "\u009B", "\u2028", "\u200F", "\x7F"})
      EXPECT_EQ(printed.find(unsafe), std::string::npos) << printed;
    const Markup html(printed);  // which throws where markup came through
    EXPECT_EQ(html.find("article").size(), 1U);
    EXPECT_TRUE(html.find("b").empty());
    // Its address holds what no address holds: it is shown and leads nowhere.
    for (const MarkupElement& link : html.find("a"))
      EXPECT_TRUE(link.attributes.at("href").starts_with('#')) << link.attributes.at("href");
    EXPECT_NE(html.texts("article").front().find("<b>&amp;</b>"), std::string::npos);
  }
}

TEST_F(QueryHostileArticleTest, HasHighlightsThatPointAtTheWords) {
  const Json hit = Json::parse(print({"--format", "json"}))["hits"][0];
  const std::string text = hit["snippet"]["text"];
  ASSERT_FALSE(hit["snippet"]["highlights"].empty()) << text;
  for (const Json& range : hit["snippet"]["highlights"]) {
    const std::string word =
        text.substr(range[0], range[1].get<std::size_t>() - range[0].get<std::size_t>());
    EXPECT_NE(word.find("kim"), std::string::npos) << word << " in " << text;
    EXPECT_LE(word.size(), 12U) << word;
  }
  EXPECT_NE(text.find("<b>&amp;</b>"), std::string::npos) << text;
}

TEST_F(QueryHostileArticleTest, CanStillBeAskedForByItsId) {
  const std::string id = Json::parse(print({"--format", "json"}))["hits"][0]["id"];
  EXPECT_EQ(id, "id-" + std::string(kBad));
}

TEST_F(QueryHostileArticleTest, IsNoFormulaInASpreadsheet) {
  EXPECT_NE(print({"--format", "csv"}).find(",'=cmd|' /C calc'!A0"), std::string::npos);
}

}  // namespace
}  // namespace kiosque
