// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "indexer/problem.h"
#include "indexer/writing/known_articles.h"
#include "src/analysis/lexicon.h"
#include "src/article/article.h"

namespace kiosque {

// The live generation, brought in line with the sources an article at a time. Without `writable`
// it only tells what would change. Not thread-safe.
class LiveIndex {
 public:
  // Opens the generation in `folder`. Throws Error when it is of another schema or was made by
  // another analyzer, with the cure. The lexicon is borrowed.
  LiveIndex(const std::filesystem::path& folder, const std::filesystem::path& index_folder,
            const Lexicon& lexicon, bool writable);
  ~LiveIndex();
  LiveIndex(const LiveIndex&) = delete;
  LiveIndex& operator=(const LiveIndex&) = delete;

  // Adds the article, replaces the one of the same id, leaves it when nothing in it differs, or
  // takes a withdrawn one out. Of one id the highest version counts, of this run and of those
  // before. What is there is marked as present. Commits every few thousand changes.
  Outcome put(const Article& article, const std::function<void(const Problem&)>& take_problem);

  struct Stale {
    std::string id;
    std::string path;
    std::uint32_t document = 0;
    bool outranked_others = false;  // lower versions of its id were left out for it
  };
  // The articles at no other place than in files that are a root or lie below it, of which put()
  // has seen nothing, and which no path in `keep` (a file, or a folder with all below it) protects.
  std::vector<Stale> find_stale(const std::vector<std::string>& roots,
                                const std::set<std::string>& keep);
  void remove(const Stale& stale);

  // After find_stale(): writes where articles with copies are now, and forgets the places that
  // find_stale() found empty. Returns how many articles that changes which put() called unchanged.
  std::uint64_t settle_places();

  // Makes all changes durable and visible. Throws Xapian::Error; then the last commit stands.
  void commit();

  std::uint64_t article_count() const;

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace kiosque
