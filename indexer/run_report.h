// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "indexer/input_counts.h"
#include "indexer/output/log_lines.h"
#include "indexer/output/progress_line.h"
#include "indexer/problem.h"
#include "src/cli/error.h"

namespace kiosque {

// What a run did, counted as it goes. Problems are printed when they are told, one line each, as
// text unless `style` says logfmt.
class RunReport {
 public:
  struct Counts {
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t removed = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t copies = 0;        // exact copies of articles that the run read at another place
    std::uint64_t superseded = 0;    // versions that are not in the index: another counts more
    std::uint64_t rejected = 0;      // articles or files that are not in the index
    std::uint64_t damaged = 0;       // articles that are, with something replaced or left out
    std::uint64_t foreign = 0;       // left out by --only-french
    std::uint64_t kept_sources = 0;  // sources that are missing, or lost too much to remove it
    std::uint64_t bytes = 0;         // of body text indexed in this run
    std::uint64_t carried = 0;       // indexed again from the old index, not from the sources
    std::uint64_t articles = 0;      // in the index after the run
  };

  // `err` must outlive the report.
  explicit RunReport(std::ostream& err, LogStyle style = LogStyle::text);

  // Thread-safe; prints the problem's log_line().
  void tell(const Problem& problem);

  // Thread-safe; prints "kiosque-indexer: note: …".
  void note(const std::string& text);

  // What was opened; for the thread that reads.
  InputCounts& input() { return input_; }

  // Shows from now on, on `err`, a line that tells how far the run is; `total_bytes` of files are
  // to be read, 0 when nobody knows. It is for terminals: never in a pipe or a log.
  void show_progress(std::uint64_t total_bytes);
  // Draws the line anew a few times a second; for the thread that reads.
  void advance();
  // Instead of the line's figures: what the run does now.
  void begin_phase(const std::string& name);
  // Takes the line away for good.
  void end_progress();

  Counts& counts() { return counts_; }
  const Counts& counts() const { return counts_; }
  // Of a run that came to its end, or was asked to by a signal, be it after all was read.
  ExitCode exit_code() const;
  // A signal ended the run before all was read.
  void set_interrupted() { interrupted_ = true; }
  bool is_interrupted() const { return interrupted_; }

  // What a person reads at a glance: one line, and one each for problems and files passed over.
  void print_summary(std::ostream& out, bool dry_run) const;
  // The same as one line of key=value pairs, event=run-finished, on `err`; `exit_code` is the whole
  // run's, event=run-interrupted where a signal ended it.
  void log_summary(ExitCode exit_code, bool dry_run);
  // The same as JSON with "version": 1, and the problems by kind.
  void write_json(std::ostream& out, bool dry_run) const;

 private:
  double seconds() const;
  std::uint64_t passed_over() const;

  std::ostream& err_;
  const LogStyle style_;
  std::mutex mutex_;  // guards `err_`, `by_kind_` and the counts of problems
  Counts counts_;
  InputCounts input_;
  bool interrupted_ = false;
  std::optional<ProgressLine> progress_;
  std::map<std::string, std::uint64_t> by_kind_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace kiosque
