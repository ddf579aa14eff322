// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "src/article/article.h"
#include "src/index/stored_article.h"

namespace kiosque {

// What would become of an article that was read, or has.
enum class Change {
  added,
  changed,
  unchanged,
  copy,        // an exact copy of one that this run has read: another place of it
  superseded,  // not in the index: a version that counts more is, or a withdrawal
  duplicate,   // not in the index: the id is that of another article that this run has read
  removed,     // a withdrawal that took an article from the index
  none,        // a withdrawal of what is not there
};

inline bool is_in_index(Change change) {
  return change == Change::added || change == Change::changed || change == Change::unchanged;
}

struct Outcome {
  Change change = Change::none;
  // What this run said before of an earlier version that this one puts out.
  std::optional<Change> instead_of = std::nullopt;
  std::uint32_t instead_file = 0;  // from which that version was read
};

// The articles that one run has read: for each the key, the version that counts, and its
// document; 48 bytes an article. Of one id the highest version counts whatever the order, and a
// withdrawal counts more than the version that it withdraws. Not thread-safe.
class KnownArticles {
 public:
  struct Entry {
    ArticleKey key;
    std::uint64_t content = 0;  // of the version that counts
    std::uint32_t version = 0;
    std::uint32_t document = 0;  // that holds it; 0: none
    std::uint32_t file = 0;      // it was read from, as the caller numbers them
    Change change = Change::none;
    bool canceled = false;
    bool used = false;
    bool open = false;  // the version that counted is gone: the next one counts
  };

  // How an article stands to those of its key that were read before.
  enum class Meeting { first, newer, same, older, other, withdraws };

  // Finds or makes the entry; where the article counts (first, newer, withdraws) the entry has its
  // version and content afterwards, and the caller sets document, file and change. The entry is
  // valid until the next call.
  Meeting meet(const Article& article, Entry*& entry);

  // The article that counted for this key was removed.
  void reopen(const ArticleKey& key) { find(key).open = true; }

 private:
  Entry& find(const ArticleKey& key);
  void grow();

  std::vector<Entry> entries_;  // open addressing; a power of two, at most three quarters full
  std::size_t used_ = 0;
};

// The version that a withdrawal withdraws, with all below: the highest where it tells none.
std::uint32_t withdrawn_version(const Article& article);

// For a new index: the outcome of a meeting but for the numbers of documents, which is all that
// a rehearsal needs.
Outcome outcome_in_new_index(KnownArticles::Meeting meeting, KnownArticles::Entry& entry);

// Likewise for an article that is carried over from an old index, after all that were read.
Outcome outcome_of_carried(KnownArticles::Meeting meeting, KnownArticles::Entry& entry);

}  // namespace kiosque
