// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/open_index.h"

#include <chrono>
#include <exception>
#include <fstream>
#include <ostream>
#include <string>
#include <system_error>
#include <thread>

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

// Names the live generation. Empty for a database that is no index.
std::string read_stub(const std::filesystem::path& folder) {
  std::ifstream stub(folder / "XAPIANDB");
  std::string line;
  std::getline(stub, line);
  return line;
}

}  // namespace

// While it is opened a generation may be replaced, and removed: opening fails then, or Xapian
// takes the files that are gone already for empty tables. One that is still live was opened whole.
Xapian::Database open_live_generation(const std::filesystem::path& folder) {
  constexpr int kMostTries = 20;
  constexpr std::chrono::milliseconds kPause(5);
  for (int tries = 1;; ++tries) {
    const std::string live = read_stub(folder);
    try {
      Xapian::Database database(folder.string());
      require_readable(database, folder);
      if (read_stub(folder) == live) return database;
      if (tries >= kMostTries) throw Xapian::DatabaseModifiedError("replaced again and again");
    } catch (const Xapian::DatabaseModifiedError&) {
      if (tries >= kMostTries) throw;
    } catch (const std::exception&) {  // Error too: of tables that are gone
      if (tries >= kMostTries || read_stub(folder) == live) throw;
    } catch (const Xapian::DatabaseError&) {
      if (tries >= kMostTries || read_stub(folder) == live) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

Xapian::Database open_index(const std::filesystem::path& folder, const Lexicon& lexicon,
                            std::ostream& err) {
  const std::string name = folder.string();
  if (!holds_database(folder))
    throw Error(ExitCode::unavailable, "there is no index in " + name,
                "build one with: kiosque-indexer --index " + name +
                    " SOURCE..., or name another folder with --index");
  Xapian::Database database = open_live_generation(folder);
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
