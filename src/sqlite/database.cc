// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/sqlite/database.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>

#include "src/cli/error.h"

namespace kiosque {
namespace {

constexpr int kWaitMilliseconds = 10'000;
constexpr const char* kTemporary = "";  // SQLite's name for a database that goes with its handle

[[noreturn]] void fail(sqlite3* database, int code) {
  std::string message = database == nullptr || code != sqlite3_errcode(database)
                            ? sqlite3_errstr(code)
                            : sqlite3_errmsg(database);
  std::string file;
  int system = 0;
  if (database != nullptr) {
    if (const char* name = sqlite3_db_filename(database, "main"); name != nullptr) file = name;
    sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &system);
    if (system == 0) system = sqlite3_system_errno(database);
    if (system != 0 && (code == SQLITE_IOERR || code == SQLITE_CANTOPEN || code == SQLITE_FULL))
      message += std::string(": ") + std::strerror(system);
  }
  if (file.empty()) file = "a temporary database";
  const bool full =
      code == SQLITE_FULL || (code == SQLITE_IOERR && (system == EFBIG || system == EDQUOT));
  if (full)
    throw Error(ExitCode::failure, "no room to write the index: " + file + ": " + message,
                "free some space on that disk and run again; what was committed is still there");
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
    throw DamagedDatabase("cannot use " + file + ": " + message);
  throw Error(ExitCode::failure, "cannot use " + file + ": " + message,
              "check its disk and its permissions");
}

[[noreturn]] void fail(sqlite3* database) {
  fail(database, database == nullptr ? SQLITE_NOMEM : sqlite3_errcode(database));
}

std::string to_uri(const std::string& file) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : file) {
    const auto byte = static_cast<unsigned char>(c);
    if (c != '%' && c != '?' && c != '#' && byte < 0x80) {
      uri += c;
      continue;
    }
    uri += '%';
    uri += kDigits[byte >> 4];
    uri += kDigits[byte & 0xF];
  }
  return uri;
}

}  // namespace

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

SqliteStatement& SqliteStatement::bind(int index, std::int64_t value) {
  if (sqlite3_bind_int64(statement_.get(), index, value) != SQLITE_OK)
    fail(sqlite3_db_handle(statement_.get()));
  return *this;
}

SqliteStatement& SqliteStatement::bind(int index, std::string_view bytes) {
  // A null pointer would be NULL.
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  if (sqlite3_bind_blob64(statement_.get(), index, data, bytes.size(), SQLITE_TRANSIENT) !=
      SQLITE_OK)
    fail(sqlite3_db_handle(statement_.get()));
  return *this;
}

bool SqliteStatement::step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) {
    sqlite3* const database = sqlite3_db_handle(statement_.get());
    try {
      fail(database);
    } catch (...) {
      sqlite3_reset(statement_.get());
      throw;
    }
  }
  reset();
  return false;
}

void SqliteStatement::run() {
  while (step()) {
  }
}

void SqliteStatement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t SqliteStatement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view SqliteStatement::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void SqliteDatabase::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

SqliteDatabase::SqliteDatabase(const std::filesystem::path& file, Mode mode) {
  int flags = SQLITE_OPEN_READONLY;
  if (mode == Mode::write || mode == Mode::create) flags = SQLITE_OPEN_READWRITE;
  if (mode == Mode::create) flags |= SQLITE_OPEN_CREATE;
  sqlite3* database = nullptr;
  std::string name = file.string();
  if (mode == Mode::still) {
    name = to_uri(name) + "?immutable=1";
    flags |= SQLITE_OPEN_URI;
  }
  const int result = sqlite3_open_v2(name.c_str(), &database, flags, nullptr);
  database_.reset(database);
  if (result != SQLITE_OK) fail(database);
  sqlite3_extended_result_codes(database, 0);
  sqlite3_busy_timeout(database, kWaitMilliseconds);
}

SqliteDatabase SqliteDatabase::temporary() { return {kTemporary, Mode::create}; }

void SqliteDatabase::copy_to(SqliteDatabase& other) const {
  sqlite3_backup* const backup =
      sqlite3_backup_init(other.database_.get(), "main", database_.get(), "main");
  if (backup == nullptr) fail(other.database_.get());
  const int step = sqlite3_backup_step(backup, -1);
  const int finish = sqlite3_backup_finish(backup);
  if (step != SQLITE_DONE || finish != SQLITE_OK) fail(database_.get(), step);
}

void SqliteDatabase::execute(const std::string& statements) {
  if (sqlite3_exec(database_.get(), statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(database_.get());
}

SqliteStatement SqliteDatabase::prepare(std::string_view sql) const {
  SqliteStatement statement;
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &prepared, nullptr) != SQLITE_OK)
    fail(database_.get());
  statement.statement_.reset(prepared);
  return statement;
}

std::int64_t SqliteDatabase::last_row() const { return sqlite3_last_insert_rowid(database_.get()); }

void SqliteDatabase::begin() {
  if (sqlite3_get_autocommit(database_.get()) != 0) execute("BEGIN IMMEDIATE");
}

void SqliteDatabase::commit() {
  if (sqlite3_get_autocommit(database_.get()) == 0) execute("COMMIT");
}

}  // namespace kiosque
