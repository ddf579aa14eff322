// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <ostream>
#include <thread>

#include "indexer/config_options.h"
#include "src/cli/error.h"
#include "src/cli/require_values.h"
#include "src/index/metadata.h"
#include "version.h"

namespace kiosque {
namespace {

constexpr const char* kDescription =
    "Brings an index of French news articles in line with the articles under each SOURCE:\n"
    "new ones are added, changed ones indexed again, vanished ones removed, the rest skipped.";

constexpr const char* kFooter =
    "\nSOURCE is a folder, a file, an archive, or - for standard input. Read are plain text, JSON\n"
    "Lines, JSON, HTML, RSS, Atom, NewsML-G2, NITF, TEI and WARC, also inside zip, tar, gz, bz2,\n"
    "xz and zst; see docs/formats.md, and kiosque-indexer(1) for all the rest.\n"
    "\nExit status: 0 done · 1 done, some inputs rejected or damaged (each named on standard\n"
    "error) · 2 could not run · 3 another run holds the index · 130 or 143 ended by SIGINT or\n"
    "SIGTERM, with what was read so far committed.\n"
    "\nExamples:\n"
    "  kiosque-indexer --index ~/presse ~/articles\n"
    "  kiosque-indexer --dry-run ~/articles\n"
    "  zstdcat archive.jsonl.zst | kiosque-indexer -\n"
    "  kiosque-indexer --analyze --format text article.txt\n"
    "  kiosque-indexer --aliases my-persons.tsv --rebuild ~/articles\n"
    "  kiosque-indexer --config /etc/kiosque/kiosque-indexer.conf\n";

// A mistake is told with its cure, and where it stands.
std::string check_map(const std::string& map) {
  FieldMap().add(map);
  return "";
}

// An empty name would mean the built-in list alone.
std::string require_name(const std::string& file) {
  return file.empty() ? "a file's name is empty" : "";
}

// An empty one would mean the user's own index.
std::string require_folder(const std::string& folder) {
  return folder.empty() ? "a folder's name is empty" : "";
}

// Flags that stand for a whole task.
struct TaskFlags {
  bool analyze = false;
  bool rollback = false;
  bool status = false;
  bool check = false;  // without SOURCE
};

// What a file says of every night is no mistake of a run that has no use for it: typed is the rest.
struct TypedOptions {
  explicit TypedOptions(const CLI::App& app)
      : check(app.count("--check") > 0),
        run_saved(app.count("--run-saved") > 0),
        saved_format(app.count("--saved-format") > 0),
        saved_folder(app.count("--saved-folder") > 0) {
    indexes = app.count("SOURCE") > 0 || run_saved;
    for (const char* option : {"--rebuild", "--dry-run", "--keep-missing", "--allow-shrink"})
      indexes = indexes || app.count(option) > 0;
  }

  bool check;
  bool run_saved;
  bool saved_format;
  bool saved_folder;
  bool indexes;  // or would do so
};

void drop_idle_settings(const TypedOptions& typed, IndexerOptions& options) {
  const bool indexes = options.task == IndexerTask::index && !options.order.dry_run;
  if (!indexes && !typed.check) options.order.check = false;
  if (!indexes && !typed.run_saved && options.task != IndexerTask::run_saved)
    options.run_saved = false;
  if (options.run_saved) return;
  if (!typed.saved_format) options.saved_format = "text";
  if (!typed.saved_folder) options.saved_folder.clear();
}

IndexerTask choose_task(const TaskFlags& flags, const IndexerOptions& options) {
  const bool has_sources = !options.order.sources.empty();
  if (int{flags.analyze} + int{flags.rollback} + int{flags.status} > 1)
    throw Error(ExitCode::failure, "--analyze, --rollback and --status exclude each other",
                "leave all but one of them out");
  if ((flags.rollback || flags.status) && has_sources)
    throw Error(ExitCode::failure,
                std::string(flags.rollback ? "--rollback" : "--status") + " reads no SOURCE",
                "leave the SOURCEs out");
  if (flags.rollback) return IndexerTask::rollback;
  if (flags.status) return IndexerTask::status;
  if (has_sources) return flags.analyze ? IndexerTask::analyze : IndexerTask::index;
  if (!flags.analyze && flags.check) return IndexerTask::check;
  if (!flags.analyze && options.run_saved) return IndexerTask::run_saved;
  throw Error(ExitCode::failure, "no SOURCE is given",
              "name a folder or file of articles, - for standard input, or a --config; see --help");
}

// Whoever types them expects something else than what would happen. A configuration has them for
// the runs that index.
void refuse_ignored(const CLI::App& app, const std::string& task) {
  for (const char* option :
       {"--dry-run", "--allow-shrink", "--rebuild", "--keep-missing", "--check", "--report"})
    if (app.count(option) > 0)
      throw Error(ExitCode::failure, std::string(option) + " does nothing with " + task,
                  "leave one of them out");
}

}  // namespace

std::optional<IndexerOptions> parse_indexer_options(std::vector<std::string> arguments,
                                                    std::ostream& out) {
  IndexerOptions options;
  IndexingOrder& order = options.order;
  order.jobs = std::max(1U, std::thread::hardware_concurrency());
  std::string index;
  std::vector<std::string> maps;
  const std::map<std::string, AnalysisFormat> formats = {{"json", AnalysisFormat::json},
                                                         {"text", AnalysisFormat::text}};
  const std::map<std::string, ColorMode> colors = {
      {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};
  const std::map<std::string, LogStyle> logs = {
      {"auto", LogStyle::automatic}, {"text", LogStyle::text}, {"logfmt", LogStyle::logfmt}};
  CLI::App app(kDescription, "kiosque-indexer");
  app.footer(kFooter);
  app.add_option("SOURCE", order.sources, "what to index");
  std::string config;
  app.add_option("--config", config,
                 "read SOURCEs and options from a file; those typed here come first")
      ->type_name("FILE")
      ->check(require_name)
      ->configurable(false);
  app.add_option("--index", index,
                 "the index's folder [$KIOSQUE_INDEX, else the user's data folder]")
      ->type_name("DIR")
      ->check(require_folder);
  app.add_flag("--rebuild", order.rebuild, "build a new index of these SOURCEs alone, then switch");
  app.add_option("--jobs,-j", order.jobs, "threads of a new build [all cores]")
      ->type_name("N")
      ->check(CLI::Range(1U, 256U));
  app.add_flag("--dry-run", order.dry_run, "print what would change, write nothing");
  app.add_flag("--keep-missing", order.keep_missing, "keep articles whose files have vanished");
  app.add_flag("--allow-shrink", order.allow_shrink,
               "remove articles even where a SOURCE is missing or has lost most of them");
  app.add_option("--wait", order.wait_seconds, "for another run to end, before giving up [0]")
      ->type_name("SECONDS")
      ->check(CLI::Range(0U, 1'000'000U));
  app.add_option("--commit-every", order.commit_seconds,
                 "how often a long run shows what it has done so far [300]")
      ->type_name("SECONDS")
      ->check(CLI::Range(0U, 1'000'000U));
  app.add_option("--keep-generations", order.keep_generations,
                 "earlier generations kept for --rollback when a new one is built [1]")
      ->type_name("N")
      ->check(CLI::Range(0U, 1000U));
  bool rollback = false;
  app.add_flag("--rollback", rollback, "go back to the generation before the live one")
      ->configurable(false);
  app.add_flag(
      "--check", order.check,
      "have Xapian check a new generation before it is live; without SOURCE: the live one");
  bool status = false;
  app.add_flag("--status", status, "tell about the index and its last run")->configurable(false);
  app.add_flag("--run-saved", options.run_saved,
               "report what is new for each saved search, after the run or without SOURCE");
  app.add_option("--saved-format", options.saved_format, "of these reports: text, json or html")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json", "html"}).description(""));
  app.add_option("--saved-folder", options.saved_folder, "where these reports go [standard output]")
      ->type_name("DIR");
  app.add_option("--map", maps,
                 "the names of an article's fields in JSON: title=headline,body=content.text")
      ->type_name("FIELD=NAME,...")
      ->expected(1)
      ->take_all()
      ->check(check_map);
  app.add_flag("--only-french", order.input.read.only_french,
               "leave out articles that are in another language");
  app.add_option("--aliases", options.aliases_file,
                 "names of persons of your own, before the built-in list; see docs/persons.md")
      ->type_name("FILE")
      ->check(require_name);
  Limits& limits = order.input.limits;
  app.add_option("--max-depth", limits.depth, "archives in archives that are opened [2]")
      ->type_name("N")
      ->check(CLI::Range(0U, 8U));
  app.add_option("--max-ratio", limits.ratio,
                 "unpacked bytes to a byte of an archive, against zip bombs [200]")
      ->type_name("N")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000}));
  app.add_option("--max-unpacked", limits.unpacked_bytes,
                 "bytes that an archive unpacks to [200GB]")
      ->type_name("SIZE")
      ->transform(CLI::AsSizeValue(false));
  app.add_option("--max-entries", limits.entries, "files in an archive [10000000]")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  app.add_option("--log", options.log,
                 "problems and summary as text, as logfmt (key=value lines), or auto: as text on a "
                 "terminal [auto]")
      ->type_name("STYLE")
      ->transform(CLI::CheckedTransformer(logs).description(""));
  app.add_option("--report", options.report_file, "write what was done as JSON")->type_name("FILE");
  auto* quiet = app.add_flag("--quiet,-q", options.quiet, "no summary; problems are still printed");
  app.add_flag("--verbose,-v", order.verbose, "name each article that changes")->excludes(quiet);
  bool analyze = false;
  app.add_flag("--analyze", analyze,
               "index nothing; print the persons and countries found in each article")
      ->configurable(false);
  auto* format = app.add_option("--format", options.format,
                                "of --analyze: json, a line an article [default], or text; of "
                                "--status: text\n[default] or json")
                     ->type_name("FORMAT")
                     ->transform(CLI::CheckedTransformer(formats).description(""))
                     ->configurable(false);
  app.add_option("--color", options.color, "of that text: auto, always or never")
      ->type_name("WHEN")
      ->transform(CLI::CheckedTransformer(colors).description(""))
      ->configurable(false);
  app.set_version_flag("--version", std::string("kiosque-indexer ") + kVersion);
  std::optional<TypedOptions> typed;
  bool checks_live = false;
  try {
    require_values(arguments, "kiosque-indexer");
    for (std::string& argument : arguments)  // CLI11 would take [a,b] for a list of two
      if (argument.starts_with('[')) argument.insert(0, "./");
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them off the back
    app.parse(std::move(arguments));
    if (status) refuse_ignored(app, "--status");
    if (rollback) refuse_ignored(app, "--rollback");
    typed.emplace(app);
    checks_live = typed->check && !typed->indexes && !analyze;
    if (!config.empty()) apply_config(app, config, !rollback && !status && !checks_live);
  } catch (const CLI::CallForHelp&) {
    out << app.help();
    return std::nullopt;
  } catch (const CLI::CallForVersion& version) {
    out << version.what() << '\n';
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    throw Error(ExitCode::failure, error.what(), "see kiosque-indexer --help");
  }
  options.task = choose_task({analyze, rollback, status, typed->check}, options);
  drop_idle_settings(*typed, options);
  if (*format && !analyze && !status)
    throw Error(ExitCode::failure, "--format is of --analyze and --status alone",
                "add --analyze or --status, or leave --format out; see --help");
  if (status && !*format) options.format = AnalysisFormat::text;
  for (const std::string& map : maps) order.input.read.map.add(map);
  if (!analyze)
    order.index_folder = index.empty() ? default_index_folder() : std::filesystem::path(index);
  return options;
}

}  // namespace kiosque
