// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/readers/reader.h"

namespace kiosque {

// The absolute form of each source, links in its folders resolved, so that an article's path does
// not depend on where a run was started. "-" stays. Throws Error (failure) when one is missing:
// an unmounted disk must not empty the index.
std::vector<std::string> resolve_sources(const std::vector<std::string>& sources);

// Reads all articles of resolved sources, standard input first; calls file_begins before each file.
void read_sources(const std::vector<std::string>& sources, const ReadOptions& options,
                  std::istream& standard_input, const std::function<void()>& file_begins,
                  const TakeResult& take);

}  // namespace kiosque
