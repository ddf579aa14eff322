// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/whole_database.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>

#include "src/cli/error.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

bool has_text(const Xapian::Database& database, Xapian::docid document) {
  return !database.get_document(document).get_data().empty();
}

bool has_positions(const Xapian::Database& database, Xapian::docid document) {
  const auto end = database.termlist_end(document);
  for (auto t = database.termlist_begin(document); t != end; ++t)
    if (t.positionlist_count() > 0) return true;
  return false;
}

// Numbers of documents that were taken out may be above it.
Xapian::docid last_document(const Xapian::Database& database) {
  Xapian::docid last = database.get_lastdocid();
  const auto exists = [&database](Xapian::docid number) {
    auto found = database.postlist_begin("");
    found.skip_to(number);
    return found != database.postlist_end("");
  };
  while (!exists(last)) --last;
  return last;
}

// The table that is there and yet has nothing; null where both are as they should be.
const char* find_missing(const Xapian::Database& database, const fs::path& folder) {
  const auto first = database.postlist_begin("");
  if (first == database.postlist_end("")) return nullptr;
  if (!has_text(database, *first)) return "docdata.glass";
  if (!database.has_positions() && fs::exists(folder / "position.glass")) return "position.glass";
  return nullptr;
}

}  // namespace

Xapian::Database open_whole(const fs::path& folder) {
  constexpr int kMostTries = 3;
  for (int tries = 1;; ++tries) {
    Xapian::Database database(folder.string());
    const char* const missing = find_missing(database, folder);
    if (missing == nullptr) return database;
    const int file = open((folder / missing).c_str(), O_RDONLY | O_CLOEXEC);
    const int error = file < 0 ? errno : EIO;
    if (file >= 0) close(file);
    if (file < 0 || tries >= kMostTries)
      throw Xapian::DatabaseOpeningError("Couldn't open " + (folder / missing).string(), "", error);
  }
}

void require_merged(const std::vector<Xapian::Database>& parts, const Xapian::Database& merged) {
  Xapian::docid before = 0;  // numbers of the parts before
  for (const Xapian::Database& part : parts) {
    const auto end = part.postlist_end("");
    auto sample = part.postlist_begin("");
    if (sample == end) continue;
    // Merging counts a part's numbers from its first document to its last.
    const Xapian::docid first = *sample;
    const bool positions = part.has_positions();
    while (positions && sample != end && !has_positions(part, *sample)) ++sample;
    const Xapian::docid number = before + (sample == end ? first : *sample) - first + 1;
    if (!has_text(merged, number) || (positions && !has_positions(merged, number)))
      throw Error(ExitCode::failure,
                  "the new index lacks texts or positions: some file could not be opened, perhaps "
                  "because of Too many open files",
                  "raise the limit of open files (ulimit -n) and run again");
    before += last_document(part) - first + 1;
  }
}

}  // namespace kiosque
