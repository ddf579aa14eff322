// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/run.h"

#include <unistd.h>

#include <fstream>
#include <ostream>

#include "indexer/indexing_job.h"
#include "indexer/interruption.h"
#include "indexer/options.h"
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

}  // namespace

int run_indexer(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out,
                std::ostream& err) {
  try {
    const auto options = parse_indexer_options(arguments, out);
    if (!options) {  // help or version
      finish(out);
      return static_cast<int>(ExitCode::success);
    }
    const std::string aliases = load_aliases(options->aliases_file, "kiosque-indexer", err);
    const Lexicon lexicon = Lexicon::builtin().with_aliases(aliases);
    RunReport report(err);
    if (options->task == IndexerTask::analyze) {
      const AnalysisStyle style = {options->format, use_color(options->color, STDOUT_FILENO)};
      print_analysis(options->order.sources, options->order.input, lexicon, style, in, out, report);
    } else {
      IndexingOrder order = options->order;
      // Lines of changes go to the same terminal.
      order.show_progress =
          !options->quiet && !order.verbose && !order.dry_run && isatty(STDERR_FILENO) == 1;
      run_indexing(order, lexicon, in, out, report);
      report.end_progress();
      if (!options->quiet) report.print_summary(out, options->order.dry_run);
    }
    write_report(report, *options);
    finish(out);
    if (interrupted())
      throw Interrupted(report.is_interrupted()
                            ? "what was read so far is committed; run again for the rest"
                            : "the run was complete already");
    return static_cast<int>(report.has_problems() ? ExitCode::incomplete : ExitCode::success);
  } catch (...) {
    return static_cast<int>(report_current_exception("kiosque-indexer", err, ExitCode::failure));
  }
}

}  // namespace kiosque
