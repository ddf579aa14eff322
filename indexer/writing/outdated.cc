// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/outdated.h"

#include <xapian.h>

#include "src/analysis/analyzer.h"
#include "src/index/metadata.h"
#include "src/index/schema.h"

namespace kiosque {

std::optional<std::string> why_outdated(const std::filesystem::path& generation,
                                        const std::filesystem::path& index_folder,
                                        const Lexicon& lexicon) {
  const Xapian::Database database(generation.string());
  const IndexMetadata metadata = require_readable(database, index_folder);
  const std::string own = Analyzer::fingerprint(lexicon);
  if (metadata.schema_version != kSchemaVersion)
    return "the index was built in version " + std::to_string(metadata.schema_version) +
           " of the index format, and this is version " + std::to_string(kSchemaVersion);
  if (metadata.analyzer == own) return std::nullopt;
  if (Analyzer::differ_in_aliases_alone(metadata.analyzer, own))
    return "the index was built with other aliases of persons";
  return "the index was built with another analysis of the language";
}

}  // namespace kiosque
