// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/memory/id_claims.h"

#include <string>

namespace kiosque {
namespace {

// SQLite's integers have a sign; the bits stay.
std::int64_t to_column(std::uint64_t half) { return static_cast<std::int64_t>(half); }

ArticleKey key_of(const SqliteStatement& row) {
  return {static_cast<std::uint64_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1))};
}

SqliteStatement& bind_key(SqliteStatement& statement, const ArticleKey& id) {
  return statement.bind(1, to_column(id.low)).bind(2, to_column(id.high));
}

}  // namespace

void IdClaims::create_tables(SqliteDatabase& database) {
  // `run` is the number of the run that saw the claim last.
  database.execute(
      "CREATE TABLE runs (number INTEGER NOT NULL);"
      "INSERT INTO runs VALUES (0);"
      "CREATE TABLE contests (low INTEGER, high INTEGER, file INTEGER, run INTEGER,"
      " PRIMARY KEY (low, high, file)) WITHOUT ROWID;"
      "CREATE INDEX contests_of_file ON contests (file);"
      "CREATE TABLE withdrawals (low INTEGER, high INTEGER, file INTEGER, version INTEGER,"
      " run INTEGER, PRIMARY KEY (low, high, file)) WITHOUT ROWID;"
      "CREATE INDEX withdrawals_of_file ON withdrawals (file);"
      "CREATE TABLE lost (low INTEGER, high INTEGER, PRIMARY KEY (low, high)) WITHOUT ROWID;");
}

IdClaims::IdClaims(SqliteDatabase& database)
    : database_(database),
      contest_(database.prepare("INSERT OR REPLACE INTO contests VALUES (?1, ?2, ?3, ?4)")),
      withdraw_(database.prepare("INSERT OR REPLACE INTO withdrawals VALUES (?1, ?2, ?3, ?4, ?5)")),
      withdrawals_(database.prepare(
          "SELECT file, version, run FROM withdrawals WHERE low = ?1 AND high = ?2")),
      lose_(database.prepare("INSERT OR IGNORE INTO lost VALUES (?1, ?2)")),
      claimants_(database.prepare("SELECT file FROM contests WHERE low = ?1 AND high = ?2")) {}

void IdClaims::begin_run() {
  SqliteStatement last = database_.prepare("SELECT max(number) FROM runs");
  last.step();
  run_ = last.integer(0) + 1;
}

// With the first claim: a run that is killed keeps its number, and the next one has another.
void IdClaims::write() {
  database_.begin();
  if (numbered_) return;
  database_.prepare("UPDATE runs SET number = ?1").bind(1, run_).run();
  numbered_ = true;
}

void IdClaims::contest(const ArticleKey& id, FileId file) {
  write();
  bind_key(contest_, id).bind(3, file).bind(4, run_).run();
}

void IdClaims::withdraw(const ArticleKey& id, std::uint32_t version, FileId file) {
  write();
  bind_key(withdraw_, id).bind(3, file).bind(4, version).bind(5, run_).run();
}

std::vector<IdClaims::Withdrawal> IdClaims::withdrawals(const ArticleKey& id) {
  std::vector<Withdrawal> found;
  bind_key(withdrawals_, id);
  while (withdrawals_.step())
    found.push_back({withdrawals_.integer(0), static_cast<std::uint32_t>(withdrawals_.integer(1)),
                     withdrawals_.integer(2) == run_});
  return found;
}

void IdClaims::lose(const ArticleKey& id) {
  database_.begin();
  bind_key(lose_, id).run();
}

void IdClaims::lose_withdrawals(const std::function<bool(FileId)>& is_outdated) {
  std::vector<ArticleKey> lost;
  SqliteStatement old = database_.prepare(
      "SELECT low, high, file FROM withdrawals WHERE run < ?1 ORDER BY low, high");
  old.bind(1, run_);
  while (old.step())
    if (is_outdated(old.integer(2))) lost.push_back(key_of(old));
  for (const ArticleKey& id : lost) lose(id);
}

std::set<ArticleKey> IdClaims::take_lost() {
  std::set<ArticleKey> lost;
  SqliteStatement all = database_.prepare("SELECT low, high FROM lost");
  while (all.step())
    if (const ArticleKey id = key_of(all); taken_.insert(id).second) lost.insert(id);
  return lost;
}

std::vector<FileId> IdClaims::claimants(const ArticleKey& id) {
  std::vector<FileId> files;
  bind_key(claimants_, id);
  while (claimants_.step()) files.push_back(claimants_.integer(0));
  return files;
}

std::vector<FileId> IdClaims::all_files() {
  std::vector<FileId> files;
  SqliteStatement all =
      database_.prepare("SELECT file FROM contests UNION SELECT file FROM withdrawals");
  while (all.step()) files.push_back(all.integer(0));
  return files;
}

void IdClaims::forget(FileId file) {
  database_.begin();
  for (const char* table : {"contests", "withdrawals"})
    database_.prepare("DELETE FROM " + std::string(table) + " WHERE file = ?1").bind(1, file).run();
}

void IdClaims::end_run(const std::function<bool(FileId)>& was_read) {
  for (const std::string table : {"contests", "withdrawals"}) {
    std::set<FileId> outdated;
    SqliteStatement old =
        database_.prepare("SELECT DISTINCT file FROM " + table + " WHERE run < ?1");
    old.bind(1, run_);
    while (old.step())
      if (was_read(old.integer(0))) outdated.insert(old.integer(0));
    if (outdated.empty()) continue;
    database_.begin();
    SqliteStatement drop =
        database_.prepare("DELETE FROM " + table + " WHERE file = ?1 AND run < ?2");
    for (const FileId file : outdated) drop.bind(1, file).bind(2, run_).run();
  }
  if (!taken_.empty()) {
    database_.begin();
    database_.execute("DELETE FROM lost");
  }
}

}  // namespace kiosque
