// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <vector>

#include "indexer/memory/file_memory.h"
#include "indexer/writing/known_articles.h"
#include "src/article/article.h"

namespace kiosque {

// The files that have articles of one id, where not all of them can be in the index: remembered so
// that whoever loses its place makes room for the next. Borrows the memory; not thread-safe.
class Rivals {
 public:
  explicit Rivals(FileMemory& memory) : memory_(memory) {}

  // The memory's current file and the one that `entry` was read from have articles of the same id
  // that are not the same. To be called before the entry gets the current file.
  void note_meeting(const Article& article, KnownArticles::Meeting meeting,
                    const KnownArticles::Entry& entry);
  // So have the current file and those of these places.
  void note_places(const Article& article, const std::vector<std::string>& places);
  // The current file has it, and it does not count.
  void claim(const Article& article);
  // It is of a lower version than it was: others may count more now.
  void lose_rank(const Article& article);
  // Whether a file that is not read withdraws it; the entry knows then.
  bool is_withdrawn(const Article& article, KnownArticles::Entry& entry);
  // The current file withdraws the article.
  void note_withdrawal(const Article& article);

  // The places of those which are in files that need not be read, and so still have the article.
  std::vector<std::string> holding(const std::vector<std::string>& places);
  bool is_any_skipped(const std::vector<std::string>& places);

  // The article takes the place of what was at `places` and of other claims to its id: these files
  // are read, by this run or the next, to be told so.
  void displace(const Article& article, const std::vector<std::string>& places);

  // Where its first place in reading order is no more among those that are left, who else claims
  // the id is looked at again.
  void leave_first_place(const Article& article, const std::vector<std::string>& before,
                         const std::vector<std::string>& left);

 private:
  FileMemory& memory_;
};

// The outcome of a meeting in a new index, with what is to be remembered of it; the entry has its
// change and its file afterwards.
Outcome put_in_new_index(const Article& article, KnownArticles::Meeting meeting,
                         KnownArticles::Entry& entry, FileMemory& memory);

}  // namespace kiosque
