// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "indexer/options.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

IndexerOptions parse(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  const auto options = parse_indexer_options(arguments, out);
  EXPECT_TRUE(options);
  EXPECT_EQ(out.str(), "");
  return options.value_or(IndexerOptions{});
}

TEST(IndexerOptions, HaveTheirDefaults) {
  const IndexerOptions options = parse({"--index", "i", "a"});
  EXPECT_EQ(options.order.index_folder, "i");
  EXPECT_THAT(options.order.sources, ElementsAre("a"));
  EXPECT_GE(options.order.jobs, 1U);
  EXPECT_FALSE(options.order.rebuild || options.order.dry_run || options.order.keep_missing ||
               options.order.verbose || options.quiet);
  EXPECT_EQ(options.report_file, "");
  EXPECT_EQ(options.aliases_file, "");
  EXPECT_EQ(options.format, AnalysisFormat::json);
  EXPECT_EQ(options.color, ColorMode::automatic);
}

TEST(IndexerOptions, AreAllTaken) {
  const IndexerOptions options = parse({"--rebuild", "--jobs", "3", "--dry-run", "--keep-missing",
                                        "--report", "r.json", "-v", "a", "--index=i", "b"});
  EXPECT_EQ(options.order.jobs, 3U);
  EXPECT_TRUE(options.order.rebuild && options.order.dry_run && options.order.keep_missing &&
              options.order.verbose);
  EXPECT_EQ(options.report_file, "r.json");
  EXPECT_EQ(options.order.index_folder, "i");
  EXPECT_THAT(options.order.sources, ElementsAre("a", "b"));
  EXPECT_TRUE(parse({"-q", "--index", "i", "a"}).quiet);
  EXPECT_EQ(parse({"--analyze", "a"}).task, IndexerTask::analyze);
  EXPECT_EQ(parse({"--analyze", "--format", "text", "a"}).format, AnalysisFormat::text);
  EXPECT_EQ(parse({"--format", "json", "--analyze", "a"}).format, AnalysisFormat::json);
  EXPECT_EQ(parse({"--analyze", "--color", "always", "a"}).color, ColorMode::always);
  EXPECT_EQ(parse({"--aliases", "p.tsv", "--analyze", "a"}).aliases_file, "p.tsv");
}

TEST(IndexerOptions, TakeSourcesAsTheyAreNamed) {
  const struct {
    std::vector<std::string> arguments;
    std::string source;
  } cases[] = {
      {{"-"}, "-"},
      {{"un dossier"}, "un dossier"},
      {{"[2019]"}, "./[2019]"},  // the same file
      {{"[a,b]"}, "./[a,b]"},
      {{"--", "--rebuild"}, "--rebuild"},
      {{"caf\xE9"}, "caf\xE9"},
      {{""}, ""},
  };
  for (const auto& c : cases) {
    std::vector<std::string> arguments = {"--index", "i"};
    arguments.insert(arguments.end(), c.arguments.begin(), c.arguments.end());
    EXPECT_THAT(parse(arguments).order.sources, ElementsAre(c.source));
  }
}

TEST(IndexerOptions, MistakesAreErrorsWithACure) {
  const std::vector<std::string> cases[] = {{},
                                            {"--index", "i"},
                                            {"--unbekannt", "a"},
                                            {"a", "--jobs", "0"},
                                            {"a", "--jobs", "257"},
                                            {"a", "--jobs", "deux"},
                                            {"a", "--jobs", "-1"},
                                            {"a", "--jobs"},
                                            {"a", "--index"},
                                            {"a", "--index", ""},
                                            {"a", "--index="},
                                            {"a", "--index=", "--quiet"},
                                            {"a", "--report"},
                                            {"a", "--aliases"},
                                            {"a", "--aliases", ""},
                                            {"a", "--format", "text"},
                                            {"a", "--format", "json", "--index", "i"},
                                            {"a", "--analyze", "--format", "xml"},
                                            {"a", "--analyze", "--format"},
                                            {"a", "--analyze", "--color", "rouge"},
                                            {"a", "-q", "-v"},
                                            {"a", "--rebuild=maybe"},
                                            {"a", "-x"},
                                            {"a", "--index", "i", "--index", "j"}};
  for (const auto& arguments : cases) {
    SCOPED_TRACE(testing::PrintToString(arguments));
    std::ostringstream out;
    try {
      parse_indexer_options(arguments, out);
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.exit_code(), ExitCode::failure);
      EXPECT_THAT(error.hint(), HasSubstr("--help"));
    }
  }
}

TEST(IndexerOptions, PrintHelpAndVersion) {
  std::ostringstream help;
  EXPECT_FALSE(parse_indexer_options({"--help"}, help));
  for (const char* option :
       {"SOURCE", "--index", "--rebuild", "--jobs", "--dry-run", "--quiet", "--keep-missing",
        "--aliases", "--report", "--verbose", "--analyze", "--format", "--color", "--version"})
    EXPECT_THAT(help.str(), HasSubstr(option));
  std::ostringstream version;
  EXPECT_FALSE(parse_indexer_options({"--version"}, version));
  EXPECT_THAT(version.str(), testing::MatchesRegex("kiosque-indexer [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(IndexerOptions, MapsFieldsSeveralTimes) {
  std::ostringstream out;
  const auto options = parse_indexer_options({"--map", "title=headline,body=content.text", "--map",
                                              "date=published", "--only-french", "a"},
                                             out);
  ASSERT_TRUE(options);
  const ReadOptions& read = options->order.input.read;
  EXPECT_TRUE(read.only_french);
  EXPECT_TRUE(read.map.is_name("content.text"));
  EXPECT_TRUE(read.map.leads_to_name("content"));
  EXPECT_TRUE(read.map.is_name("published"));
  EXPECT_FALSE(read.map.is_name("body"));
  EXPECT_EQ(options->order.sources, std::vector<std::string>{"a"});
  for (const char* map : {"", "title", "=x", "title=", "headline=title", "title=a,,body=b"})
    EXPECT_THROW(parse_indexer_options({"--map", map, "a"}, out), Error) << map;
}

}  // namespace
}  // namespace kiosque
