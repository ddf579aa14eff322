// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>

#include "indexer/memory/file_memory.h"
#include "indexer/problem.h"
#include "indexer/writing/carry_over.h"
#include "indexer/writing/known_articles.h"
#include "src/analysis/lexicon.h"
#include "src/article/article.h"

namespace kiosque {

// How much goes into one segment. Merging keeps what each has of a term as a chunk of its own, so
// that few and large ones make a small index and quick queries; memory is what bounds them.
struct SegmentLimits {
  std::size_t articles = 10'000;
  std::size_t bytes = 16U << 20;  // of titles and texts
};

// Builds a whole index from articles: worker threads analyse them and write private segments,
// which finish() merges into one compact database.
class BulkBuilder {
 public:
  // Segments go below `folder`, which must exist. `jobs` worker threads, at least 1.
  // `take_problem` is called from the workers; it must be thread-safe. The lexicon and the memory
  // are borrowed.
  BulkBuilder(std::filesystem::path folder, const Lexicon& lexicon, FileMemory& memory,
              unsigned jobs, std::function<void(const Problem&)> take_problem,
              SegmentLimits limits = {});
  ~BulkBuilder();  // waits for the workers; what is not finished is lost
  BulkBuilder(const BulkBuilder&) = delete;
  BulkBuilder& operator=(const BulkBuilder&) = delete;

  // Hands an article of the memory's current file to the workers, unless it is a copy of one that
  // was, or another version or article of the same id counts; waits while they are busy. Throws
  // what a worker threw.
  Outcome add(Article&& article);

  // Likewise with an article of an old generation, after all that were read.
  Outcome carry_over(Article&& carried);

  // Merges all segments into a database in the new folder `target`, takes out what later articles
  // put out, and groups stories; nothing can be added after. Throws Xapian::Error or what a
  // worker threw.
  void finish(const std::filesystem::path& target);

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace kiosque
