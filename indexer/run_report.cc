// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/run_report.h"

#include <algorithm>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>
#include <vector>

#include "indexer/interruption.h"
#include "src/cli/terminal.h"

namespace kiosque {

const char* to_string(Problem::Kind kind) {
  switch (kind) {
    case Problem::Kind::unreadable:
      return "unreadable";
    case Problem::Kind::loop:
      return "loop";
    case Problem::Kind::special_file:
      return "special-file";
    case Problem::Kind::empty:
      return "empty";
    case Problem::Kind::binary:
      return "binary";
    case Problem::Kind::too_large:
      return "too-large";
    case Problem::Kind::syntax:
      return "syntax";
    case Problem::Kind::duplicate_id:
      return "duplicate-id";
    case Problem::Kind::unsupported:
      return "unsupported";
    case Problem::Kind::archive:
      return "archive";
    case Problem::Kind::unsafe_path:
      return "unsafe-path";
    case Problem::Kind::limit:
      return "limit";
    case Problem::Kind::missing_source:
      return "missing-source";
    case Problem::Kind::shrunk_source:
      return "shrunk-source";
    case Problem::Kind::encoding:
      return "encoding";
    case Problem::Kind::mojibake:
      return "mojibake";
    case Problem::Kind::changed:
      return "changed";
    case Problem::Kind::bad_date:
      return "bad-date";
    case Problem::Kind::long_word:
      return "long-word";
  }
  return "";
}

namespace {

// "problems: 3 syntax, 1 empty", the most frequent first.
void print_counts(const std::string& heading, const std::map<std::string, std::uint64_t>& counts,
                  std::ostream& out) {
  constexpr std::size_t kMostShown = 12;
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  out << "  " << heading << ": ";
  for (std::size_t i = 0; i < sorted.size() && i < kMostShown; ++i) {
    if (i > 0) out << ", ";
    const std::string name = sanitize(sorted[i].first);
    out << sorted[i].second << ' ' << (name.empty() ? "without extension" : name);
  }
  out << (sorted.size() > kMostShown ? ", …\n" : "\n");
}

}  // namespace

RunReport::RunReport(std::ostream& err, LogStyle style) : err_(err), style_(style) {}

void RunReport::tell(const Problem& problem) {
  const std::lock_guard lock(mutex_);
  ++by_kind_[to_string(problem.kind)];
  ++(problem.is_rejection() ? counts_.rejected
     : problem.is_failure() ? counts_.kept_sources
                            : counts_.damaged);
  if (progress_) progress_->erase();
  err_ << log_line(problem, style_) << std::flush;
}

void RunReport::note(const std::string& text) {
  const std::lock_guard lock(mutex_);
  if (progress_) progress_->erase();
  err_ << log_note(text, style_) << std::flush;
}

void RunReport::show_progress(std::uint64_t total_bytes) { progress_.emplace(err_, total_bytes); }

void RunReport::advance() {
  if (!progress_ || !progress_->is_due()) return;
  const std::lock_guard lock(mutex_);
  progress_->draw(Progress{counts_.added + counts_.changed + counts_.unchanged, input_.bytes,
                           counts_.rejected, seconds()});
}

void RunReport::begin_phase(const std::string& name) {
  const std::lock_guard lock(mutex_);
  if (progress_) progress_->draw(name);
}

void RunReport::end_progress() {
  const std::lock_guard lock(mutex_);
  if (progress_) progress_->erase();
  progress_.reset();
}

std::uint64_t RunReport::passed_over() const {
  std::uint64_t sum = 0;
  for (const auto& [extension, count] : input_.passed_over) sum += count;
  return sum;
}

double RunReport::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void RunReport::print_summary(std::ostream& out, bool dry_run) const {
  if (interrupted_) out << "interrupted: ";
  out << (dry_run ? "would add " : "added ") << counts_.added << ", "
      << (dry_run ? "change " : "changed ") << counts_.changed << ", "
      << (dry_run ? "remove " : "removed ") << counts_.removed << ", unchanged "
      << counts_.unchanged;
  if (counts_.copies > 0) out << ", copies " << counts_.copies;
  if (counts_.superseded > 0) out << ", superseded " << counts_.superseded;
  if (counts_.carried > 0) out << ", carried over " << counts_.carried;
  out << ", rejected " << counts_.rejected;
  if (counts_.damaged > 0) out << ", damaged " << counts_.damaged;
  if (counts_.foreign > 0) out << ", foreign " << counts_.foreign;
  if (counts_.kept_sources > 0)
    out << ", kept the articles of " << counts_.kept_sources
        << (counts_.kept_sources == 1 ? " source" : " sources");
  out << " (" << input_.files << (input_.files == 1 ? " file" : " files");
  if (input_.skipped > 0) out << " read, " << input_.skipped << " unchanged";
  out << ", " << std::fixed << std::setprecision(1) << seconds() << " s";
  if (!dry_run) out << ", " << counts_.articles << " articles in the index";
  out << ")\n";
  if (!by_kind_.empty()) print_counts("problems", by_kind_, out);
  if (!input_.passed_over.empty())
    print_counts("passed over " + std::to_string(passed_over()) + " files of other kinds",
                 input_.passed_over, out);
}

ExitCode RunReport::exit_code() const {
  if (interrupted_ || interrupted()) return Interrupted().exit_code();
  if (counts_.kept_sources > 0) return ExitCode::failure;
  return counts_.rejected + counts_.damaged > 0 ? ExitCode::incomplete : ExitCode::success;
}

void RunReport::log_summary(ExitCode exit_code, bool dry_run) {
  const bool by_signal = is_by_signal(exit_code);
  const bool is_warning = by_signal || exit_code == ExitCode::incomplete;
  const char* level = exit_code == ExitCode::success ? "info" : is_warning ? "warning" : "error";
  LogLine line(level, by_signal ? "run-interrupted" : "run-finished");
  if (dry_run) line.word("dry_run", "true");
  line.number("added", counts_.added)
      .number("changed", counts_.changed)
      .number("removed", counts_.removed)
      .number("unchanged", counts_.unchanged)
      .number("copies", counts_.copies)
      .number("superseded", counts_.superseded)
      .number("rejected", counts_.rejected)
      .number("damaged", counts_.damaged)
      .number("foreign", counts_.foreign)
      .number("kept_sources", counts_.kept_sources)
      .number("files", input_.files)
      .number("files_unchanged", input_.skipped)
      .number("passed_over", passed_over());
  if (!dry_run) line.number("articles", counts_.articles);
  line.seconds("seconds", seconds()).number("exit", static_cast<unsigned>(exit_code));
  err_ << line.str() << std::flush;
}

void RunReport::write_json(std::ostream& out, bool dry_run) const {
  const nlohmann::ordered_json report = {
      {"version", 1},
      {"dry_run", dry_run},
      {"interrupted", interrupted_},
      {"added", counts_.added},
      {"changed", counts_.changed},
      {"removed", counts_.removed},
      {"unchanged", counts_.unchanged},
      {"copies", counts_.copies},
      {"superseded", counts_.superseded},
      {"carried", counts_.carried},
      {"rejected", counts_.rejected},
      {"damaged", counts_.damaged},
      {"foreign", counts_.foreign},
      {"kept_sources", counts_.kept_sources},
      {"files", input_.files},
      {"files_unchanged", input_.skipped},
      {"file_bytes", input_.bytes},
      {"passed_over", input_.passed_over},
      {"body_bytes", counts_.bytes},
      {"articles", counts_.articles},
      {"seconds", seconds()},
      {"problems", by_kind_},
  };
  // An extension may be any bytes.
  out << report.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

}  // namespace kiosque
