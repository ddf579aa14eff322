// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/indexing_job.h"
#include "indexer/memory/file_memory.h"
#include "indexer/run_report.h"
#include "indexer/writing/known_articles.h"
#include "src/article/article.h"

namespace kiosque {

// An article whose language is not known may be French.
bool is_left_out(const Article& article, const ReadOptions& options);

// From the files of a run's sources to what takes their articles: opens those that are new or have
// changed, completes what is in them, and counts and remembers what becomes of it. Not
// thread-safe; borrows all that it is given.
class SourceReading {
 public:
  using TakeArticle = std::function<Outcome(Article&&)>;

  SourceReading(const IndexingOrder& order, std::vector<std::string> roots, FileMemory& memory,
                std::istream& in, std::ostream& out, RunReport& report);

  // Reads the sources that are present.
  void read_all(const std::vector<std::string>& present, const TakeArticle& take_article);
  // Reads once more what another file's change or loss makes count: all of files that were not
  // opened, and of the others the articles that were left out for one that is gone.
  void read_again(const FileMemory::Repeat& repeat, const TakeArticle& take_article);
  // Counts and tells of the files that were not opened: they are as they were, and so is what is
  // wrong with them.
  void tell_of_skipped_files();

  // Counts an article that came from an old index.
  void count_carried(const Outcome& outcome, std::size_t bytes);

  // What could not be read now must not be taken for vanished, or for read.
  void tell(const Problem& problem);
  void print_change(char sign, const std::string& id);

  // Files and folders that were not read whole.
  const std::set<std::string>& incomplete() const { return incomplete_; }
  // Articles that were read there, whatever became of them.
  std::uint64_t read_from(const std::string& root) const;

 private:
  void begin_file(const std::string& path);
  void end_file(const std::optional<FileStamp>& stamp);
  void take(ReadResult&& result, const TakeArticle& take_article);
  void take_lost(Article& article, const FileMemory::Repeat& repeat,
                 const TakeArticle& take_article);
  void count_in_file(const Outcome& outcome);
  void count(const Outcome& outcome, const Article& place, std::size_t bytes);

  const IndexingOrder& order_;
  const std::vector<std::string> roots_;
  FileMemory& memory_;
  std::istream& in_;
  std::ostream& out_;
  RunReport& report_;
  std::set<std::string> incomplete_;
  std::map<std::string, std::uint64_t> read_from_;  // by root
  std::unordered_set<std::size_t> duplicates_;      // hashes of places of articles that were told
  FileCounts file_counts_;                          // of the file that is read
  bool is_incomplete_ = false;                      // likewise
};

}  // namespace kiosque
