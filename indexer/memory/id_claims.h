// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "src/index/stored_article.h"
#include "src/sqlite/database.h"

namespace kiosque {

using FileId = std::int64_t;  // of a remembered file, from 1

// The ids of articles that several files have, or that one withdraws: of those, and of no others,
// a run must know more than the files that it reads. Part of a FileMemory, whose transactions it
// shares; throws Error (failure).
class IdClaims {
 public:
  // The database is borrowed.
  explicit IdClaims(SqliteDatabase& database);
  static void create_tables(SqliteDatabase& database);

  void begin_run();

  // The file has an article of this id, and is not the only one.
  void contest(const ArticleKey& id, FileId file);
  // It withdraws that article up to this version.
  void withdraw(const ArticleKey& id, std::uint32_t version, FileId file);
  struct Withdrawal {
    FileId file = 0;
    std::uint32_t version = 0;
    bool now = false;  // read in this run
  };
  std::vector<Withdrawal> withdrawals(const ArticleKey& id);

  // The article that counted for this id has gone: others that have it are to be looked at.
  void lose(const ArticleKey& id);
  // Those of files that are read or gone and withdraw them no more.
  void lose_withdrawals(const std::function<bool(FileId)>& is_outdated);
  // Ids that were lost and not taken yet, by this run or by one that did not end.
  std::set<ArticleKey> take_lost();
  std::vector<FileId> claimants(const ArticleKey& id);
  // All that claim or withdraw something.
  std::vector<FileId> all_files();

  void forget(FileId file);
  // The run is complete: what files that it read did not claim again is no claim of theirs.
  void end_run(const std::function<bool(FileId)>& was_read);

 private:
  void write();

  SqliteDatabase& database_;
  SqliteStatement contest_;
  SqliteStatement withdraw_;
  SqliteStatement withdrawals_;
  SqliteStatement lose_;
  SqliteStatement claimants_;
  std::set<ArticleKey> taken_;
  std::int64_t run_ = 0;
  bool numbered_ = false;
};

}  // namespace kiosque
