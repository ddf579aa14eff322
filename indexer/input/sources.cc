// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/sources.h"

#include <algorithm>
#include <system_error>

#include "indexer/input/file_names.h"
#include "indexer/input/walk.h"
#include "indexer/interruption.h"
#include "indexer/places.h"
#include "src/cli/error.h"

namespace kiosque {

namespace {

namespace fs = std::filesystem;

// Of all that is read: readers, what is made of their articles before they are indexed, and the
// numbers of Problem::Kind. To be raised with each change of them.
constexpr std::int64_t kReadingVersion = 1;

std::string reason_why_missing(const std::string& source) {
  std::error_code error;
  if (source.empty()) return "an empty name";
  static_cast<void>(fs::canonical(source, error));
  return error.message();
}

constexpr const char* kMissingHint = "check the path, or that its disk is mounted";

std::vector<fs::path> folders_and_files(const std::vector<std::string>& sources) {
  std::vector<fs::path> roots;
  for (const std::string& source : sources)
    if (source != "-") roots.emplace_back(source);
  return roots;
}

void sort_by_reading(std::vector<std::string>& sources) {
  std::sort(sources.begin(), sources.end(), is_read_before);
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
}

void read_file(Opener& opener, const fs::path& file, const std::optional<FileStamp>& stamp,
               const FileVisitor& visitor) {
  throw_if_interrupted();
  if (!visitor.begin(file.string(), stamp)) return;
  opener.open_file(file);
  visitor.end();
}

}  // namespace

Sources find_sources(const std::vector<std::string>& sources) {
  Sources found;
  for (const std::string& source : sources) {
    if (source == "-") {
      found.present.push_back(source);
      continue;
    }
    std::error_code error;
    const fs::path path = fs::canonical(source, error);
    if (!error) {
      found.present.push_back(path.string());
      continue;
    }
    const fs::path absolute = source.empty() ? fs::path() : fs::weakly_canonical(source, error);
    found.missing.push_back(error || absolute.empty() ? source : absolute.string());
  }
  sort_by_reading(found.present);
  sort_by_reading(found.missing);
  return found;
}

Problem missing_source(const std::string& source) {
  return {Problem::Kind::missing_source, 0,
          "the source cannot be read: " + reason_why_missing(source),
          std::string(kMissingHint) + "; its articles are kept", source};
}

std::vector<std::string> resolve_sources(const std::vector<std::string>& sources) {
  Sources found = find_sources(sources);
  if (!found.missing.empty())
    throw Error(ExitCode::failure,
                "cannot read the source " + found.missing.front() + ": " +
                    reason_why_missing(found.missing.front()),
                std::string(kMissingHint) + "; nothing was changed");
  return std::move(found.present);
}

void read_sources(const std::vector<std::string>& sources, const InputOptions& options,
                  std::istream& standard_input, InputCounts& counts, const FileVisitor& visitor,
                  const TakeResult& take) {
  Opener opener(options.read, options.limits, counts, take);
  if (std::find(sources.begin(), sources.end(), "-") != sources.end() &&
      visitor.begin("-", std::nullopt)) {
    opener.open_stream(standard_input, "-");
    visitor.end();
  }
  WalkVisitor walked;
  walked.file = [&](const fs::path& file, const FileStamp& stamp) {
    read_file(opener, file, stamp, visitor);
  };
  walked.passed_over = [&](const fs::path& file) {
    throw_if_interrupted();
    ++counts.passed_over[std::string(extension_of(lower_file_name(file.string())))];
  };
  walked.problem = [&](const Problem& problem) { take(problem); };
  walk(folders_and_files(sources), walked);
}

void read_files(const std::vector<std::string>& files, const InputOptions& options,
                InputCounts& counts, const FileVisitor& visitor, const TakeResult& take) {
  Opener opener(options.read, options.limits, counts, take);
  for (const std::string& file : files) read_file(opener, file, read_stamp(file), visitor);
}

SourceSize measure_sources(
    const std::vector<std::string>& sources,
    const std::function<bool(const std::string&, const FileStamp&)>& is_skipped) {
  SourceSize sum;
  WalkVisitor visitor;
  visitor.file = [&](const fs::path& file, const FileStamp& stamp) {
    throw_if_interrupted();
    if (is_skipped && is_skipped(file.string(), stamp)) return;
    const auto size = static_cast<std::uint64_t>(stamp.size);
    sum.bytes += size;
    sum.text_bytes += static_cast<std::uint64_t>(static_cast<double>(size) *
                                                 share_of_text(lower_file_name(file.string())));
  };
  visitor.passed_over = [](const fs::path&) { throw_if_interrupted(); };
  visitor.problem = [](const Problem&) {};
  walk(folders_and_files(sources), visitor);
  return sum;
}

std::int64_t reading_key(const InputOptions& options) {
  std::string text = std::to_string(kReadingVersion);
  const auto add = [&text](std::string_view part) { text.append(1, '\n').append(part); };
  add(options.read.only_french ? "french" : "all");
  for (std::size_t field = 0; field < kJsonFieldCount; ++field)
    for (const std::string& name : options.read.map.names(static_cast<JsonField>(field)))
      add(std::to_string(field) + '=' + name);
  const Limits& limits = options.limits;
  for (const std::uint64_t limit :
       {std::uint64_t{limits.depth}, limits.entries, limits.unpacked_bytes, limits.ratio})
    add(std::to_string(limit));
  // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/; it stays the same for ever.
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3ULL;
  }
  return static_cast<std::int64_t>(hash | 1U);
}

}  // namespace kiosque
