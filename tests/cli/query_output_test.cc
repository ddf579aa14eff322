// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "src/text/fold.h"
#include "src/text/utf8.h"
#include "tests/support/process.h"
#include "tests/support/sample_index.h"

namespace kiosque {
namespace {

using Json = nlohmann::json;

const SampleIndex& sample() {
  static const SampleIndex index;
  return index;
}

ProcessResult ask(std::vector<std::string> arguments, const ProcessOptions& options = {}) {
  arguments.insert(arguments.begin(), {"--index", sample().folder()});
  return run_kiosque_query(std::move(arguments), options);
}

TEST(QueryOutputTest, TheExitCodeTellsFoundFromNothing) {
  EXPECT_EQ(ask({"Kim", "AND", "Poutine", "AND", "sanctions"}).exit_code, 0);
  const ProcessResult nothing = ask({"Kim", "AND", "Macron"});
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_EQ(nothing.out, "no article found\n");
  EXPECT_EQ(nothing.err, "");
  EXPECT_EQ(ask({"Kim", "AND"}).exit_code, 2);
  EXPECT_EQ(ask({"--help"}).exit_code, 0);
  EXPECT_EQ(ask({"--version"}).exit_code, 0);
  // An offset beyond the end is no failure: there are articles.
  EXPECT_EQ(ask({"--offset", "100000", "Kim"}).exit_code, 0);
}

TEST(QueryOutputTest, CountIsTheExactNumberAlone) {
  const std::size_t all = sample().find("date:0001..9999").size();
  EXPECT_EQ(ask({"--count", "date:0001..9999"}).out, std::to_string(all) + "\n");
  EXPECT_EQ(ask({"--count", "--count-stories", "date:0001..9999"}).out, std::to_string(all) + "\n");
  const ProcessResult none = ask({"--count", "absolument-introuvable"});
  EXPECT_EQ(none.out, "0\n");
  EXPECT_EQ(none.exit_code, 1);
}

TEST(QueryOutputTest, PagesFollowOneAnother) {
  std::string pages;
  for (int offset = 0; offset < 30; offset += 7)
    pages += ask({"--format", "trec", "-n", "7", "--offset", std::to_string(offset), "Macron"}).out;
  EXPECT_EQ(pages, ask({"--format", "trec", "-n", "35", "Macron"}).out);
}

TEST(QueryOutputTest, SortsByDate) {
  for (const std::string order : {"newest", "oldest"}) {
    std::istringstream lines(
        ask({"--format", "jsonl", "-n", "1000", "--sort", order, "Macron"}).out);
    std::vector<std::string> dates;
    for (std::string line; std::getline(lines, line);) dates.push_back(Json::parse(line)["date"]);
    ASSERT_GT(dates.size(), 10U);
    EXPECT_TRUE(order == "oldest" ? std::is_sorted(dates.begin(), dates.end())
                                  : std::is_sorted(dates.rbegin(), dates.rend()))
        << order;
  }
}

TEST(QueryOutputTest, HighlightsPointAtTheWords) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"allègement", "alleg"},
      {"nucleaire", "nucleair"},
      {"\"levée des sanctions\"", "levee des sanctions"},
      {"zelensk*", "zelensk"},
      {"=marchés", "marches"},
      {"œuvre", "oeuvr"},
  };
  for (const auto& [query, beginning] : cases) {
    const Json json = Json::parse(ask({"--format", "json", "-n", "100", query}).out);
    EXPECT_EQ(json["version"], 1);
    EXPECT_EQ(json["query"]["text"], query);
    EXPECT_EQ(json["matches"]["count"], json["hits"].size()) << query;
    std::size_t highlighted = 0;
    for (const Json& hit : json["hits"]) {
      const std::string text = hit["snippet"]["text"];
      for (const Json& range : hit["snippet"]["highlights"]) {
        const std::size_t begin = range[0];
        const std::size_t end = range[1];
        ASSERT_LT(begin, end);
        ASSERT_LE(end, text.size());
        const std::string word = text.substr(begin, end - begin);
        EXPECT_EQ(find_ill_formed(word), std::string::npos) << query;
        EXPECT_TRUE(fold(word).starts_with(beginning)) << query << " highlights " << word;
        ++highlighted;
      }
    }
    EXPECT_GT(highlighted, 0U) << query;
  }
}

TEST(QueryOutputTest, FacetsCountAllMatchesOnEveryPage) {
  const Json first = Json::parse(ask({"--format", "json", "--facets", "-n", "1", "Kim"}).out);
  const Json last = Json::parse(ask({"--format", "json", "--facets", "--offset", "5", "Kim"}).out);
  EXPECT_EQ(first["facets"], last["facets"]);
  ASSERT_FALSE(first["facets"]["country"].empty());
  for (const Json& country : first["facets"]["country"]) {
    const std::string query = "Kim pays:" + country["value"].get<std::string>();
    EXPECT_EQ(ask({"--count", query}).out, country["count"].dump() + "\n") << query;
  }
}

TEST(QueryOutputTest, ColourIsForTerminalsAndForThoseWhoAsk) {
  const auto colored = [](const std::vector<std::string>& arguments,
                          const ProcessOptions& options) {
    return ask(arguments, options).out.find("\x1b[") != std::string::npos;
  };
  ProcessOptions no_color;
  no_color.environment = {{"NO_COLOR", "1"}, {"TERM", "xterm"}};
  ProcessOptions terminal;
  terminal.environment = {{"NO_COLOR", ""}, {"TERM", "xterm"}};
  EXPECT_FALSE(colored({"Kim"}, terminal));
  EXPECT_TRUE(colored({"--color", "always", "Kim"}, terminal));
  EXPECT_TRUE(colored({"--color", "always", "Kim"}, no_color));
  EXPECT_FALSE(colored({"--color", "never", "Kim"}, terminal));
  EXPECT_FALSE(colored({"--color", "auto", "Kim"}, no_color));
}

TEST(QueryOutputTest, ExplainGoesToStandardError) {
  const ProcessResult plain = ask({"--format", "json", "Kim AND Poutine"});
  const ProcessResult explained = ask({"--format", "json", "--explain", "Kim AND Poutine"});
  EXPECT_EQ(explained.out, plain.out);
  EXPECT_EQ(plain.err, "");
  EXPECT_TRUE(explained.err.starts_with("tree:   (and kim poutine)\n")) << explained.err;
  EXPECT_NE(explained.err.find("Kim: as a name; 14 articles\n"), std::string::npos)
      << explained.err;
}

TEST(QueryOutputTest, ABatchWithAMistakeAnswersTheRest) {
  const TempFolder folder;
  const std::string file = folder.write("b.tsv", "a\tKim\nb\t(Kim\nc\tMacron\n").string();
  const ProcessResult run = ask({"--batch", file, "--format", "json"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_NE(run.err.find(file + ":2: "), std::string::npos) << run.err;
  std::istringstream lines(run.out);
  std::string ids;
  for (std::string line; std::getline(lines, line);)
    ids += Json::parse(line)["query"]["id"].get<std::string>();
  EXPECT_EQ(ids, "ac");
}

TEST(QueryOutputTest, AMistakeLeavesStandardOutputEmptyInEveryFormat) {
  for (const std::string format : {"text", "json", "jsonl", "csv", "trec"}) {
    const ProcessResult run = ask({"--format", format, "Kim pays:Syldavie"});
    EXPECT_EQ(run.exit_code, 2) << format;
    EXPECT_EQ(run.out, "") << format;
  }
  EXPECT_TRUE(ask({"--format", "csv", "absolument-introuvable"}).out.starts_with("query,rank,"));
}

TEST(QueryOutputTest, AClosedPipeIsSuccess) {
  const std::string command = std::string(KIOSQUE_QUERY) + " --index " + sample().folder() +
                              " --format jsonl -n 1000 date:0001..9999";
  // Far more than a pipe holds: the writer surely meets the closed end.
  const ProcessResult all = run_process({"/bin/sh", "-c", command});
  ASSERT_GT(all.out.size(), 40'000U);
  const TempFolder folder;
  const std::string batch = "for i in 1 2 3 4 5 6 7 8 9 10; do echo \"$i\tdate:0001..9999\"; done";
  const ProcessResult run = run_process(
      {"/bin/sh", "-c",
       batch + " > \"$1\"; { " + KIOSQUE_QUERY + " --index " + sample().folder() +
           " --format jsonl -n 1000 --batch \"$1\"; echo \"status $?\" >&2; } | head -n 1",
       "sh", (folder / "queries").string()});
  EXPECT_EQ(run.err, "status 0\n");
  EXPECT_EQ(run.out, all.out.substr(0, all.out.find('\n') + 1));
}

TEST(QueryOutputTest, AFullDiskIsAFailure) {
  const ProcessResult run = run_process({"/bin/sh", "-c",
                                         std::string(KIOSQUE_QUERY) + " --index " +
                                             sample().folder() + " -n 1000 Macron > /dev/full"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_NE(run.err.find("cannot write the answer"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace kiosque
