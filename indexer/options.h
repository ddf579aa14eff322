// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "indexer/analysis_command.h"
#include "indexer/indexing_job.h"
#include "src/cli/terminal.h"

namespace kiosque {

// What a run of the program is for.
enum class IndexerTask {
  index,      // bring the index in line with the sources
  analyze,    // print what would be indexed
  check,      // without sources: check the live generation
  status,     // tell about the index and its last run
  rollback,   // make the generation before the live one live again
  run_saved,  // without sources: report what is new for each saved search
};

// What was typed.
struct IndexerOptions {
  IndexingOrder order;
  IndexerTask task = IndexerTask::index;
  bool run_saved = false;             // after the run, or alone
  std::string saved_format = "text";  // text, json or html
  std::string saved_folder;           // where reports go; empty: standard output
  AnalysisFormat format = AnalysisFormat::json;
  LogStyle log = LogStyle::automatic;
  ColorMode color = ColorMode::automatic;
  bool quiet = false;
  std::string report_file;   // empty: none
  std::string aliases_file;  // empty: the built-in list alone
};

// Parses the arguments, without the program's name. Prints help or version on `out` and returns
// nothing where those were asked for. Throws Error (failure) for a mistake.
std::optional<IndexerOptions> parse_indexer_options(std::vector<std::string> arguments,
                                                    std::ostream& out);

}  // namespace kiosque
