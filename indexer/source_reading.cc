// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/source_reading.h"

#include <ostream>
#include <utility>
#include <variant>

#include "indexer/input/sources.h"
#include "indexer/interruption.h"
#include "indexer/metadata/complete_article.h"
#include "indexer/places.h"
#include "src/cli/terminal.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

std::uint64_t& count_of(RunReport::Counts& counts, Change change) {
  switch (change) {
    case Change::added:
      return counts.added;
    case Change::changed:
      return counts.changed;
    case Change::unchanged:
      return counts.unchanged;
    case Change::copy:
      return counts.copies;
    case Change::removed:
      return counts.removed;
    case Change::superseded:
    case Change::duplicate:
    case Change::none:
      break;
  }
  return counts.superseded;
}

// What is told of an article when it is gone.
Article place_of(const Article& article) {
  return {.id = article.id, .path = article.path, .entry = article.entry, .line = article.line};
}

std::size_t hash_of(const Article& place) { return std::hash<std::string>()(to_place(place)); }

Problem duplicate_id(const Article& place) {
  return {Problem::Kind::duplicate_id,
          place.line,
          "the id « " + place.id + " » is that of an article read before",
          "give each article an id of its own; the first one is kept",
          place.path,
          place.entry};
}

}  // namespace

bool is_left_out(const Article& article, const ReadOptions& options) {
  return options.only_french && !article.language.empty() && article.language != "fr";
}

SourceReading::SourceReading(const IndexingOrder& order, std::vector<std::string> roots,
                             FileMemory& memory, std::istream& in, std::ostream& out,
                             RunReport& report)
    : order_(order),
      roots_(std::move(roots)),
      memory_(memory),
      in_(in),
      out_(out),
      report_(report) {}

std::uint64_t SourceReading::read_from(const std::string& root) const {
  const auto found = read_from_.find(root);
  return found == read_from_.end() ? 0 : found->second;
}

void SourceReading::read_all(const std::vector<std::string>& present,
                             const TakeArticle& take_article) {
  if (order_.show_progress)
    report_.show_progress(
        measure_sources(present, [&](const std::string& path, const FileStamp& stamp) {
          return memory_.is_unchanged(path, stamp);
        }).bytes);
  std::optional<FileStamp> stamp;
  FileVisitor visitor;
  visitor.begin = [&](const std::string& path, const std::optional<FileStamp>& found) {
    if (found && memory_.skip(path, *found)) {
      ++report_.input().skipped;
      return false;
    }
    begin_file(path);
    stamp = found;
    return true;
  };
  visitor.end = [&] { end_file(stamp); };
  read_sources(present, order_.input, in_, report_.input(), visitor,
               [&](ReadResult&& result) { take(std::move(result), take_article); });
}

// Files that another one's change or loss makes count: of those that were read already, the
// articles alone that were left out for one that is gone.
void SourceReading::read_again(const FileMemory::Repeat& repeat, const TakeArticle& take_article) {
  std::optional<FileStamp> stamp;
  bool was_skipped = false;
  FileVisitor visitor;
  visitor.begin = [&](const std::string& path, const std::optional<FileStamp>& found) {
    const FileId file = memory_.file_of(path);
    was_skipped = memory_.is_skipped(file);
    stamp = found;
    if (was_skipped) {
      --report_.input().skipped;
      begin_file(path);
    } else {
      memory_.resume_file(file);
    }
    return true;
  };
  visitor.end = [&] {
    if (was_skipped) end_file(stamp);
  };
  read_files(repeat.files, order_.input, report_.input(), visitor, [&](ReadResult&& result) {
    if (was_skipped) return take(std::move(result), take_article);
    if (auto* article = std::get_if<Article>(&result)) take_lost(*article, repeat, take_article);
  });
}

void SourceReading::take_lost(Article& article, const FileMemory::Repeat& repeat,
                              const TakeArticle& take_article) {
  if (!repeat.ids.contains(identity_key(article))) return;
  complete_article(article, [](const Problem&) {});
  if (is_left_out(article, order_.input.read)) return;
  const Article place = place_of(article);
  const std::size_t bytes = article.body.size();
  const Outcome outcome = take_article(std::move(article));
  const bool was_duplicate = duplicates_.contains(hash_of(place));
  if (outcome.change == Change::duplicate && !was_duplicate) tell(duplicate_id(place));
  if (outcome.change != Change::added && outcome.change != Change::changed) return;
  std::uint64_t& superseded = report_.counts().superseded;
  if (!was_duplicate && superseded > 0) --superseded;
  count(outcome, place, bytes);
}

void SourceReading::begin_file(const std::string& path) {
  memory_.begin_file(path);
  file_counts_ = {};
  is_incomplete_ = false;
}

void SourceReading::end_file(const std::optional<FileStamp>& stamp) {
  memory_.finish_file(is_incomplete_ ? std::nullopt : stamp, file_counts_);
}

void SourceReading::take(ReadResult&& result, const TakeArticle& take_article) {
  throw_if_interrupted();
  report_.advance();
  if (const auto* problem = std::get_if<Problem>(&result)) {
    memory_.tell(*problem);
    tell(*problem);
    return;
  }
  Article& article = std::get<Article>(result);
  const auto take_problem = [&](const Problem& problem) {
    memory_.tell(problem);
    tell(problem);
  };
  complete_article(article, take_problem);
  if (is_left_out(article, order_.input.read)) {
    ++report_.counts().foreign;
    ++file_counts_.foreign;
    return;
  }
  const Article place = place_of(article);
  const std::size_t bytes = article.body.size();
  const Outcome outcome = take_article(std::move(article));
  if (outcome.change == Change::duplicate) {
    duplicates_.insert(hash_of(place));
    take_problem(duplicate_id(place));
  }
  count_in_file(outcome);
  count(outcome, place, bytes);
}

// What could not be read now must not be taken for vanished, or for read.
void SourceReading::tell(const Problem& problem) {
  report_.tell(problem);
  if (problem.kind == Problem::Kind::unreadable || problem.kind == Problem::Kind::changed)
    is_incomplete_ = true;
  if (problem.is_failure() ||
      (problem.is_rejection() && problem.kind != Problem::Kind::duplicate_id))
    incomplete_.insert(problem.path);
}

void SourceReading::count_carried(const Outcome& outcome, std::size_t bytes) {
  RunReport::Counts& counts = report_.counts();
  if (outcome.instead_of) {
    --count_of(counts, *outcome.instead_of);
    ++counts.superseded;
  }
  if (outcome.change != Change::added) return;
  ++counts.carried;
  counts.bytes += bytes;
}

void SourceReading::count_in_file(const Outcome& outcome) {
  switch (outcome.change) {
    case Change::added:
    case Change::changed:
    case Change::unchanged:
      ++file_counts_.articles;
      break;
    case Change::copy:
      ++file_counts_.copies;
      break;
    case Change::superseded:
      if (!outcome.instead_of) ++file_counts_.superseded;
      break;
    case Change::duplicate:
    case Change::removed:
    case Change::none:
      break;
  }
  if (outcome.instead_file == 0) return;
  if (outcome.instead_file == memory_.current()) {
    --file_counts_.articles;
    ++file_counts_.superseded;
  } else {
    memory_.supersede(outcome.instead_file);
  }
}

void SourceReading::count(const Outcome& outcome, const Article& place, std::size_t bytes) {
  RunReport::Counts& counts = report_.counts();
  const Change change = outcome.change;
  if (outcome.instead_of) {
    --count_of(counts, *outcome.instead_of);
    if (change == Change::added || change == Change::changed) ++counts.superseded;
  }
  if (change != Change::none && change != Change::duplicate) ++count_of(counts, change);
  if (change == Change::added || change == Change::changed || change == Change::unchanged ||
      change == Change::copy)
    for (const std::string& root : roots_)
      if (is_within(place.path, root)) ++read_from_[root];
  if (change == Change::added) print_change('+', place.id);
  if (change == Change::changed) print_change('~', place.id);
  if (change == Change::removed || (change == Change::superseded && outcome.instead_of))
    print_change('-', place.id);
  if (change == Change::added || change == Change::changed) counts.bytes += bytes;
}

// Files that were not opened are as they were: so are their articles, and what is wrong with
// them.
void SourceReading::tell_of_skipped_files() {
  RunReport::Counts& counts = report_.counts();
  memory_.for_each_skipped([&counts](const FileMemory::File& file) {
    counts.unchanged += static_cast<std::uint64_t>(file.counts.articles);
    counts.copies += static_cast<std::uint64_t>(file.counts.copies);
    counts.superseded += static_cast<std::uint64_t>(file.counts.superseded);
    counts.foreign += static_cast<std::uint64_t>(file.counts.foreign);
  });
  memory_.for_each_old_problem([this](const Problem& problem) { report_.tell(problem); });
}

void SourceReading::print_change(char sign, const std::string& id) {
  if (order_.dry_run || order_.verbose) out_ << sign << ' ' << sanitize(id) << '\n';
}

}  // namespace kiosque
