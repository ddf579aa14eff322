// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "src/cli/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace kiosque {

// A statement of SQL with its values; it must not outlive its database. Columns are valid until
// the next step() or reset(). Throws Error (failure) for what the database refuses.
class SqliteStatement {
 public:
  SqliteStatement() = default;

  // Values count from 1, and stay until they are bound anew.
  SqliteStatement& bind(int index, std::int64_t value);
  SqliteStatement& bind(int index, std::string_view bytes);  // as a blob: any bytes

  // To the next row; false when there is none, and then the statement is ready to be run again.
  bool step();
  // Runs a statement without rows.
  void run();
  void reset();

  std::int64_t integer(int column) const;  // columns count from 0
  std::string_view bytes(int column) const;

 private:
  friend class SqliteDatabase;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// The file is no database, or one that is damaged.
class DamagedDatabase : public Error {
 public:
  explicit DamagedDatabase(const std::string& message)
      : Error(ExitCode::failure, message, "restore the file, or remove it; check its disk") {}
};

// A SQLite database in one file. Not thread-safe. Its errors are Error (failure) that name the file
// and, where the disk is full, say so in SQLite's or the system's words.
class SqliteDatabase {
 public:
  // still: for reading a file that nobody writes, without leave to write beside it.
  enum class Mode { read, still, write, create };

  // Other programs that hold it are waited for some seconds.
  SqliteDatabase(const std::filesystem::path& file, Mode mode);
  SqliteDatabase(SqliteDatabase&&) = default;
  SqliteDatabase& operator=(SqliteDatabase&&) = default;

  // An empty one that goes with its handle.
  static SqliteDatabase temporary();
  // Makes `other` a copy of this one as it is now.
  void copy_to(SqliteDatabase& other) const;

  // Runs statements without values and rows.
  void execute(const std::string& statements);
  SqliteStatement prepare(std::string_view sql) const;
  std::int64_t last_row() const;

  // Begins a transaction, where there is none; ends it, where there is one. What was not committed
  // is gone with the database's handle.
  void begin();
  void commit();

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace kiosque
