// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/sources.h"

#include <algorithm>
#include <system_error>

#include "indexer/input/file_names.h"
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

namespace {

std::vector<std::filesystem::path> folders_and_files(const std::vector<std::string>& sources) {
  std::vector<std::filesystem::path> roots;
  for (const std::string& source : sources)
    if (source != "-") roots.emplace_back(source);
  return roots;
}

}  // namespace

void read_sources(const std::vector<std::string>& sources, const InputOptions& options,
                  std::istream& standard_input, InputCounts& counts, const TakeResult& take) {
  Opener opener(options.read, options.limits, counts, take);
  if (std::find(sources.begin(), sources.end(), "-") != sources.end())
    opener.open_stream(standard_input, "-");
  WalkVisitor visitor;
  visitor.file = [&](const std::filesystem::path& file, std::uint64_t) { opener.open_file(file); };
  visitor.passed_over = [&](const std::filesystem::path& file) {
    ++counts.passed_over[std::string(extension_of(lower_file_name(file.string())))];
  };
  visitor.problem = [&](const Problem& problem) { take(problem); };
  walk(folders_and_files(sources), visitor);
}

SourceSize measure_sources(const std::vector<std::string>& sources) {
  SourceSize sum;
  WalkVisitor visitor;
  visitor.file = [&](const std::filesystem::path& file, std::uint64_t size) {
    sum.bytes += size;
    sum.text_bytes += static_cast<std::uint64_t>(static_cast<double>(size) *
                                                 share_of_text(lower_file_name(file.string())));
  };
  visitor.passed_over = [](const std::filesystem::path&) {};
  visitor.problem = [](const Problem&) {};
  walk(folders_and_files(sources), visitor);
  return sum;
}

}  // namespace kiosque
