// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "query/output/printer.h"
#include "query/search/searcher.h"
#include "src/article/date.h"
#include "src/cli/terminal.h"
#include "src/index/schema.h"

namespace kiosque {

// What was typed, checked.
struct QueryOptions {
  std::filesystem::path index_folder;
  std::string query;         // the words of the command line, joined by blanks
  std::string batch_file;    // empty: one query
  std::string aliases_file;  // empty: the built-in list alone
  SearchOrder order;
  DateRange dates;
  OutputFormat format = OutputFormat::text;
  ColorMode color = ColorMode::automatic;
  bool any = false;
  bool plain = false;
  CountryEvidence country_evidence = CountryEvidence::any;
  bool count = false;
  bool explain = false;
};

// Parses the arguments, without the program's name. Prints help or version on `out` and returns
// nothing where those were asked for. Throws Error (failure) for a mistake.
std::optional<QueryOptions> parse_query_options(std::vector<std::string> arguments,
                                                std::ostream& out);

}  // namespace kiosque
