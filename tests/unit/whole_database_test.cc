// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/whole_database.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include "src/cli/error.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

// Documents of which the first ones and the last ones may have been taken out.
void make_part(const fs::path& folder, Xapian::docid first, Xapian::docid last) {
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE);
  for (Xapian::docid number = 1; number <= 5; ++number) {
    Xapian::Document document;
    document.set_data("texte " + std::to_string(number));
    document.add_boolean_term("Q" + std::to_string(number));
    database.add_document(document);
  }
  for (Xapian::docid number = 1; number <= 5; ++number)
    if (number < first || number > last) database.delete_document(number);
  database.commit();
}

Xapian::Database merge(const std::vector<fs::path>& parts, const fs::path& target) {
  Xapian::Database all;
  for (const fs::path& part : parts) all.add_database(Xapian::Database(part.string()));
  all.compact(target.string(), Xapian::Compactor::FULL);
  return Xapian::Database(target.string());
}

TEST(WholeDatabase, IsWholeWhateverWasTakenOutBeforeTheMerge) {
  const TempFolder folder;
  const std::vector<fs::path> paths = {folder / "a", folder / "b", folder / "c", folder / "d"};
  make_part(paths[0], 1, 5);
  make_part(paths[1], 3, 4);
  make_part(paths[2], 6, 6);
  make_part(paths[3], 2, 5);
  std::vector<Xapian::Database> parts;
  parts.reserve(paths.size());
  for (const fs::path& path : paths) parts.push_back(open_whole(path));
  EXPECT_NO_THROW(require_merged(parts, merge(paths, folder / "merged")));
}

TEST(WholeDatabase, TellsATableThatStaysAway) {
  for (const char* table : {"docdata.glass", "termlist.glass"}) {
    SCOPED_TRACE(table);
    const TempFolder folder;
    make_part(folder / "a", 1, 5);
    make_part(folder / "b", 1, 5);
    fs::copy(folder / "b", folder / "hurt");
    fs::remove(folder / "hurt" / table);
    const Xapian::Database merged =
        merge({folder / "a", folder / "hurt"}, folder / "merged");  // and Xapian says nothing
    EXPECT_THROW(require_merged({open_whole(folder / "a"), open_whole(folder / "b")}, merged),
                 Error);
  }
  for (const char* table : {"docdata.glass", "termlist.glass"}) {
    const TempFolder folder;
    make_part(folder / "a", 1, 5);
    fs::remove(folder / "a" / table);
    EXPECT_THROW(open_whole(folder / "a"), Xapian::DatabaseOpeningError) << table;
  }
}

}  // namespace
}  // namespace kiosque
