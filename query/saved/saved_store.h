// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/saved/saved_search.h"
#include "src/sqlite/database.h"

namespace kiosque {

// The saved searches of an index: DIR/searches.sqlite, beside the generations, so that they outlive
// rebuilds. It knows for each search which articles were reported, by marks of 16 bytes.
//
// What a run finds is staged first, in a temporary table of any size, and taken over in one short
// transaction: before it nothing was found, after it the report is settled. Not thread-safe. Throws
// Error (failure).
class SavedStore {
 public:
  static bool exists(const std::filesystem::path& index_folder);

  enum class Mode { read, write, create };
  SavedStore(const std::filesystem::path& index_folder, Mode mode);

  std::vector<SavedSearch> list() const;  // by name
  std::optional<SavedSearch> find(std::string_view name) const;

  // Begins with nothing staged.
  void begin_staging();
  bool knows(const SavedSearch& search, std::string_view mark);
  void stage_mark(std::string_view mark);
  void stage_article(std::string_view id, std::string_view title);  // that is news
  std::int64_t staged_articles() const { return staged_articles_; }

  // Keeps a new search; the staged marks are known from the start, those of `known` articles.
  // Throws where the name is taken.
  void save(const SavedSearch& search, std::int64_t known);

  // Takes over what is staged as the next report of a search, which is pending then, with the next
  // number that is at least `number`; without articles only the marks and that the search was run.
  // False where it was forgotten meanwhile.
  bool settle(const SavedSearch& search, Seconds now, std::int64_t number = 1);
  // Gives the pending report a later number: the place of its own was taken meanwhile.
  void renumber(const SavedSearch& search, std::int64_t number);
  // The articles of the pending report, in the order in which they were staged.
  void for_each_pending(
      const SavedSearch& search,
      const std::function<void(std::string_view id, std::string_view title)>& visit) const;
  // It has reached its reader.
  void finish(const SavedSearch& search, std::int64_t number);

  void set_mistake(const SavedSearch& search, std::string_view mistake, Seconds now);

  // False where there is none of that name. Its reports' numbers are not used again.
  bool forget(std::string_view name);

 private:
  void end_reading();
  void prepare_schema(const std::filesystem::path& file, Mode mode);
  std::vector<SavedSearch> read(SqliteStatement& rows) const;

  SqliteDatabase database_;
  SqliteStatement known_;
  SqliteStatement stage_mark_;
  SqliteStatement stage_article_;
  std::int64_t staged_articles_ = 0;
  unsigned looked_up_ = 0;  // in the transaction that is open for reading; 0: none is
};

}  // namespace kiosque
