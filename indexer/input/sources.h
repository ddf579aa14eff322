// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/input/limits.h"
#include "indexer/input/opener.h"
#include "indexer/readers/reader.h"

namespace kiosque {

// The absolute form of each source, links in its folders resolved, so that an article's path does
// not depend on where a run was started. "-" stays. Throws Error (failure) when one is missing:
// an unmounted disk must not empty the index.
std::vector<std::string> resolve_sources(const std::vector<std::string>& sources);

// How inputs are read.
struct InputOptions {
  ReadOptions read;
  Limits limits;
};

// Reads all articles of resolved sources, standard input first, and counts as it goes.
void read_sources(const std::vector<std::string>& sources, const InputOptions& options,
                  std::istream& standard_input, InputCounts& counts, const TakeResult& take);

// All files that read_sources() would open, without opening any.
struct SourceSize {
  std::uint64_t bytes = 0;       // as they lie on the disk
  std::uint64_t text_bytes = 0;  // of articles in them, by their names; rather too few
};
SourceSize measure_sources(const std::vector<std::string>& sources);

}  // namespace kiosque
