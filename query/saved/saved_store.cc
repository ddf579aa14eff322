// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/saved/saved_store.h"

#include <exception>
#include <system_error>
#include <utility>

#include "src/cli/error.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

constexpr const char* kFile = "searches.sqlite";

// PRAGMA user_version. A change of meaning takes a new number, and code that brings old files up.
constexpr std::int64_t kVersion = 1;
constexpr std::int64_t kApplication = 0x4B696F73;  // « Kios »

// Looking up a mark takes the time of locking the file, unless one lock serves many. It is given
// back now and then: who saves a search meanwhile waits for it.
constexpr unsigned kLookUps = 1000;
constexpr const char* kCache = "PRAGMA cache_size = -32768";  // KiB, where there is so much to hold

// Names, arguments (pack_list), marks, ids and titles are blobs: any bytes, compared as such.
constexpr const char* kSchema = R"(
CREATE TABLE searches(
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  name BLOB NOT NULL UNIQUE,
  arguments BLOB NOT NULL,
  saved INTEGER NOT NULL,
  checked INTEGER NOT NULL DEFAULT 0,
  mistake BLOB NOT NULL DEFAULT x'',
  known INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  last_report INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  pending_since INTEGER NOT NULL DEFAULT 0);
CREATE TABLE known(
  search INTEGER NOT NULL, mark BLOB NOT NULL,
  PRIMARY KEY(search, mark)) WITHOUT ROWID;
CREATE TABLE pending(
  search INTEGER NOT NULL, place INTEGER NOT NULL, id BLOB NOT NULL, title BLOB NOT NULL,
  PRIMARY KEY(search, place)) WITHOUT ROWID;
CREATE TABLE forgotten(name BLOB PRIMARY KEY, reports INTEGER NOT NULL) WITHOUT ROWID;
)";

constexpr const char* kStaging = R"(
CREATE TEMP TABLE IF NOT EXISTS staged_marks(mark BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS staged_articles(
  place INTEGER PRIMARY KEY, id BLOB NOT NULL, title BLOB NOT NULL);
DELETE FROM staged_marks;
DELETE FROM staged_articles;
)";

constexpr std::string_view kColumns =
    "SELECT key, name, arguments, saved, checked, mistake, known, reports, last_report, pending, "
    "pending_since FROM searches ";

std::filesystem::path file_in(const std::filesystem::path& folder) { return folder / kFile; }

SqliteDatabase::Mode to_mode(SavedStore::Mode mode) {
  switch (mode) {
    case SavedStore::Mode::read:
      return SqliteDatabase::Mode::read;
    case SavedStore::Mode::write:
      return SqliteDatabase::Mode::write;
    case SavedStore::Mode::create:
      break;
  }
  return SqliteDatabase::Mode::create;
}

std::int64_t number_of(const SqliteDatabase& database, const char* sql) {
  SqliteStatement statement = database.prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

// A transaction that is undone unless it was committed.
class Transaction {
 public:
  explicit Transaction(SqliteDatabase& database) : database_(database) { database.begin(); }
  ~Transaction() {
    if (!committed_) try {
        database_.execute("ROLLBACK");
      } catch (const std::exception&) {
        // After some errors SQLite has rolled back by itself.
      }
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit() {
    database_.commit();
    committed_ = true;
  }

 private:
  SqliteDatabase& database_;
  bool committed_ = false;
};

}  // namespace

bool SavedStore::exists(const std::filesystem::path& index_folder) {
  std::error_code error;
  // An empty file is what a killed run left of its making.
  const auto size = std::filesystem::file_size(file_in(index_folder), error);
  if (error && error != std::errc::no_such_file_or_directory)
    throw Error(ExitCode::failure,
                "cannot read " + file_in(index_folder).string() + ": " + error.message(),
                "check that the path is right and that you may read there");
  return !error && size > 0;
}

SavedStore::SavedStore(const std::filesystem::path& index_folder, Mode mode)
    : database_(file_in(index_folder), to_mode(mode)) {
  database_.execute(kCache);
  prepare_schema(file_in(index_folder), mode);
  known_ = database_.prepare("SELECT 1 FROM known WHERE search = ? AND mark = ?");
}

void SavedStore::prepare_schema(const std::filesystem::path& file, Mode mode) {
  const auto version = [this] { return number_of(database_, "PRAGMA user_version"); };
  if (version() == 0 && mode != Mode::read) {
    Transaction transaction(database_);
    // Another program may have been faster; a database of something else is left alone.
    if (version() == 0 && number_of(database_, "SELECT count(*) FROM sqlite_master") == 0) {
      database_.execute(kSchema);
      database_.execute("PRAGMA application_id = " + std::to_string(kApplication));
      database_.execute("PRAGMA user_version = " + std::to_string(kVersion));
    }
    transaction.commit();
  }
  if (number_of(database_, "PRAGMA application_id") != kApplication)
    throw Error(ExitCode::failure, file.string() + " does not hold saved searches",
                "restore it from a copy, or move it away and save the searches again");
  if (version() > kVersion)
    throw Error(ExitCode::failure,
                file.string() + " was written by a newer version of Kiosque (its format is " +
                    std::to_string(version()) + ", this program knows " + std::to_string(kVersion) +
                    ')',
                "run that version");
}

std::vector<SavedSearch> SavedStore::read(SqliteStatement& rows) const {
  std::vector<SavedSearch> searches;
  while (rows.step()) {
    SavedSearch search;
    search.key = rows.integer(0);
    search.name = rows.bytes(1);
    search.arguments = unpack_list(rows.bytes(2));
    search.saved = rows.integer(3);
    search.checked = rows.integer(4);
    search.mistake = rows.bytes(5);
    search.known = rows.integer(6);
    search.reports = rows.integer(7);
    search.last_report = rows.integer(8);
    if (rows.integer(9) != 0)
      search.pending = PendingReport{search.reports, search.last_report, rows.integer(10)};
    searches.push_back(std::move(search));
  }
  return searches;
}

std::vector<SavedSearch> SavedStore::list() const {
  SqliteStatement rows = database_.prepare(std::string(kColumns) + "ORDER BY name");
  return read(rows);
}

std::optional<SavedSearch> SavedStore::find(std::string_view name) const {
  SqliteStatement rows = database_.prepare(std::string(kColumns) + "WHERE name = ?");
  rows.bind(1, name);
  std::vector<SavedSearch> found = read(rows);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

void SavedStore::begin_staging() {
  end_reading();
  stage_mark_ = {};  // a statement would hold its table
  stage_article_ = {};
  database_.execute(kStaging);
  stage_mark_ = database_.prepare("INSERT OR IGNORE INTO staged_marks VALUES(?)");
  stage_article_ = database_.prepare("INSERT INTO staged_articles(id, title) VALUES(?, ?)");
  staged_articles_ = 0;
}

void SavedStore::end_reading() {
  if (looked_up_ > 0) database_.commit();
  looked_up_ = 0;
}

bool SavedStore::knows(const SavedSearch& search, std::string_view mark) {
  if (looked_up_ == kLookUps) end_reading();
  if (looked_up_ == 0) database_.execute("BEGIN");
  ++looked_up_;
  const bool known = known_.bind(1, search.key).bind(2, mark).step();
  known_.reset();
  return known;
}

void SavedStore::stage_mark(std::string_view mark) { stage_mark_.bind(1, mark).run(); }

void SavedStore::stage_article(std::string_view id, std::string_view title) {
  stage_article_.bind(1, id).bind(2, title).run();
  ++staged_articles_;
}

void SavedStore::save(const SavedSearch& search, std::int64_t known) {
  end_reading();
  Transaction transaction(database_);
  if (find(search.name))
    throw Error(ExitCode::failure, "there is a saved search of that name already: " + search.name,
                "drop it first with --forget, or choose another name");
  SqliteStatement last = database_.prepare("SELECT reports FROM forgotten WHERE name = ?");
  const std::int64_t reports = last.bind(1, search.name).step() ? last.integer(0) : 0;
  database_
      .prepare("INSERT INTO searches(name, arguments, saved, known, reports) VALUES(?, ?, ?, ?, ?)")
      .bind(1, search.name)
      .bind(2, pack_list(search.arguments))
      .bind(3, search.saved)
      .bind(4, known)
      .bind(5, reports)
      .run();
  database_.prepare("INSERT INTO known SELECT ?, mark FROM staged_marks")
      .bind(1, database_.last_row())
      .run();
  last.reset();
  transaction.commit();
}

bool SavedStore::settle(const SavedSearch& search, Seconds now, std::int64_t number) {
  end_reading();
  Transaction transaction(database_);
  SqliteStatement present = database_.prepare("SELECT 1 FROM searches WHERE key = ?");
  if (!present.bind(1, search.key).step()) return false;
  present.reset();
  database_.prepare("INSERT OR IGNORE INTO known SELECT ?, mark FROM staged_marks")
      .bind(1, search.key)
      .run();
  database_.prepare("UPDATE searches SET checked = ?, mistake = x'' WHERE key = ?")
      .bind(1, now)
      .bind(2, search.key)
      .run();
  if (staged_articles_ > 0) {
    database_.prepare("INSERT INTO pending SELECT ?, place, id, title FROM staged_articles")
        .bind(1, search.key)
        .run();
    database_
        .prepare(
            "UPDATE searches SET pending = 1, reports = max(reports + 1, ?), known = known + ?, "
            "pending_since = CASE last_report WHEN 0 THEN saved ELSE last_report END, "
            "last_report = ? WHERE key = ?")
        .bind(1, number)
        .bind(2, staged_articles_)
        .bind(3, now)
        .bind(4, search.key)
        .run();
  }
  transaction.commit();
  return true;
}

void SavedStore::renumber(const SavedSearch& search, std::int64_t number) {
  end_reading();
  database_.prepare("UPDATE searches SET reports = ? WHERE key = ? AND pending = 1")
      .bind(1, number)
      .bind(2, search.key)
      .run();
}

void SavedStore::for_each_pending(
    const SavedSearch& search,
    const std::function<void(std::string_view, std::string_view)>& visit) const {
  SqliteStatement rows =
      database_.prepare("SELECT id, title FROM pending WHERE search = ? ORDER BY place");
  rows.bind(1, search.key);
  while (rows.step()) visit(rows.bytes(0), rows.bytes(1));
}

void SavedStore::finish(const SavedSearch& search, std::int64_t number) {
  end_reading();
  Transaction transaction(database_);
  database_.prepare("UPDATE searches SET pending = 0 WHERE key = ? AND reports = ?")
      .bind(1, search.key)
      .bind(2, number)
      .run();
  database_
      .prepare(
          "DELETE FROM pending WHERE search = ?1 AND "
          "(SELECT pending FROM searches WHERE key = ?1) = 0")
      .bind(1, search.key)
      .run();
  transaction.commit();
}

void SavedStore::set_mistake(const SavedSearch& search, std::string_view mistake, Seconds now) {
  end_reading();
  database_.prepare("UPDATE searches SET mistake = ?, checked = ? WHERE key = ?")
      .bind(1, mistake)
      .bind(2, now)
      .bind(3, search.key)
      .run();
}

bool SavedStore::forget(std::string_view name) {
  end_reading();
  Transaction transaction(database_);
  const std::optional<SavedSearch> search = find(name);
  if (!search) return false;
  database_.prepare("INSERT OR REPLACE INTO forgotten VALUES(?, ?)")
      .bind(1, name)
      .bind(2, search->reports)
      .run();
  for (const char* sql :
       {"DELETE FROM searches WHERE key = ?", "DELETE FROM known WHERE search = ?",
        "DELETE FROM pending WHERE search = ?"})
    database_.prepare(sql).bind(1, search->key).run();
  transaction.commit();
  return true;
}

}  // namespace kiosque
