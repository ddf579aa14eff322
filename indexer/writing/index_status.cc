// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/index_status.h"

#include <xapian.h>

#include "indexer/writing/disk_space.h"
#include "indexer/writing/index_folder.h"
#include "src/analysis/analyzer.h"
#include "src/cli/error.h"
#include "src/index/metadata.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

IndexStatus::Generation describe(const fs::path& generation) {
  return {generation.filename().string(), folder_bytes(generation)};
}

void read_live(IndexStatus& status, const Lexicon& lexicon) {
  const auto live = find_live_generation(status.folder);
  if (!live) return;
  const Xapian::Database database(live->string());
  const auto metadata = read_metadata(database);
  if (!metadata)
    throw Error(ExitCode::unavailable, live->string() + " is not an index of Kiosque",
                "name another folder with --index");
  status.live = describe(*live);
  status.articles = database.get_doccount();
  status.schema_version = metadata->schema_version;
  status.analyzer = metadata->analyzer;
  const std::string own = Analyzer::fingerprint(lexicon);
  if (status.analyzer == own)
    status.analysis = IndexStatus::Analysis::own;
  else
    status.analysis = Analyzer::differ_in_aliases_alone(status.analyzer, own)
                          ? IndexStatus::Analysis::other_aliases
                          : IndexStatus::Analysis::other;
}

}  // namespace

IndexStatus read_status(const fs::path& index_folder, const Lexicon& lexicon) {
  IndexStatus status;
  status.folder = index_folder;
  // A run may commit or publish meanwhile; it does not do so all the time.
  constexpr int kTries = 5;
  for (int left = kTries - 1;; --left) {
    try {
      read_live(status, lexicon);
      break;
    } catch (const Xapian::DatabaseError&) {
      if (left == 0) throw;
    }
  }
  for (const fs::path& kept : find_kept_generations(index_folder))
    status.kept.push_back(describe(kept));
  for (const fs::path& abandoned : find_abandoned_generations(index_folder))
    status.abandoned.push_back(describe(abandoned));
  status.lock = look_at_lock(index_folder);
  return status;
}

}  // namespace kiosque
