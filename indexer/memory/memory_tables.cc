// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/memory/memory_tables.h"

#include <string>

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

SqliteDatabase open_database(const fs::path& file) {
  SqliteDatabase database(file, SqliteDatabase::Mode::create);
  const std::int64_t version = version_of(database);
  if (version == kVersion) return database;
  if (version != 0) {
    database = SqliteDatabase::temporary();
    fs::remove(file);
    return open_database(file);
  }
  create_tables(database);
  return database;
}

}  // namespace

SqliteDatabase open_memory_tables(const fs::path& file) {
  SqliteDatabase database = open_database(file);
  database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  return database;
}

SqliteDatabase copy_memory_tables(const fs::path& file) {
  SqliteDatabase copied = SqliteDatabase::temporary();
  if (!file.empty() && fs::exists(file)) {
    SqliteDatabase(file, SqliteDatabase::Mode::write).copy_to(copied);
    if (version_of(copied) == kVersion) return copied;
    copied = SqliteDatabase::temporary();
  }
  create_tables(copied);
  return copied;
}

SqliteDatabase build_memory_tables(const fs::path& file, const fs::path& before) {
  if (!before.empty() && fs::exists(before)) {
    SqliteDatabase copied(file, SqliteDatabase::Mode::create);
    SqliteDatabase(before, SqliteDatabase::Mode::write).copy_to(copied);
  }
  SqliteDatabase database = open_database(file);
  database.execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
  return database;
}

}  // namespace kiosque
