// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/process.h"
#include "tests/support/sample_index.h"

namespace kiosque {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const SampleIndex& sample() {
  static const SampleIndex index;
  return index;
}

ProcessResult ask(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--index", sample().folder()});
  return run_kiosque_query(std::move(arguments));
}

TEST(QueryLanguageTest, ASpellingIsSuggestedAndNotReplaced) {
  const ProcessResult run = ask({"Poutin", "AND", "Kim"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out, "no article found\n");
  EXPECT_EQ(run.err, "kiosque-query: did you mean: Poutine AND Kim\n");
  const auto json = nlohmann::json::parse(ask({"--format", "json", "Poutin"}).out);
  EXPECT_EQ(json["suggestions"][0]["typed"], "Poutin");
  EXPECT_EQ(json["suggestions"][0]["word"], "Poutine");
  EXPECT_EQ(json["matches"]["count"], 0);
}

TEST(QueryLanguageTest, NotesGoToStandardErrorAndIntoJson) {
  const ProcessResult run = ask({"--format", "json", "Kim", "ou", "Poutine"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, HasSubstr("note: « ou »"));
  EXPECT_THAT(run.err, HasSubstr("write OU"));
  EXPECT_EQ(nlohmann::json::parse(run.out)["notes"].size(), 1U);
  EXPECT_EQ(ask({"--plain", "Kim", "ou", "Poutine"}).err, "");
  const ProcessResult misspelt = ask({"Kim", "OUU", "Poutine"});
  EXPECT_EQ(misspelt.exit_code, 2);
  EXPECT_THAT(misspelt.err, HasSubstr("      ^^^\n"));
}

TEST(QueryLanguageTest, ArticlesWithoutADateAreCountedWhereADateLimits) {
  const TempFolder folder;
  const SampleIndex index({folder
                               .write("a.jsonl",
                                      R"({"id":"1","date":"2019-04-18","body":"Kim parle"}
{"id":"2","body":"Kim parle encore"}
{"id":"3","body":"Kim se tait"}
{"id":"4","date":"2020-01-01","body":"Kim parle"}
)")
                               .string()});
  const auto count = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--index", index.folder(), "--count"});
    const ProcessResult run = run_kiosque_query(arguments);
    return run.out + run.err;
  };
  const std::string two =
      "kiosque-query: note: 2 articles without a date match too; they are left "
      "out\n";
  const std::string one =
      "kiosque-query: note: 1 article without a date matches too; it is left "
      "out\n";
  EXPECT_EQ(count({"Kim", "date:2019"}), "1\n" + two);
  EXPECT_EQ(count({"parle", "--from", "2019", "--to", "2019"}), "1\n" + one);
  EXPECT_EQ(count({"--since", "2019", "tait"}), "0\n" + one);
  EXPECT_EQ(count({"Kim NOT date:2019"}), "3\n");
  EXPECT_EQ(count({"Kim"}), "4\n");
  EXPECT_EQ(count({"absent", "date:2019"}), "0\n");
}

TEST(QueryLanguageTest, TimesInWordsLimitTheSearch) {
  for (const char* since : {"200 ans", "2017", "il y a 100 ans"})
    EXPECT_EQ(ask({"--count", "--since", since, "Kim"}).out, ask({"--count", "Kim"}).out) << since;
  EXPECT_EQ(ask({"--count", "--from", "hier", "Kim"}).out, "0\n");
  const ProcessResult bad = ask({"--since", "trois lunes", "Kim"});
  EXPECT_EQ(bad.exit_code, 2);
  EXPECT_THAT(bad.err, HasSubstr("« trois lunes »"));
  EXPECT_EQ(ask({"--since", "2019", "--from", "2019", "Kim"}).exit_code, 2);
}

TEST(QueryLanguageTest, ExplainListsWhatEachWordLooksFor) {
  const ProcessResult run = ask({"--explain", "--count", "Kim ONU securites personne:Putin"});
  EXPECT_THAT(run.err, StartsWith("tree:   (and kim onu securites (person \"Putin\"))\n"));
  for (const char* kind : {"  name ", "  exact ", "  acronym ", "  accents ", "  alias "})
    EXPECT_THAT(run.err, HasSubstr(kind));
  EXPECT_THAT(run.err, HasSubstr("xapian: Query("));
}

TEST(QueryLanguageTest, OwnAcronymsAreReadFromAFile) {
  const TempFolder folder;
  const std::string file = folder.write("own.tsv", "KJU\tKim Jong-un\n").string();
  EXPECT_EQ(ask({"--count", "KJU"}).out, "0\n");
  EXPECT_EQ(ask({"--count", "--acronyms", file, "KJU"}).out,
            ask({"--count", "\"Kim Jong-un\""}).out);
  const std::string bad = folder.write("bad.tsv", "KJU\n").string();
  const ProcessResult run = ask({"--acronyms", bad, "KJU"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("bad.tsv:1"));
  EXPECT_EQ(ask({"--acronyms", "/absent", "KJU"}).exit_code, 2);
}

TEST(QueryLanguageTest, SimilarArticlesMayBeFilteredByAQuery) {
  const std::string id =
      nlohmann::json::parse(ask({"--format", "jsonl", "-n", "1", "Brexit"}).out)["id"];
  const ProcessResult similar = ask({"--format", "trec", "-n", "all", "--similar", id});
  EXPECT_EQ(similar.exit_code, 0) << similar.err;
  EXPECT_EQ(similar.out.find(' ' + id + ' '), std::string::npos);
  const std::string all = ask({"--count", "--similar", id}).out;
  const std::string some = ask({"--count", "--similar", id, "date:2019"}).out;
  EXPECT_LT(std::stoi(some), std::stoi(all));
  EXPECT_GT(std::stoi(some), 0);
  const ProcessResult unknown = ask({"--similar", "no-such-id"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("no-such-id"));
}

TEST(QueryLanguageTest, AFacetIsPrintedWholeAsATable) {
  const ProcessResult run = ask({"--facet", "pays", "Kim AND Poutine"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, HasSubstr("KP\tCorée du Nord\t7\n"));
  EXPECT_EQ(ask({"--facet", "person", "zzyzx"}).out, "");
  EXPECT_EQ(ask({"--facet", "person", "zzyzx"}).exit_code, 1);
  const ProcessResult months = ask({"--facet", "month", "Kim AND Poutine"});
  EXPECT_THAT(months.out, HasSubstr("2019-04\t2019-04\t"));
  const auto only = nlohmann::json::parse(ask({"--facet-only", "--format", "json", "Kim"}).out);
  EXPECT_TRUE(only["hits"].empty());
  EXPECT_FALSE(only["facets"]["person"].empty());
  EXPECT_EQ(ask({"--facet", "person", "--count", "Kim"}).exit_code, 2);
  EXPECT_EQ(ask({"--facets", "--format", "csv", "Kim"}).exit_code, 2);
}

TEST(QueryLanguageTest, StemPhrasesMatchInflections) {
  const std::string as_written = ask({"--count", "\"levée des sanction\""}).out;
  EXPECT_EQ(as_written, "0\n");
  const std::string inflected = ask({"--count", "\"levée des sanction\"~"}).out;
  EXPECT_NE(inflected, "0\n");
  EXPECT_EQ(ask({"--count", "--stem-phrases", "\"levée des sanction\""}).out, inflected);
}

}  // namespace
}  // namespace kiosque
