// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/run.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>

#include "indexer/analysis_command.h"
#include "indexer/generation_commands.h"
#include "indexer/indexing_job.h"
#include "indexer/interruption.h"
#include "indexer/options.h"
#include "indexer/run_saved.h"
#include "indexer/status_command.h"
#include "src/cli/load_aliases.h"
#include "src/cli/report_error.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

void write_report(const RunReport& report, const IndexerOptions& options) {
  if (options.report_file.empty()) return;
  std::ofstream file(options.report_file);
  report.write_json(file, options.order.dry_run);
  file.close();
  if (!file)
    throw Error(ExitCode::failure, "cannot write the report " + options.report_file,
                "the index itself is up to date; name another file with --report");
}

// A full disk or a closed pipe shows only when the last of the output is on its way.
void finish(std::ostream& out) {
  out.flush();
  if (!out)
    throw Error(ExitCode::failure, "cannot write to standard output",
                "check where it goes, or free some space on that disk");
}

// The style that was typed, for mistakes in the options beside it.
LogStyle typed_log_style(const std::vector<std::string>& arguments) {
  LogStyle style = LogStyle::automatic;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string_view value = arguments[i];
    if (value == "--log" && i + 1 < arguments.size())
      value = arguments[++i];
    else if (value.starts_with("--log="))
      value.remove_prefix(6);
    else
      continue;
    if (value == "text") style = LogStyle::text;
    if (value == "logfmt") style = LogStyle::logfmt;
  }
  return resolve_log_style(style, STDERR_FILENO);
}

// Bad lines of the file are told in the style of the log.
std::string load_logged_aliases(const std::string& file, LogStyle style, std::ostream& err) {
  constexpr std::string_view kProgram = "kiosque-indexer";
  if (style == LogStyle::text) return load_aliases(file, kProgram, err);
  std::stringstream told;
  try {
    return load_aliases(file, kProgram, told);
  } catch (const Error&) {
    constexpr std::size_t kPrefix = kProgram.size() + 2;  // "kiosque-indexer: "
    for (std::string line; std::getline(told, line);)
      err << LogLine("error", "bad-alias").text("msg", line.substr(kPrefix)).str();
    throw;
  }
}

// Of a writer: an index that it cannot use is a run that could not be done.
int tell_failure(LogStyle style, std::ostream& err) {
  if (style == LogStyle::text)
    return static_cast<int>(report_current_exception("kiosque-indexer", err, ExitCode::failure));
  const Failure failure = describe_current_exception(ExitCode::failure);
  const int exit_code = static_cast<int>(failure.exit_code);
  const bool by_signal = exit_code > 128;
  err << LogLine(by_signal ? "warning" : "error", by_signal ? "run-interrupted" : "run-failed")
             .text("msg", failure.message)
             .text("hint", failure.hint)
             .number("exit", static_cast<unsigned>(exit_code))
             .str();
  return exit_code;
}

ExitCode index_sources(const IndexerOptions& options, LogStyle style, const Lexicon& lexicon,
                       RunReport& report, std::istream& in, std::ostream& out) {
  IndexingOrder order = options.order;
  // Lines of changes go to the same terminal.
  order.show_progress =
      !options.quiet && !order.verbose && !order.dry_run && isatty(STDERR_FILENO) == 1;
  run_indexing(order, lexicon, in, out, report);
  report.end_progress();
  const bool is_log = style == LogStyle::logfmt;
  // People who keep the log in a file want the summary all the same.
  if (!options.quiet && (!is_log || isatty(STDOUT_FILENO) == 1))
    report.print_summary(out, order.dry_run);
  write_report(report, options);
  finish(out);
  const ExitCode exit_code = interrupted() ? Interrupted().exit_code() : report.exit_code();
  if (!options.quiet && is_log) report.log_summary(static_cast<int>(exit_code), order.dry_run);
  if (interrupted() && (options.quiet || !is_log))
    throw Interrupted(report.is_interrupted()
                          ? "what was read so far is committed; run again for the rest"
                          : "the run was complete already");
  if (!options.run_saved || interrupted()) return exit_code;
  return std::max(exit_code, run_saved_searches(options));
}

ExitCode run_task(const IndexerOptions& options, LogStyle style, std::istream& in,
                  std::ostream& out, std::ostream& err) {
  check_saved_options(options);
  switch (options.task) {
    case IndexerTask::run_saved:
      return run_saved_searches(options);
    case IndexerTask::rollback:
      roll_back(options.order, out);
      return ExitCode::success;
    case IndexerTask::check:
      check_live(options.order, out, err);
      return ExitCode::success;
    case IndexerTask::index:
    case IndexerTask::analyze:
    case IndexerTask::status:
      break;
  }
  const std::string aliases = load_logged_aliases(options.aliases_file, style, err);
  const Lexicon lexicon = Lexicon::builtin().with_aliases(aliases);
  if (options.task == IndexerTask::status) {
    print_status(options.order.index_folder, lexicon, options.format, out);
    return ExitCode::success;
  }
  RunReport report(err, style);
  if (options.task == IndexerTask::index)
    return index_sources(options, style, lexicon, report, in, out);
  const AnalysisStyle analysis = {options.format, use_color(options.color, STDOUT_FILENO)};
  print_analysis(options.order.sources, options.order.input, lexicon, analysis, in, out, report);
  write_report(report, options);
  return report.exit_code();
}

}  // namespace

int run_indexer(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out,
                std::ostream& err) {
  LogStyle style = typed_log_style(arguments);
  try {
    const auto options = parse_indexer_options(arguments, out);
    ExitCode exit_code = ExitCode::success;
    if (options) {  // else help or version
      style = resolve_log_style(options->log, STDERR_FILENO);
      exit_code = run_task(*options, style, in, out, err);
    }
    finish(out);
    return static_cast<int>(exit_code);
  } catch (...) {
    return tell_failure(style, err);
  }
}

}  // namespace kiosque
