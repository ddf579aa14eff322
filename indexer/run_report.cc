// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/run_report.h"

#include <iomanip>
#include <nlohmann/json.hpp>
#include <ostream>

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
    case Problem::Kind::encoding:
      return "encoding";
    case Problem::Kind::bad_date:
      return "bad-date";
    case Problem::Kind::long_word:
      return "long-word";
  }
  return "";
}

RunReport::RunReport(std::ostream& err) : err_(err) {}

void RunReport::tell(const Problem& problem) {
  const std::lock_guard lock(mutex_);
  ++by_kind_[to_string(problem.kind)];
  ++(problem.is_rejection() ? counts_.rejected : counts_.damaged);
  err_ << sanitize(problem.path);
  if (!problem.entry.empty()) err_ << '!' << sanitize(problem.entry);
  if (problem.line != 0) err_ << ':' << problem.line;
  err_ << ": " << sanitize(problem.message);
  if (!problem.cure.empty()) err_ << "; " << sanitize(problem.cure);
  err_ << std::endl;
}

double RunReport::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void RunReport::print_summary(std::ostream& out, bool dry_run) const {
  out << (dry_run ? "would add " : "added ") << counts_.added << ", "
      << (dry_run ? "change " : "changed ") << counts_.changed << ", "
      << (dry_run ? "remove " : "removed ") << counts_.removed << ", unchanged "
      << counts_.unchanged;
  if (counts_.copies > 0) out << ", copies " << counts_.copies;
  if (counts_.superseded > 0) out << ", superseded " << counts_.superseded;
  out << ", rejected " << counts_.rejected;
  if (counts_.damaged > 0) out << ", damaged " << counts_.damaged;
  out << " (" << counts_.files << (counts_.files == 1 ? " file, " : " files, ") << std::fixed
      << std::setprecision(1) << seconds() << " s";
  if (!dry_run) out << ", " << counts_.articles << " articles in the index";
  out << ")\n";
}

void RunReport::write_json(std::ostream& out, bool dry_run) const {
  const nlohmann::ordered_json report = {
      {"version", 1},
      {"dry_run", dry_run},
      {"added", counts_.added},
      {"changed", counts_.changed},
      {"removed", counts_.removed},
      {"unchanged", counts_.unchanged},
      {"copies", counts_.copies},
      {"superseded", counts_.superseded},
      {"rejected", counts_.rejected},
      {"damaged", counts_.damaged},
      {"files", counts_.files},
      {"body_bytes", counts_.bytes},
      {"articles", counts_.articles},
      {"seconds", seconds()},
      {"problems", by_kind_},
  };
  out << report.dump(2) << '\n';
}

}  // namespace kiosque
