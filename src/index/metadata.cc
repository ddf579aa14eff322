// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/index/metadata.h"

#include <xapian.h>

#include <charconv>
#include <cstdlib>

#include "src/cli/error.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

// Keys are frozen.
constexpr const char* kSchemaKey = "kiosque.schema";
constexpr const char* kAnalyzerKey = "kiosque.analyzer";

std::optional<std::filesystem::path> folder_from(const char* variable, const char* below) {
  const char* value = std::getenv(variable);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return *below == '\0' ? std::filesystem::path(value) : std::filesystem::path(value) / below;
}

[[noreturn]] void refuse(int version, const std::filesystem::path& index_folder) {
  throw Error(
      ExitCode::unavailable,
      index_folder.string() + " was written in version " + std::to_string(version) +
          " of the index format; this program reads version " + std::to_string(kSchemaVersion),
      std::string(version > kSchemaVersion ? "use the newer program that wrote it, or " : "") +
          "build it again with: kiosque-indexer --rebuild --index " + index_folder.string() +
          " SOURCE...");
}

}  // namespace

std::vector<std::pair<std::string, std::string>> entries_of(const IndexMetadata& metadata) {
  return {{kSchemaKey, std::to_string(metadata.schema_version)}, {kAnalyzerKey, metadata.analyzer}};
}

void write_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata) {
  for (const auto& [key, value] : entries_of(metadata)) database.set_metadata(key, value);
}

std::optional<IndexMetadata> read_metadata(const Xapian::Database& database) {
  const std::string version = database.get_metadata(kSchemaKey);
  if (version.empty()) return std::nullopt;
  IndexMetadata metadata;
  const char* const end = version.data() + version.size();
  if (std::from_chars(version.data(), end, metadata.schema_version).ptr != end)
    metadata.schema_version = 0;  // of no version
  metadata.analyzer = database.get_metadata(kAnalyzerKey);
  return metadata;
}

IndexMetadata require_readable(const Xapian::Database& database,
                               const std::filesystem::path& index_folder) {
  const auto metadata = read_metadata(database);
  if (!metadata)
    throw Error(ExitCode::unavailable,
                index_folder.string() + " is a Xapian database, but not an index of Kiosque",
                "name another folder with --index");
  if (metadata->schema_version < 1 || metadata->schema_version > kSchemaVersion)
    refuse(metadata->schema_version, index_folder);
  return *metadata;
}

IndexMetadata require_compatible(const Xapian::Database& database,
                                 const std::filesystem::path& index_folder) {
  IndexMetadata metadata = require_readable(database, index_folder);
  if (metadata.schema_version != kSchemaVersion) refuse(metadata.schema_version, index_folder);
  return metadata;
}

std::filesystem::path default_index_folder() {
  if (const auto folder = folder_from("KIOSQUE_INDEX", "")) return *folder;
  if (const auto folder = folder_from("XDG_DATA_HOME", "kiosque/index")) return *folder;
  if (const auto folder = folder_from("HOME", ".local/share/kiosque/index")) return *folder;
  throw Error(ExitCode::failure, "no folder is given for the index",
              "name it with --index DIR or in KIOSQUE_INDEX");
}

}  // namespace kiosque
