// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <ostream>

#include "indexer/output/quantities.h"
#include "indexer/output/status.h"
#include "src/cli/terminal.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

std::string describe_format(int version) {
  std::string text = "version " + std::to_string(version);
  if (version < kSchemaVersion) text += ", older than this program's: the next run builds it anew";
  if (version > kSchemaVersion) text += ", newer than this program's";
  return text;
}

const char* describe_analysis(IndexStatus::Analysis analysis) {
  switch (analysis) {
    case IndexStatus::Analysis::own:
      return "this program's";
    case IndexStatus::Analysis::other_aliases:
      return "other aliases of persons than given here: a run with these builds it anew";
    case IndexStatus::Analysis::other:
      break;
  }
  return "another than this program's: the next run builds it anew";
}

std::string describe_holder(const std::optional<LockHolder>& holder) {
  if (!holder) return "";
  std::string text = "process " + std::to_string(holder->pid);
  if (holder->since != 0) text += ", since " + to_local_time(holder->since);
  return text;
}

const char* meaning_of(int exit_code) {
  switch (exit_code) {
    case 0:
      return "done";
    case 1:
      return "done, some inputs rejected or damaged";
    default:
      return "failed";
  }
}

std::string describe(const std::vector<IndexStatus::Generation>& generations) {
  std::string text;
  for (const IndexStatus::Generation& generation : generations)
    text.append(text.empty() ? "" : ", ")
        .append(sanitize(generation.name))
        .append(" (")
        .append(to_byte_size(generation.bytes))
        .append(")");
  return text;
}

void print_live(const IndexStatus& status, std::ostream& out) {
  out << "live        " << sanitize(status.live->name) << ", " << status.articles
      << (status.articles == 1 ? " article, " : " articles, ") << to_byte_size(status.live->bytes)
      << " (" << status.live->bytes << " bytes)\n"
      << "kept        "
      << (status.kept.empty() ? "no generation for a rollback" : describe(status.kept)) << '\n';
  if (!status.abandoned.empty())
    out << "abandoned   " << describe(status.abandoned)
        << " by a rollback; the next build removes it\n";
  out << "format      " << describe_format(status.schema_version) << '\n'
      << "analysis    " << describe_analysis(status.analysis) << '\n'
      << "            " << sanitize(status.analyzer) << '\n';
}

void print_last_run(const LastRun& run, std::ostream& out) {
  out << "last run    " << to_local_time(run.started) << ", " << to_duration(run.seconds)
      << ", exit code " << run.exit_code << " (" << meaning_of(run.exit_code) << ")";
  if (!run.task.empty()) out << ", " << sanitize(run.task);
  out << "\n            added " << run.added << ", changed " << run.changed << ", removed "
      << run.removed << ", rejected " << run.rejected << '\n';
  if (!run.error.empty()) out << "            " << sanitize(run.error) << '\n';
}

}  // namespace

void print_status_text(const IndexStatus& status, const std::optional<LastRun>& last_run,
                       std::ostream& out) {
  out << "index       " << sanitize(status.folder.string()) << '\n';
  if (status.live)
    print_live(status, out);
  else
    out << "live        none yet\n";
  const std::string holder = describe_holder(status.lock.holder);
  if (status.lock.held)
    out << "now         a run is going on" << (holder.empty() ? "" : ": ") << holder << '\n';
  else if (!holder.empty())
    out << "now         no run; one was killed: " << holder << '\n';
  if (last_run)
    print_last_run(*last_run, out);
  else
    out << "last run    not known\n";
}

}  // namespace kiosque
