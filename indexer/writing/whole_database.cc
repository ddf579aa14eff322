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

bool has_terms(const Xapian::Database& database, Xapian::docid document) {
  try {
    return database.termlist_begin(document) != database.termlist_end(document);
  } catch (const Xapian::FeatureUnavailableError&) {  // it has no such table
    return false;
  }
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
const char* find_missing(const Xapian::Database& database) {
  const auto first = database.postlist_begin("");
  if (first == database.postlist_end("")) return nullptr;
  if (!has_text(database, *first)) return "docdata.glass";
  if (!has_terms(database, *first)) return "termlist.glass";
  return nullptr;
}

}  // namespace

Xapian::Database open_whole(const fs::path& folder) {
  constexpr int kMostTries = 3;
  for (int tries = 1;; ++tries) {
    Xapian::Database database(folder.string());
    const char* const missing = find_missing(database);
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
    const auto first = part.postlist_begin("");
    if (first == end) continue;
    const Xapian::docid number = before + 1;
    if (!has_text(merged, number) || !has_terms(merged, number))
      throw Error(ExitCode::failure,
                  "the new index lacks texts or terms: some file could not be opened, perhaps "
                  "because of Too many open files",
                  "raise the limit of open files (ulimit -n) and run again");
    // Merging counts a part's numbers from its first document to its last.
    before += last_document(part) - *first + 1;
  }
}

}  // namespace kiosque
