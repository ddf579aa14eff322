// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/memory/memory_tables.h"

#include <optional>
#include <string>
#include <utility>

#include "indexer/memory/id_claims.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kVersion = 1;  // of the tables

void create_tables(SqliteDatabase& database) {
  database.begin();
  // An id is never given to another file: claims could outlive theirs.
  database.execute(
      "CREATE TABLE files (id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB NOT NULL UNIQUE,"
      " size INTEGER, modified INTEGER, changed INTEGER, reading INTEGER, articles INTEGER,"
      " copies INTEGER, superseded INTEGER, elsewhere INTEGER);"
      "CREATE TABLE roots (path BLOB PRIMARY KEY) WITHOUT ROWID;"
      "CREATE TABLE guarded (path BLOB PRIMARY KEY) WITHOUT ROWID;"
      "CREATE TABLE problems (file INTEGER, kind INTEGER, line INTEGER, entry BLOB, message BLOB,"
      " cure BLOB);"
      "CREATE INDEX problems_of_file ON problems (file);");
  IdClaims::create_tables(database);
  database.execute("PRAGMA user_version = " + std::to_string(kVersion));
  database.commit();
}

std::int64_t version_of(const SqliteDatabase& database) {
  SqliteStatement version = database.prepare("PRAGMA user_version");
  return version.step() ? version.integer(0) : 0;
}

// A memory that is lost costs one reading of all files, and nothing else.
SqliteDatabase begin_anew(const fs::path& file) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(file.string() + suffix);
  SqliteDatabase database(file, SqliteDatabase::Mode::create);
  create_tables(database);
  return database;
}

SqliteDatabase open_database(const fs::path& file) {
  try {
    SqliteDatabase database(file, SqliteDatabase::Mode::create);
    const std::int64_t version = version_of(database);
    if (version == 0) create_tables(database);
    if (version == kVersion) database.prepare("SELECT count(*) FROM files").step();
    if (version == 0 || version == kVersion) return database;
  } catch (const DamagedDatabase&) {
    return begin_anew(file);
  }
  return begin_anew(file);
}

// The memory of a live generation, if there is one that can be read. Without a log of a run that
// goes on or was killed nothing needs to be written for that.
std::optional<SqliteDatabase> copy_of(const fs::path& file, SqliteDatabase copied) {
  if (file.empty() || !fs::exists(file)) return std::nullopt;
  try {
    const bool has_log = fs::exists(file.string() + "-wal");
    SqliteDatabase(file, has_log ? SqliteDatabase::Mode::write : SqliteDatabase::Mode::still)
        .copy_to(copied);
    if (version_of(copied) == kVersion) return copied;
  } catch (const DamagedDatabase&) {
  }
  return std::nullopt;
}

}  // namespace

SqliteDatabase open_memory_tables(const fs::path& file) {
  SqliteDatabase database = open_database(file);
  database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  return database;
}

SqliteDatabase copy_memory_tables(const fs::path& file) {
  if (auto copied = copy_of(file, SqliteDatabase::temporary())) return std::move(*copied);
  SqliteDatabase fresh = SqliteDatabase::temporary();
  create_tables(fresh);
  return fresh;
}

SqliteDatabase build_memory_tables(const fs::path& file, const fs::path& before) {
  if (!copy_of(before, SqliteDatabase(file, SqliteDatabase::Mode::create))) fs::remove(file);
  SqliteDatabase database = open_database(file);
  database.execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
  return database;
}

}  // namespace kiosque
