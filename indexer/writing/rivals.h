// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include "indexer/memory/file_memory.h"
#include "indexer/writing/known_articles.h"
#include "src/index/stored_article.h"

namespace kiosque {

// Remembers that the memory's current file and the one that `entry` was read from have articles of
// the same id that are not the same. Before the entry gets the current file.
inline void contest_rival(const Article& article, KnownArticles::Meeting meeting,
                          const KnownArticles::Entry& entry, FileMemory& memory) {
  using Meeting = KnownArticles::Meeting;
  if (meeting == Meeting::first || meeting == Meeting::same) return;
  if (entry.file == 0 || entry.file == memory.current()) return;
  const ArticleKey id = identity_key(article);
  memory.claims().contest(id, memory.current());
  memory.claims().contest(id, entry.file);
}

// The outcome of a meeting in a new index, with what is to be remembered of it; the entry has
// its change and its file afterwards.
inline Outcome put_in_new_index(const Article& article, KnownArticles::Meeting meeting,
                                KnownArticles::Entry& entry, FileMemory& memory) {
  using Meeting = KnownArticles::Meeting;
  contest_rival(article, meeting, entry, memory);
  if (meeting == Meeting::withdraws)
    memory.claims().withdraw(identity_key(article), withdrawn_version(article), memory.current());
  Outcome outcome = outcome_in_new_index(meeting, entry);
  if (outcome.instead_of) outcome.instead_file = entry.file;
  if (meeting == Meeting::first || meeting == Meeting::newer || meeting == Meeting::withdraws)
    entry.file = static_cast<std::uint32_t>(memory.current());
  return outcome;
}

}  // namespace kiosque
