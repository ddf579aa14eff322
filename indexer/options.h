// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "indexer/indexing_job.h"
#include "src/cli/terminal.h"

namespace kiosque {

// What was typed.
struct IndexerOptions {
  IndexingOrder order;
  bool analyze = false;
  AnalysisFormat format = AnalysisFormat::json;
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
