// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "indexer/file_stamp.h"
#include "indexer/input/limits.h"
#include "indexer/input/opener.h"
#include "indexer/readers/reader.h"

namespace kiosque {

struct Sources {
  std::vector<std::string> present;  // in reading order
  std::vector<std::string> missing;
};

// The absolute form of each source, links in its folders resolved, so that an article's path does
// not depend on where a run was started. "-" stays.
Sources find_sources(const std::vector<std::string>& sources);

// Why a missing one cannot be read.
Problem missing_source(const std::string& source);

// The same where none may be missing: throws Error (failure).
std::vector<std::string> resolve_sources(const std::vector<std::string>& sources);

// How inputs are read.
struct InputOptions {
  ReadOptions read;
  Limits limits;
};

// Which files are opened, and when one was read; all unless told.
struct FileVisitor {
  // Standard input, "-", has no stamp. False: the file is not to be opened.
  std::function<bool(const std::string& path, const std::optional<FileStamp>&)> begin =
      [](const std::string&, const std::optional<FileStamp>&) { return true; };
  std::function<void()> end = [] {};
};

// Reads all articles of present sources, standard input first, and counts as it goes. Throws
// Interrupted when a signal ends the run.
void read_sources(const std::vector<std::string>& sources, const InputOptions& options,
                  std::istream& standard_input, InputCounts& counts, const FileVisitor& visitor,
                  const TakeResult& take);

// Reads these files once more.
void read_files(const std::vector<std::string>& files, const InputOptions& options,
                InputCounts& counts, const FileVisitor& visitor, const TakeResult& take);

struct SourceSize {
  std::uint64_t bytes = 0;       // as they lie on the disk
  std::uint64_t text_bytes = 0;  // of articles in them, by their names; rather too few
};
// All files that read_sources() would open, without opening any; not those of which `is_skipped`
// says so.
SourceSize measure_sources(
    const std::vector<std::string>& sources,
    const std::function<bool(const std::string& path, const FileStamp&)>& is_skipped = {});

// A number for how files are read; never 0. It differs where the same file could give other
// articles.
std::int64_t reading_key(const InputOptions& options);

}  // namespace kiosque
