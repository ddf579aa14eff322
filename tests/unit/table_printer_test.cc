// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <sstream>

#include "tests/unit/printing.h"

namespace kiosque {
namespace {

Hit make_hit(const std::string& id) {
  Hit hit;
  hit.rank = 3;
  hit.score = 1.25;
  hit.article = make_article(id, "", "Titre");
  hit.article.source = "Le Monde";
  hit.article.url = "https://a.example/1";
  hit.article.date = Date{2019, 4, 18};
  hit.persons = {"Kim Jong-un", "Donald Trump"};
  hit.countries = {"KP", "US"};
  hit.snippet = {"Kim parle", {{0, 3}}};
  return hit;
}

std::string print(OutputFormat format, const std::vector<Hit>& hits,
                  const std::string& query = "q1") {
  return print_answer(format, {}, whole_answer(query, "Kim", "kim", hits.size(), hits));
}

constexpr const char* kHeading =
    "query,rank,score,id,title,date,source,url,path,persons,countries,snippet\r\n";

TEST(TablePrinterTest, CsvHasAHeadingAndALineAHit) {
  EXPECT_EQ(print(OutputFormat::csv, {make_hit("a")}),
            std::string(kHeading) +
                "q1,3,1.25,a,Titre,2019-04-18,Le Monde,https://a.example/1,/articles/a.txt,"
                "Kim Jong-un; Donald Trump,KP; US,Kim parle\r\n");
  EXPECT_EQ(print(OutputFormat::csv, {}), kHeading);
}

TEST(TablePrinterTest, CsvQuotesAndGuardsCells) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"simple", "simple"},
      {"a,b", "\"a,b\""},
      {"il dit \"non\"", "\"il dit \"\"non\"\"\""},
      {"ligne\nsuite", "ligne suite"},
      {"ligne\r\nsuite", "ligne  suite"},
      {"tab\tsuite", "tab suite"},
      {"=1+1", "'=1+1"},
      {"+33 1", "'+33 1"},
      {"-1", "'-1"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""},
      // A spreadsheet takes blanks before a formula away; full-width signs are signs in some.
      {"\t=1+1", "' =1+1"},
      {"\n=1+1", "' =1+1"},
      {"  =1+1", "'  =1+1"},
      {"\u00A0=1+1", "'\u00A0=1+1"},
      {"＝1+1", "'＝1+1"},
      {"a;b", "a;b"},
      {"l'été", "l'été"},
      {"", ""},
      {"\x1b[2J\u202Ex\u009B", "\uFFFD[2J\uFFFDx\uFFFD"},
      {"<b>&amp;</b>", "<b>&amp;</b>"},
  };
  for (const auto& [title, cell] : cases) {
    Hit hit = make_hit("a");
    hit.article.title = title;
    EXPECT_NE(print(OutputFormat::csv, {hit}).find("1.25,a," + cell + ",2019-04-18,"),
              std::string::npos)
        << title << " in " << print(OutputFormat::csv, {hit});
  }
}

TEST(TablePrinterTest, CsvNamesTheLineOfAnArticleAmongMany) {
  Hit hit = make_hit("a");
  hit.article.date.reset();
  hit.article.path = "/a.jsonl";
  hit.article.line = 4;
  EXPECT_NE(print(OutputFormat::csv, {hit}).find(",Titre,,Le Monde,"), std::string::npos);
  EXPECT_NE(print(OutputFormat::csv, {hit}).find(",/a.jsonl:4,"), std::string::npos);
}

TEST(TablePrinterTest, TrecLinesHaveSixColumns) {
  EXPECT_EQ(print(OutputFormat::trec, {make_hit("a"), make_hit("b")}),
            "q1 Q0 a 3 1.25 kiosque\nq1 Q0 b 3 1.25 kiosque\n");
  EXPECT_EQ(print(OutputFormat::trec, {}), "");
}

TEST(TablePrinterTest, TrecIdsHoldNoBlankAndStayApart) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"a b", "a%20b"},
      {"a\tb\nc", "a%09b%0Ac"},
      {"50%", "50%25"},
      {"a%20b", "a%2520b"},
      {"https://a.example/é?x=1", "https://a.example/é?x=1"},
      {"a\u00A0b", "a%C2%A0b"},
      {"a\u2028b", "a%E2%80%A8b"},
      {"a\u202Eb", "a%E2%80%AEb"},
      {"\x1b[2J", "%1B[2J"},
      {"a\u009Bb", "a%C2%9Bb"},
      {"caf\xE9", "caf%E9"},
      {"\x7F", "%7F"},
  };
  for (const auto& [id, printed] : cases) {
    EXPECT_EQ(print(OutputFormat::trec, {make_hit(id)}), "q1 Q0 " + printed + " 3 1.25 kiosque\n");
    EXPECT_EQ(print(OutputFormat::trec, {make_hit("a")}, id), printed + " Q0 a 3 1.25 kiosque\n");
  }
}

}  // namespace
}  // namespace kiosque
