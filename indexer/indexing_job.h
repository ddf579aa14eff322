// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/input/sources.h"
#include "indexer/run_report.h"
#include "src/analysis/lexicon.h"

namespace kiosque {

// What one run is to do.
struct IndexingOrder {
  std::filesystem::path index_folder;
  std::vector<std::string> sources;  // files, folders, or "-" for JSON Lines on standard input
  bool rebuild = false;              // a new index of these sources alone
  bool dry_run = false;              // tell what would change, write nothing
  bool keep_missing = false;         // keep articles whose files have vanished
  bool verbose = false;              // name each article that changes
  bool show_progress = false;        // on standard error, which must be a terminal
  bool allow_shrink = false;         // remove even more than half of a source's articles
  bool check = false;                // have Xapian check a new generation before it is live
  unsigned keep_generations = 1;     // besides the live one, for a rollback
  unsigned wait_seconds = 0;         // for another run that holds the index
  unsigned commit_seconds = 300;     // a long incremental run becomes visible so often
  unsigned jobs = 1;                 // threads of a new build
  InputOptions input;
};

// Brings the index in line with the sources. `in` is read for the source "-"; `out` gets one
// line for each change with `verbose` or `dry_run`. An incremental run that a signal ends commits
// what it did and says so in the report; all others throw Interrupted. Throws Error, Xapian::Error
// or std::filesystem::filesystem_error when the run cannot go on; the index then answers as after
// the last commit.
void run_indexing(const IndexingOrder& order, const Lexicon& lexicon, std::istream& in,
                  std::ostream& out, RunReport& report);

}  // namespace kiosque
