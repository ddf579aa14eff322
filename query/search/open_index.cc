// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/open_index.h"

#include <ostream>
#include <string>
#include <system_error>

#include "src/analysis/analyzer.h"
#include "src/cli/error.h"
#include "src/index/metadata.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

// An index, or a Xapian database of another program.
bool holds_database(const std::filesystem::path& folder) {
  for (const char* file : {"XAPIANDB", "iamglass"}) {
    std::error_code error;
    if (std::filesystem::exists(folder / file, error)) return true;
    if (error)
      throw Error(ExitCode::unavailable,
                  "cannot read the index in " + folder.string() + ": " + error.message(),
                  "check that the path is right and that you may read there");
  }
  return false;
}

}  // namespace

Xapian::Database open_index(const std::filesystem::path& folder, const Lexicon& lexicon,
                            std::ostream& err) {
  const std::string name = folder.string();
  if (!holds_database(folder))
    throw Error(ExitCode::unavailable, "there is no index in " + name,
                "build one with: kiosque-indexer --index " + name +
                    " SOURCE..., or name another folder with --index");
  Xapian::Database database(name);
  const IndexMetadata metadata = require_readable(database, folder);
  const std::string own = Analyzer::fingerprint(lexicon);
  if (metadata.schema_version != kSchemaVersion)
    err << "kiosque-query: note: the index was built by an older version of Kiosque; some articles "
           "may be missed until the next run of kiosque-indexer builds it anew\n";
  else if (Analyzer::differ_in_aliases_alone(metadata.analyzer, own))
    err << "kiosque-query: note: the index was built with other aliases of persons; name the same "
           "file with --aliases, or run kiosque-indexer, which builds it anew with those it is "
           "given\n";
  else if (metadata.analyzer != own)
    err << "kiosque-query: note: the index was built with another analysis of the language; some "
           "words may be missed until the next run of kiosque-indexer builds it anew\n";
  return database;
}

}  // namespace kiosque
