// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "indexer/memory/file_memory.h"
#include "indexer/problem.h"
#include "indexer/writing/indexed_articles.h"
#include "indexer/writing/known_articles.h"
#include "src/analysis/lexicon.h"
#include "src/article/article.h"

namespace kiosque {

// How a run treats the live generation.
struct LiveIndexOptions {
  bool rehearsal = false;  // tell what would change, write nothing
  // A run is one change for readers, unless it takes longer: then it commits so often.
  std::chrono::seconds commit_every{300};
};

// The live generation, brought in line with the sources an article at a time. What becomes of an
// article depends on what the sources hold, and not on which of their files this run has to read:
// the memory knows of the others. Not thread-safe.
class LiveIndex {
 public:
  // Opens the generation in `folder`. Throws Error when it is of another schema or was made by
  // another analyzer, with the cure. The lexicon and the memory are borrowed; the memory's run has
  // begun.
  LiveIndex(const std::filesystem::path& folder, const std::filesystem::path& index_folder,
            const Lexicon& lexicon, FileMemory& memory, const LiveIndexOptions& options);
  ~LiveIndex();
  LiveIndex(const LiveIndex&) = delete;
  LiveIndex& operator=(const LiveIndex&) = delete;

  // Adds an article of the memory's current file, replaces the one of the same id, leaves it when
  // nothing in it differs, or takes a withdrawn one out. Of one id the highest version counts, of
  // equal ones the first in reading order. What is there is marked as present.
  Outcome put(const Article& article, const std::function<void(const Problem&)>& take_problem);

  struct Stale {
    std::string id;
    std::string path;
    DocumentId document = 0;
    bool has_rivals = false;  // another file has an article of its id, which may take its place
  };
  // The articles at no other place than in files that are a root or lie below it, of which put()
  // has seen nothing, which are not in a file that the memory has skipped, and which no path in
  // `keep` (a file, or a folder with all below it) protects.
  std::vector<Stale> find_stale(const std::vector<std::string>& roots,
                                const std::set<std::string>& keep);
  void remove(const Stale& stale);
  // The articles of these ids will be put once more, all that claim them, in reading order.
  void look_again(const std::set<ArticleKey>& ids);
  // The files that were read and of which articles stay that were not met there, as where they are
  // kept from being removed; not those in `except`.
  std::vector<std::string> files_with_more(const std::set<std::string>& except) const;
  // How many articles there were at or below `root` before this run.
  std::uint64_t count_before(const std::string& root) const;

  // After find_stale(): writes where articles with copies are now, and forgets the places that
  // find_stale() found empty. `take_moved` gets the ids of articles that this changes, and that
  // count as unchanged by put() or as part of a skipped file.
  void settle_places(const std::function<void(const std::string& id)>& take_moved);

  // Makes all changes durable and visible, with the claims of their files. Throws Xapian::Error or
  // Error; then the last commit stands.
  void commit();

  std::uint64_t article_count() const;

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace kiosque
