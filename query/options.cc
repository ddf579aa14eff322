// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>
#include <map>
#include <ostream>

#include "query/help.h"
#include "query/language/date_words.h"
#include "query/option_checks.h"
#include "query/saved_arguments.h"
#include "src/cli/error.h"
#include "src/cli/require_values.h"
#include "src/index/metadata.h"
#include "version.h"

namespace kiosque {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
constexpr const char* kAllName = "all";

constexpr const char* kDateHint =
    "write a year, a month or a day (2019, 2019-04, 2019-04-18), or words: hier, \"avril 2019\", "
    "\"il y a 3 mois\"";

Date parse_date_option(const std::string& text, const char* option, bool last) {
  if (const auto period = parse_date_words(text, today()))
    return last ? period->last.value() : period->first.value();
  throw Error(ExitCode::failure, std::string(option) + ": « " + text + " » is no date", kDateHint);
}

Date parse_since_option(const std::string& text) {
  if (const auto first = parse_since(text, today())) return *first;
  throw Error(ExitCode::failure, "--since: « " + text + " » is no length of time",
              "write, for example, \"3 mois\", \"10 jours\", 6w, or a date");
}

// CLI11 takes -1 for a very large number, and what is too large for the largest.
std::string check_count(const std::string& text) {
  constexpr std::size_t kMostDigits = 9;
  const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
  if (digits && !text.empty() && text.size() <= kMostDigits) return "";
  return "« " + text + " » is no whole number from 0 to 999999999";
}

std::string check_limit(const std::string& text) {
  if (text == kAllName) return "";
  std::string problem = check_count(text);
  return problem.empty() ? problem : problem + " and not « all »";
}

// An empty name would mean the built-in list alone.
std::string require_name(const std::string& file) {
  return file.empty() ? "a file's name is empty" : "";
}

// An empty one would mean the user's own index.
std::string require_folder(const std::string& folder) {
  return folder.empty() ? "a folder's name is empty" : "";
}

std::string require_id(const std::string& id) { return id.empty() ? "an id is empty" : ""; }

// What CLI11 fills in, before it is checked and put together.
struct Arguments {
  std::vector<std::string> words;
  std::string index;
  std::string from;
  std::string to;
  std::string since;
  std::string limit;
  std::size_t facet_values = 0;
  bool strict_countries = false;
  bool group = false;
  bool no_group = false;
  bool count_stories = false;
  bool count = false;
  bool full = false;
  bool no_pager = false;
  bool no_proximity = false;
  bool list_saved = false;
  bool run_saved = false;
};

template <typename Value>
void add_choice(CLI::App& app, const char* name, Value& value,
                const std::map<std::string, Value>& choices) {
  app.add_option(name, value)->transform(CLI::CheckedTransformer(choices).description(""));
}

void add_search_options(CLI::App& app, Arguments& arguments, QueryOptions& options) {
  app.add_option("QUERY", arguments.words);
  app.add_option("--index", arguments.index)->check(require_folder);
  app.add_option("--from", arguments.from);
  app.add_option("--to", arguments.to);
  app.add_option("--since", arguments.since);
  app.add_flag("--any", options.any);
  app.add_flag("--plain", options.plain);
  app.add_flag("--stem-phrases", options.stem_phrases);
  app.add_flag("--strict-countries", arguments.strict_countries);
  app.add_option("--similar", options.similar_to)->check(require_id);
  app.add_option("--aliases", options.aliases_file)->check(require_name);
  app.add_option("--acronyms", options.acronyms_file)->check(require_name);
  app.add_option("--batch", options.batch_file)->check(require_name);
}

void add_output_options(CLI::App& app, Arguments& arguments, QueryOptions& options) {
  app.add_option("-n,--limit", arguments.limit)->check(check_limit);
  app.add_option("--offset", options.order.offset)->check(check_count);
  add_choice<SortOrder>(app, "--sort", options.order.sort,
                        {{"relevance", SortOrder::relevance},
                         {"newest", SortOrder::newest},
                         {"oldest", SortOrder::oldest}});
  add_choice<OutputFormat>(app, "--format", options.format,
                           {{"text", OutputFormat::text},
                            {"json", OutputFormat::json},
                            {"jsonl", OutputFormat::jsonl},
                            {"csv", OutputFormat::csv},
                            {"trec", OutputFormat::trec},
                            {"html", OutputFormat::html}});
  app.add_flag("--group", arguments.group);
  app.add_flag("--no-group", arguments.no_group);
  app.add_flag("--count-stories", arguments.count_stories);
  app.add_flag("--no-proximity", arguments.no_proximity);
  app.add_flag("--recent", options.order.ranking.recent);
  app.add_flag("--full", arguments.full);
  app.add_flag("--facets{" + std::to_string(kFacetValues) + "}", arguments.facet_values)
      ->check(check_count);
  app.add_flag("--facet-only", options.facet_only);
  add_choice<FacetKind>(app, "--facet", options.facet,
                        {{"person", FacetKind::person},
                         {"personne", FacetKind::person},
                         {"country", FacetKind::country},
                         {"pays", FacetKind::country},
                         {"source", FacetKind::source},
                         {"year", FacetKind::year},
                         {"annee", FacetKind::year},
                         {"année", FacetKind::year},
                         {"month", FacetKind::month},
                         {"mois", FacetKind::month}});
  app.add_option("--show", options.article)->check(require_id);
  app.add_flag("--count", arguments.count);
  app.add_flag("--explain", options.explain);
  add_choice<ColorMode>(
      app, "--color", options.color,
      {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}});
  app.add_flag("--no-pager", arguments.no_pager);
}

void add_saved_options(CLI::App& app, Arguments& arguments, QueryOptions& options) {
  app.add_option("--save", options.saved_name);
  app.add_flag("--from-start", options.from_start);
  app.add_flag("--saved", arguments.list_saved);
  app.add_option("--forget", options.saved_name);
  app.add_flag("--run-saved", arguments.run_saved);
  app.add_flag("--new");  // what --run-saved reports anyway
  app.add_option("--reports", options.reports_folder)->check(require_name);
}

// What is given, by the options' names.
bool given(const CLI::App& app, const char* option) { return app.count(option) > 0; }

void put_together(const CLI::App& app, const Arguments& arguments, QueryOptions& options) {
  for (const std::string& word : arguments.words)
    options.query += (options.query.empty() ? "" : " ") + word;
  if (arguments.strict_countries) options.country_evidence = CountryEvidence::named;
  if (given(app, "--from"))
    options.dates.first = parse_date_option(arguments.from, "--from", false);
  if (given(app, "--since")) options.dates.first = parse_since_option(arguments.since);
  if (given(app, "--to")) options.dates.last = parse_date_option(arguments.to, "--to", true);
  if (given(app, "--facets")) options.facet_values = arguments.facet_values;
  if (arguments.limit == kAllName)
    options.order.limit = kAll;
  else if (!arguments.limit.empty())
    options.order.limit = std::stoul(arguments.limit);
  if (given(app, "--count")) options.task = Task::count;
  if (given(app, "--facet")) options.task = Task::facet;
  if (given(app, "--show")) options.task = Task::show;
  if (given(app, "--save")) options.task = Task::save;
  if (arguments.list_saved) options.task = Task::list_saved;
  if (given(app, "--forget")) options.task = Task::forget;
  if (arguments.run_saved) options.task = Task::run_saved;
  if (options.format == OutputFormat::html) {
    // A dossier holds all that was found, in the order of its days.
    if (arguments.limit.empty()) options.order.limit = kAll;
    if (!given(app, "--sort")) options.order.sort = SortOrder::newest;
  }
  options.order.detail = options.format == OutputFormat::trec   ? HitDetail::id
                         : options.format != OutputFormat::html ? HitDetail::snippet
                         : arguments.full                       ? HitDetail::full
                                                                : HitDetail::passages;
  // What is exported or evaluated is every article.
  const bool list = options.format == OutputFormat::jsonl || options.format == OutputFormat::csv ||
                    options.format == OutputFormat::trec;
  options.order.group = arguments.group || (!list && !arguments.no_group);
  if (arguments.count_stories) options.order.facet_unit = CountUnit::stories;
  options.order.count_stories = arguments.count_stories || options.format == OutputFormat::json;
  options.pager = !arguments.no_pager;
  options.order.ranking.proximity = !arguments.no_proximity;
  options.index_folder =
      arguments.index.empty() ? default_index_folder() : std::filesystem::path(arguments.index);
}

}  // namespace

std::optional<QueryOptions> parse_query_options(std::vector<std::string> typed, std::ostream& out) {
  QueryOptions options;
  Arguments arguments;
  CLI::App app("", "kiosque-query");
  add_search_options(app, arguments, options);
  add_output_options(app, arguments, options);
  add_saved_options(app, arguments, options);
  app.set_version_flag("--version", std::string("kiosque-query ") + kVersion);
  try {
    require_values(typed, "kiosque-query");
    std::reverse(typed.begin(), typed.end());  // CLI11 takes them off the back
    app.parse(std::move(typed));
  } catch (const CLI::CallForHelp&) {
    out << kQueryHelp;
    return std::nullopt;
  } catch (const CLI::CallForVersion& version) {
    out << version.what() << '\n';
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    throw Error(ExitCode::failure, error.what(), "see kiosque-query --help");
  }
  const GivenOption is_given = [&app](const char* option) { return given(app, option); };
  check_together(is_given);
  put_together(app, arguments, options);
  check_options(is_given, options);
  if (options.task == Task::save)
    options.saved_arguments = make_saved_arguments(
        options, {.from = arguments.from, .to = arguments.to, .since = arguments.since},
        given(app, "--sort"));
  return options;
}

}  // namespace kiosque
