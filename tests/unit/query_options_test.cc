// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <sstream>

#include "query/options.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

QueryOptions parse(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  const auto options = parse_query_options(arguments, out);
  EXPECT_TRUE(options) << out.str();
  return options.value_or(QueryOptions{});
}

TEST(QueryOptionsTest, DefaultsAreThoseOfTheManual) {
  const QueryOptions options = parse({"--index", "/i", "Kim"});
  EXPECT_EQ(options.index_folder, "/i");
  EXPECT_EQ(options.query, "Kim");
  EXPECT_EQ(options.order.limit, 10U);
  EXPECT_EQ(options.order.offset, 0U);
  EXPECT_EQ(options.order.sort, SortOrder::relevance);
  EXPECT_EQ(options.facet_values, std::nullopt);
  EXPECT_EQ(options.format, OutputFormat::text);
  EXPECT_EQ(options.color, ColorMode::automatic);
  EXPECT_FALSE(options.dates.first || options.dates.last);
  EXPECT_EQ(options.task, Task::search);
  EXPECT_FALSE(options.any || options.plain || options.explain || options.facet_only);
}

TEST(QueryOptionsTest, EachOptionIsRead) {
  EXPECT_EQ(parse({"-n", "3", "x"}).order.limit, 3U);
  EXPECT_EQ(parse({"--limit=0", "x"}).order.limit, 0U);
  EXPECT_EQ(parse({"x", "--offset", "20"}).order.offset, 20U);
  EXPECT_EQ(parse({"--sort", "newest", "x"}).order.sort, SortOrder::newest);
  EXPECT_EQ(parse({"--sort", "oldest", "x"}).order.sort, SortOrder::oldest);
  EXPECT_EQ(parse({"--facets", "x"}).facet_values, 10U);
  EXPECT_EQ(parse({"--facets", "x"}).query, "x");
  EXPECT_EQ(parse({"--facets=3", "x"}).facet_values, 3U);
  EXPECT_TRUE(parse({"--any", "x"}).any);
  EXPECT_EQ(parse({"x"}).country_evidence, CountryEvidence::any);
  EXPECT_EQ(parse({"--strict-countries", "x"}).country_evidence, CountryEvidence::named);
  EXPECT_TRUE(parse({"--plain", "x"}).plain);
  EXPECT_EQ(parse({"--count", "x"}).task, Task::count);
  EXPECT_TRUE(parse({"--explain", "x"}).explain);
  EXPECT_EQ(parse({"--format", "json", "x"}).format, OutputFormat::json);
  EXPECT_EQ(parse({"--format", "jsonl", "x"}).format, OutputFormat::jsonl);
  EXPECT_EQ(parse({"--format", "csv", "x"}).format, OutputFormat::csv);
  EXPECT_EQ(parse({"--format", "trec", "x"}).format, OutputFormat::trec);
  EXPECT_EQ(parse({"--color", "always", "x"}).color, ColorMode::always);
  EXPECT_EQ(parse({"--color=never", "x"}).color, ColorMode::never);
  EXPECT_EQ(parse({"--batch", "/b.tsv"}).batch_file, "/b.tsv");
}

TEST(QueryOptionsTest, ExportsListArticlesAndTheOthersStories) {
  for (const std::string format : {"text", "json", "html"}) {
    EXPECT_TRUE(parse({"--format", format, "x"}).order.group) << format;
    EXPECT_FALSE(parse({"--format", format, "--no-group", "x"}).order.group) << format;
  }
  for (const std::string format : {"jsonl", "csv", "trec"}) {
    EXPECT_FALSE(parse({"--format", format, "x"}).order.group) << format;
    EXPECT_TRUE(parse({"--format", format, "--group", "x"}).order.group) << format;
  }
  EXPECT_EQ(parse({"x"}).order.facet_unit, CountUnit::articles);
  EXPECT_EQ(parse({"--count-stories", "x"}).order.facet_unit, CountUnit::stories);
}

TEST(QueryOptionsTest, TheWordsOfTheCommandLineAreOneQuery) {
  EXPECT_EQ(parse({"Kim", "AND", "Poutine"}).query, "Kim AND Poutine");
  EXPECT_EQ(parse({"Kim", "--count", "AND", "(a", "OR", "b)"}).query, "Kim AND (a OR b)");
  EXPECT_EQ(parse({"--", "-n", "--count"}).query, "-n --count");
  EXPECT_EQ(parse({"=été", "nucl*", "« levée des sanctions »"}).query,
            "=été nucl* « levée des sanctions »");
}

TEST(QueryOptionsTest, DatesAreWholePeriods) {
  struct Case {
    std::string from;
    std::string to;
    Date first;
    Date last;
  };
  for (const Case& c :
       std::vector<Case>{{"2019", "2019", {2019, 1, 1}, {2019, 12, 31}},
                         {"2020-02", "2020-02", {2020, 2, 1}, {2020, 2, 29}},
                         {"2019-04-18", "2019-04-18", {2019, 4, 18}, {2019, 4, 18}},
                         {"18/04/2019", "1er mai 2019", {2019, 4, 18}, {2019, 5, 1}}}) {
    const QueryOptions options = parse({"--from", c.from, "--to", c.to, "x"});
    EXPECT_EQ(options.dates.first, c.first) << c.from;
    EXPECT_EQ(options.dates.last, c.last) << c.to;
  }
}

TEST(QueryOptionsTest, MistakesSayWhatToDo) {
  struct Mistake {
    std::vector<std::string> arguments;
    std::string message;
  };
  const std::vector<Mistake> mistakes = {
      {{}, "no query"},
      {{""}, "no query"},
      {{"--batch", "b", "Kim"}, "exclude each other"},
      {{"--from", "2019-13", "x"}, "--from: « 2019-13 » is no date"},
      {{"--to", "demain", "x"}, "--to: « demain » is no date"},
      {{"--from", "2020", "--to", "2019", "x"}, "--to is before --from"},
      {{"--limit", "dix", "x"}, "dix"},
      {{"--limit", "-1", "x"}, "-1"},
      {{"--limit", "1.5", "x"}, "1.5"},
      {{"--limit", "99999999999999999999999", "x"}, "99999999999999999999999"},
      {{"--offset", "-1", "x"}, "-1"},
      {{"--facets=-3", "x"}, "-3"},
      {{"--facets=x", "x"}, "x"},
      {{"--sort", "best", "x"}, "best"},
      {{"--format", "xml", "x"}, "xml"},
      {{"--color", "rouge", "x"}, "rouge"},
      {{"--nonsense", "x"}, "--nonsense"},
      {{"x", "--index"}, "--index"},
      {{"x", "--aliases", ""}, "--aliases"},
      {{"--group", "--no-group", "x"}, "exclude each other"},
      {{"--count-stories", "--format", "trec", "x"}, "counts nothing"},
      {{"--count", "--format", "json", "x"}, "--format has no place"},
      {{"--count", "-n", "3", "x"}, "--limit has no place"},
      {{"--count", "--group", "x"}, "--group has no place"},
      {{"--facet", "person", "--format", "csv", "x"}, "--format has no place"},
      {{"--facet", "person", "--offset", "3", "x"}, "--offset has no place"},
      {{"--facet-only", "--sort", "newest", "x"}, "--sort has no place"},
      {{"--show", "a", "--from", "2019"}, "--from has no place"},
      {{"--show", "a", "--batch", "b"}, "--batch has no place"},
      {{"--show", "a", "--limit", "all"}, "--limit has no place"},
      {{"--plain", "--stem-phrases", "x"}, "knows no phrases"},
      {{"--save", "n"}, "no query"},
      {{"--save", "n", "--limit", "3", "x"}, "--limit has no place"},
      {{"--save", "n", "--format", "json", "x"}, "--format has no place"},
      {{"--save", "n", "--saved"}, "exclude each other"},
      {{"--save", "n", "--count", "x"}, "exclude each other"},
      {{"--save", "n", "--since", "toujours", "x"}, "no length of time"},
      {{"--from-start", "x"}, "is for --save"},
      {{"--saved", "x"}, "a query has no place"},
      {{"--saved", "--format", "csv"}, "text or json"},
      {{"--forget", "n", "x"}, "a query has no place"},
      {{"--forget", "n", "--format", "json"}, "--format has no place"},
      {{"--new"}, "is for --run-saved"},
      {{"--reports", "f", "x"}, "is for --run-saved"},
      {{"--run-saved", "x"}, "a query has no place"},
      {{"--run-saved", "--since", "6w"}, "--since has no place"},
      {{"--run-saved", "--format", "csv"}, "text, json or html"},
      {{"--run-saved", "--format", "html"}, "files of a folder"},
      {{"--run-saved", "--forget", "n"}, "exclude each other"},
  };
  for (const Mistake& m : mistakes) {
    std::ostringstream out;
    std::string arguments;
    for (const std::string& argument : m.arguments) arguments += argument + ' ';
    try {
      parse_query_options(m.arguments, out);
      ADD_FAILURE() << "no mistake: " << arguments;
    } catch (const Error& error) {
      EXPECT_EQ(error.exit_code(), ExitCode::failure) << arguments;
      EXPECT_NE(std::string(error.what()).find(m.message), std::string::npos)
          << arguments << ": " << error.what();
      EXPECT_FALSE(error.hint().empty()) << arguments;
      EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << error.what();
    }
    EXPECT_EQ(out.str(), "") << arguments;
  }
}

TEST(QueryOptionsTest, ASavedSearchKeepsWhatDecidesItsMatches) {
  using Arguments = std::vector<std::string>;
  EXPECT_EQ(parse({"--save", "n", "Kim", "AND", "Poutine"}).saved_arguments,
            (Arguments{"--sort=newest", "--", "Kim AND Poutine"}));
  EXPECT_EQ(parse({"--any", "--since", "3 mois", "--acronyms", "/a/../b", "--sort", "oldest",
                   "--index", "/i", "--save=n", "--", "-n", "x"})
                .saved_arguments,
            (Arguments{"--any", "--since=3 mois", "--acronyms=/b", "--sort=oldest", "--", "-n x"}));
  const QueryOptions saved = parse({"--save", "n", "--similar", "-a", "--strict-countries",
                                    "--from", "hier", "--aliases", "p.tsv"});
  const QueryOptions again = parse(saved.saved_arguments);
  EXPECT_EQ(again.task, Task::search);
  EXPECT_EQ(again.similar_to, "-a");
  EXPECT_EQ(again.country_evidence, CountryEvidence::named);
  EXPECT_EQ(again.dates.first, saved.dates.first);
  EXPECT_TRUE(again.aliases_file.starts_with('/') && again.aliases_file.ends_with("/p.tsv"));
  EXPECT_EQ(again.order.sort, SortOrder::newest);
  EXPECT_TRUE(parse({"x"}).saved_arguments.empty());
}

TEST(QueryOptionsTest, HelpAndVersionArePrintedAndEndTheRun) {
  std::ostringstream help;
  EXPECT_FALSE(parse_query_options({"--help"}, help));
  for (const char* promised :
       {"--index", "--limit", "--offset", "--sort", "--from", "--to", "--facets", "--any",
        "--plain", "--format", "--count", "--explain", "--batch", "--aliases", "--color",
        "--version", "Exit status", "AND/ET", "Examples"})
    EXPECT_NE(help.str().find(promised), std::string::npos) << promised;
  std::ostringstream version;
  EXPECT_FALSE(parse_query_options({"--version"}, version));
  EXPECT_TRUE(version.str().starts_with("kiosque-query ")) << version.str();
}

TEST(QueryOptionsTest, EmptyNamesAreNotPassedOver) {
  const std::vector<std::string> cases[] = {{"--index", "", "x"},
                                            {"--index=", "x"},
                                            {"--save=", "--from-start", "x"},
                                            {"--similar="},
                                            {"--reports=", "--run-saved"}};
  for (const auto& arguments : cases)
    EXPECT_THROW(parse(arguments), Error) << testing::PrintToString(arguments);
  EXPECT_EQ(parse({"--", "--save="}).query, "--save=");
}

}  // namespace
}  // namespace kiosque
