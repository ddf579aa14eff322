// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <ostream>

#include "src/cli/error.h"
#include "src/index/metadata.h"
#include "version.h"

namespace kiosque {
namespace {

constexpr const char* kDescription = "Searches an index of French news articles.";

constexpr const char* kFooter =
    "\nQUERY: words side by side are all required; AND/ET OR/OU NOT/SAUF in capitals;\n"
    "parentheses; \"a phrase\" or « a phrase »; a NEAR/4 b, a ADJ/2 b; sanction*; =été (that\n"
    "form, accents and all); titre: personne: pays: source: auteur: date: before a value.\n"
    "\nExit status: 0 found · 1 nothing found · 2 bad query or options · 3 the index cannot be\n"
    "read.\n"
    "\nExamples:\n"
    "  kiosque-query Kim AND Poutine AND sanctions\n"
    "  kiosque-query --facets 'pays:Mali date:2020..2022'\n"
    "  kiosque-query '« levée des sanctions » SAUF Trump'\n"
    "  kiosque-query --format json 'personne:\"Kim Jong-un\" titre:sommet'\n"
    "  kiosque-query --explain 'Conseil NEAR/4 sécurité'\n";

Date parse_date_option(const std::string& text, const char* option, bool last) {
  if (const auto period = parse_date_period(text))
    return last ? period->last.value() : period->first.value();
  if (const auto date = parse_press_date(text)) return *date;
  throw Error(ExitCode::failure, std::string(option) + ": « " + text + " » is no date",
              "write a year, a month or a day: 2019, 2019-04, 2019-04-18");
}

// CLI11 takes -1 for a very large number, and what is too large for the largest.
std::string check_count(const std::string& text) {
  constexpr std::size_t kMostDigits = 9;
  const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
  if (digits && !text.empty() && text.size() <= kMostDigits) return "";
  return "« " + text + " » is no whole number from 0 to 999999999";
}

// An empty name would mean the built-in list alone.
std::string require_name(const std::string& file) {
  return file.empty() ? "a file's name is empty" : "";
}

void check(const QueryOptions& options) {
  if (options.query.empty() && options.batch_file.empty())
    throw Error(ExitCode::failure, "no query is given",
                "write some words: kiosque-query Kim AND Poutine; see --help");
  if (!options.query.empty() && !options.batch_file.empty())
    throw Error(ExitCode::failure, "--batch and a query on the command line exclude each other",
                "leave one of them out");
  if (options.dates.first && options.dates.last && *options.dates.last < *options.dates.first)
    throw Error(ExitCode::failure, "--to is before --from", "exchange the two dates");
}

}  // namespace

std::optional<QueryOptions> parse_query_options(std::vector<std::string> arguments,
                                                std::ostream& out) {
  QueryOptions options;
  std::string index;
  std::string from;
  std::string to;
  std::vector<std::string> words;
  const std::map<std::string, SortOrder> sorts = {{"relevance", SortOrder::relevance},
                                                  {"newest", SortOrder::newest},
                                                  {"oldest", SortOrder::oldest}};
  const std::map<std::string, OutputFormat> formats = {{"text", OutputFormat::text},
                                                       {"json", OutputFormat::json},
                                                       {"jsonl", OutputFormat::jsonl},
                                                       {"csv", OutputFormat::csv},
                                                       {"trec", OutputFormat::trec}};
  const std::map<std::string, ColorMode> colors = {
      {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};
  CLI::App app(kDescription, "kiosque-query");
  app.footer(kFooter);
  app.add_option("QUERY", words, "the query; its words are joined by blanks");
  app.add_option("--index", index,
                 "the index's folder [$KIOSQUE_INDEX, else the user's data folder]")
      ->type_name("DIR");
  app.add_option("-n,--limit", options.order.limit, "articles to show [10]")
      ->type_name("N")
      ->check(check_count);
  app.add_option("--offset", options.order.offset, "articles to pass over")
      ->type_name("N")
      ->check(check_count);
  app.add_option("--sort", options.order.sort, "relevance, newest or oldest")
      ->type_name("ORDER")
      ->transform(CLI::CheckedTransformer(sorts).description(""));
  app.add_option("--from", from, "articles of that day or later")->type_name("DATE");
  app.add_option("--to", to, "articles of that day or earlier")->type_name("DATE");
  auto* facets = app.add_flag("--facets{10}", options.order.facet_limit,
                              "count persons, countries, sources and years; N values each [10]");
  facets->type_name("[=N]")->check(check_count);
  bool strict_countries = false;
  app.add_flag("--strict-countries", strict_countries,
               "pays: and its facet by name or demonym alone, not by capital or town");
  app.add_flag("--any", options.any, "words side by side are alternatives");
  app.add_flag("--plain", options.plain, "QUERY is words only, no operators");
  app.add_option("--format", options.format, "text, json, jsonl, csv or trec")
      ->type_name("FORMAT")
      ->transform(CLI::CheckedTransformer(formats).description(""));
  app.add_flag("--count", options.count, "print the exact number of matches alone");
  app.add_flag("--explain", options.explain, "print how the query is understood");
  app.add_option("--batch", options.batch_file, "answer the lines of FILE: id TAB query")
      ->type_name("FILE");
  app.add_option("--aliases", options.aliases_file,
                 "the names of persons that the index was built with, before the built-in list")
      ->type_name("FILE")
      ->check(require_name);
  app.add_option("--color", options.color, "auto, always or never")
      ->type_name("WHEN")
      ->transform(CLI::CheckedTransformer(colors).description(""));
  app.set_version_flag("--version", std::string("kiosque-query ") + kVersion);
  try {
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them off the back
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    out << app.help();
    return std::nullopt;
  } catch (const CLI::CallForVersion& version) {
    out << version.what() << '\n';
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    throw Error(ExitCode::failure, error.what(), "see kiosque-query --help");
  }
  if (strict_countries) options.country_evidence = CountryEvidence::named;
  for (const std::string& word : words) options.query += (options.query.empty() ? "" : " ") + word;
  if (!from.empty()) options.dates.first = parse_date_option(from, "--from", false);
  if (!to.empty()) options.dates.last = parse_date_option(to, "--to", true);
  check(options);
  options.index_folder = index.empty() ? default_index_folder() : std::filesystem::path(index);
  return options;
}

}  // namespace kiosque
