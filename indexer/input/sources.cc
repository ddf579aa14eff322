// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/sources.h"

#include <algorithm>
#include <system_error>

#include "indexer/input/files.h"
#include "indexer/input/walk.h"
#include "src/cli/error.h"

namespace kiosque {

std::vector<std::string> resolve_sources(const std::vector<std::string>& sources) {
  std::vector<std::string> resolved;
  for (const std::string& source : sources) {
    if (source == "-") {
      resolved.push_back(source);
      continue;
    }
    std::error_code error;
    const std::filesystem::path path = std::filesystem::canonical(source, error);
    if (error)
      throw Error(ExitCode::failure, "cannot read the source " + source + ": " + error.message(),
                  "check the path, or that its disk is mounted; nothing was changed");
    resolved.push_back(path.string());
  }
  std::sort(resolved.begin(), resolved.end());
  resolved.erase(std::unique(resolved.begin(), resolved.end()), resolved.end());
  return resolved;
}

void read_sources(const std::vector<std::string>& sources, const ReadOptions& options,
                  std::istream& standard_input, const std::function<void()>& file_begins,
                  const TakeResult& take) {
  std::vector<std::filesystem::path> roots;
  for (const std::string& source : sources) {
    if (source != "-") {
      roots.emplace_back(source);
      continue;
    }
    file_begins();
    read_placed(Document{standard_input}, source, options, take);
  }
  walk(
      roots,
      [&](const std::filesystem::path& file) {
        file_begins();
        read_file(file, options, take);
      },
      [&](const Problem& problem) { take(problem); });
}

}  // namespace kiosque
