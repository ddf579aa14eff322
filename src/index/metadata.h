// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace kiosque {

// What an index says of itself, in Xapian's metadata.
struct IndexMetadata {
  int schema_version = 0;
  std::string analyzer;  // Analyzer::fingerprint() of the run that built it
};

// The same as keys and values.
std::vector<std::pair<std::string, std::string>> entries_of(const IndexMetadata& metadata);

void write_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata);

// Nothing when the database was not made by Kiosque.
std::optional<IndexMetadata> read_metadata(const Xapian::Database& database);

// Throws Error (unavailable), with the cure, when the database is no index of this version's
// schema. A different analyzer is not an error: such an index still answers.
IndexMetadata require_compatible(const Xapian::Database& database,
                                 const std::filesystem::path& index_folder);

// Likewise, but takes older schemas too: what such an index lacks is not found in it.
IndexMetadata require_readable(const Xapian::Database& database,
                               const std::filesystem::path& index_folder);

// Where the index is when --index is not given: $KIOSQUE_INDEX, else
// $XDG_DATA_HOME/kiosque/index, else ~/.local/share/kiosque/index. Throws Error (failure) when
// none of the three is set.
std::filesystem::path default_index_folder();

}  // namespace kiosque
