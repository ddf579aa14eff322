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

// What is asked for.
enum class Task {
  search,
  count,       // the number of matches alone
  facet,       // one facet, whole, and nothing else
  show,        // one article, whole
  save,        // keep a search
  list_saved,  // the kept searches
  forget,      // drop one
  run_saved,   // report what is new for each
};

// What was typed, checked.
struct QueryOptions {
  Task task = Task::search;
  std::filesystem::path index_folder;
  std::string query;                        // the words of the command line, joined by blanks
  std::string batch_file;                   // empty: one query
  std::string aliases_file;                 // empty: the built-in list alone
  std::string acronyms_file;                // likewise
  SearchOrder order;                        // with its facet_limit still 0
  std::optional<std::size_t> facet_values;  // --facets; nothing: it is not given
  bool facet_only = false;                  // no hits
  FacetKind facet = FacetKind::person;      // of Task::facet
  std::string article;                      // the id of Task::show
  std::string similar_to;                   // an article's id; empty: any article
  DateRange dates;
  OutputFormat format = OutputFormat::text;
  ColorMode color = ColorMode::automatic;
  bool any = false;
  bool plain = false;
  bool stem_phrases = false;
  CountryEvidence country_evidence = CountryEvidence::any;
  bool explain = false;
  bool pager = true;
  std::string saved_name;      // of Task::save and Task::forget
  bool from_start = false;     // what a saved search finds today is news as well
  std::string reports_folder;  // of Task::run_saved; empty: standard output
  // Of Task::save: the arguments that decide what is found and in which order, to be parsed again
  // at each run: files by absolute names, times as they were typed.
  std::vector<std::string> saved_arguments;
};

// How many values --facets shows when no number is given.
inline constexpr std::size_t kFacetValues = 10;

// Parses the arguments, without the program's name. Prints help or version on `out` and returns
// nothing where those were asked for. Throws Error (failure) for a mistake.
std::optional<QueryOptions> parse_query_options(std::vector<std::string> arguments,
                                                std::ostream& out);

}  // namespace kiosque
