// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/option_checks.h"

#include <string>
#include <vector>

#include "src/cli/error.h"

namespace kiosque {
namespace {

using Names = std::vector<const char*>;

[[noreturn]] void fail(const std::string& message, const std::string& hint) {
  throw Error(ExitCode::failure, message, hint);
}

void exclude(const GivenOption& given, const char* one, const Names& others) {
  for (const char* other : others)
    if (given(one) && given(other))
      fail(std::string(one) + " and " + other + " exclude each other", "leave one of them out");
}

// What an option makes of the answer, and the options that have no place in it then.
void check_place(const GivenOption& given, const char* option, const std::string& answer,
                 const Names& others) {
  if (!given(option)) return;
  for (const char* other : others)
    if (given(other))
      fail(std::string(option) + ' ' + answer + ": " + other + " has no place there",
           std::string("leave ") + other + " out");
}

void check(const QueryOptions& options) {
  const bool needs_query = options.similar_to.empty() && options.task != Task::show &&
                           options.task != Task::list_saved && options.task != Task::forget &&
                           options.task != Task::run_saved;
  if (options.query.empty() && options.batch_file.empty() && needs_query)
    fail("no query is given", "write some words: kiosque-query Kim AND Poutine; see --help");
  if (!options.query.empty() && !options.batch_file.empty())
    fail("--batch and a query on the command line exclude each other", "leave one of them out");
  if (!options.query.empty() && options.task == Task::show)
    fail("--show and a query exclude each other", "leave one of them out");
  if (options.dates.first && options.dates.last && *options.dates.last < *options.dates.first)
    fail("--to is before --from", "exchange the two dates");
}

// An option that a format has no place for must not be passed over in silence.
void check_format(const GivenOption& given, const QueryOptions& options) {
  const OutputFormat format = options.format;
  const bool has_facets =
      format == OutputFormat::text || format == OutputFormat::json || format == OutputFormat::html;
  if (options.order.ranking.recent && options.order.sort != SortOrder::relevance)
    fail("--recent and an order by date exclude each other", "leave one of them out");
  if (given("--full") && format != OutputFormat::html)
    fail("--full is for --format html", "add --format html, or leave --full out");
  if (given("--count-stories") && options.task == Task::search && !has_facets)
    fail("this format counts nothing", "add --count or --facet NAME, or leave --count-stories out");
  if (format == OutputFormat::html && !options.batch_file.empty())
    fail("a press dossier answers one query", "leave out --batch, or choose another format");
  if ((options.facet_values || options.facet_only) && !has_facets)
    fail("this format has no place for facets",
         "print one with --facet person, or choose --format json");
  if (format == OutputFormat::html && options.order.sort == SortOrder::relevance)
    fail("a press dossier stands in the order of its days", "choose --sort newest or oldest");
  if (options.facet_only && format == OutputFormat::html)
    fail("a press dossier without its articles is none", "leave out --facet-only");
  if (options.task == Task::show && format != OutputFormat::text && format != OutputFormat::json)
    fail("--show prints text or json", "choose --format text or --format json");
  if (options.task == Task::list_saved && format != OutputFormat::text &&
      format != OutputFormat::json)
    fail("--saved prints text or json", "choose --format text or --format json");
}

void check_saved(const GivenOption& given, const QueryOptions& options) {
  const Task task = options.task;
  if (given("--from-start") && task != Task::save)
    fail("--from-start is for --save", "add --save NAME, or leave --from-start out");
  for (const char* option : {"--new", "--reports"})
    if (given(option) && task != Task::run_saved)
      fail(std::string(option) + " is for --run-saved",
           std::string("add --run-saved, or leave ") + option + " out");
  if (!options.query.empty() &&
      (task == Task::list_saved || task == Task::forget || task == Task::run_saved))
    fail("a query has no place beside --saved, --forget and --run-saved",
         task == Task::run_saved ? "keep it first: kiosque-query --save NAME QUERY"
                                 : "leave the query out");
  if (task != Task::run_saved) return;
  const OutputFormat format = options.format;
  if (format != OutputFormat::text && format != OutputFormat::json && format != OutputFormat::html)
    fail("--run-saved writes text, json or html", "choose one of these with --format");
  if (format == OutputFormat::html && options.reports_folder.empty())
    fail("press dossiers are files of a folder", "name it with --reports FOLDER");
}

// Of all that searches and prints, saved searches keep what decides which articles are found.
void check_saved_together(const GivenOption& given) {
  const Names tasks = {"--save",  "--saved", "--forget", "--run-saved",
                       "--count", "--facet", "--show",   "--batch"};
  for (std::size_t i = 0; i < 4; ++i)
    exclude(given, tasks[i], {tasks.begin() + static_cast<std::ptrdiff_t>(i) + 1, tasks.end()});
  const Names print = {"--limit",      "--offset",        "--group",  "--no-group",
                       "--facet-only", "--count-stories", "--facets", "--no-proximity",
                       "--recent",     "--explain"};
  Names search = print;
  search.insert(search.end(),
                {"--from", "--to", "--since", "--any", "--plain", "--stem-phrases",
                 "--strict-countries", "--similar", "--aliases", "--acronyms", "--sort"});
  Names print_one = print;
  print_one.insert(print_one.end(), {"--format", "--full"});
  check_place(given, "--save", "keeps what is searched, not how it is printed", print_one);
  check_place(given, "--run-saved", "takes what is searched from what was saved", search);
  search.push_back("--full");
  check_place(given, "--saved", "lists the saved searches", search);
  search.push_back("--format");
  check_place(given, "--forget", "drops a saved search", search);
}

}  // namespace

void check_together(const GivenOption& given) {
  const Names hits = {"--limit",        "--offset", "--sort",    "--recent",
                      "--no-proximity", "--group",  "--no-group"};
  Names one_number = hits;
  one_number.insert(one_number.end(), {"--format", "--full", "--facets", "--facet-only"});
  Names one_article = one_number;
  std::erase_if(one_article, [](const char* name) { return std::string("--format") == name; });
  one_article.insert(one_article.end(),
                     {"--from", "--to", "--since", "--any", "--plain", "--stem-phrases",
                      "--similar", "--acronyms", "--batch", "--explain", "--count-stories"});
  exclude(given, "--count", {"--facet", "--show"});
  exclude(given, "--facet", {"--show"});
  check_saved_together(given);
  check_place(given, "--count", "prints the number of matches alone", one_number);
  check_place(given, "--facet", "prints lines of value, label and number", one_number);
  check_place(given, "--show", "prints one article, whatever is searched", one_article);
  check_place(given, "--facet-only", "prints no hits", hits);
  exclude(given, "--group", {"--no-group"});
  exclude(given, "--since", {"--from"});
  exclude(given, "--similar", {"--batch"});
  if (given("--plain") && given("--stem-phrases"))
    fail("--plain knows no phrases, and --stem-phrases is about them", "leave one of them out");
}

void check_options(const GivenOption& given, const QueryOptions& options) {
  check_saved(given, options);
  check(options);
  check_format(given, options);
}

}  // namespace kiosque
