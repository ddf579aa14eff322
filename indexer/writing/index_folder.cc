// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/index_folder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <limits>
#include <string_view>
#include <system_error>

#include "indexer/writing/durable_file.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStub = "XAPIANDB";
constexpr std::string_view kGeneration = "gen-";
// What a stub says after a rollback; Xapian passes over lines with '#'.
constexpr std::string_view kAbandoned = "# rolled back from ";
// What else may lie in the folder.
constexpr std::array<std::string_view, 7> kBeside = {"lock",
                                                     "last-run.json",
                                                     "searches.sqlite",
                                                     "searches.sqlite-journal",
                                                     "searches.sqlite-wal",
                                                     "searches.sqlite-shm",
                                                     "searches.lock"};

// The number in gen-000007; 0 for other names.
unsigned long generation_number(const fs::path& path) {
  const std::string name = path.filename().string();
  if (!name.starts_with(kGeneration)) return 0;
  unsigned long number = 0;
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + kGeneration.size(), end, number);
  return error == std::errc() && stop == end ? number : 0;
}

std::string generation_name(unsigned long number) {
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "gen-%06lu", number);
  return name.data();
}

std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<fs::path> entries;
  for (const auto& entry : fs::directory_iterator(folder)) entries.push_back(entry.path());
  return entries;
}

bool is_unfinished(const fs::path& entry) { return entry.extension() == kUnfinished; }

bool belongs_to_index(const fs::path& entry) {
  const fs::path finished = is_unfinished(entry) ? entry.stem() : entry.filename();
  if (finished == kStub || finished == "last-run.json" || generation_number(finished) != 0)
    return true;
  return std::find(kBeside.begin(), kBeside.end(), entry.filename().string()) != kBeside.end();
}

// What a stub tells: the generation that is live and, after a rollback, the one that was.
struct Stub {
  fs::path live;
  unsigned long abandoned = 0;
};

// Nothing when it cannot be read or is not ours.
std::optional<Stub> read_stub(const fs::path& path) {
  std::ifstream in(path);
  std::string type;
  std::string name;
  if (!(in >> type >> name) || type != "auto" || generation_number(name) == 0) return std::nullopt;
  Stub stub{path.parent_path() / name, 0};
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(kAbandoned))
      stub.abandoned = generation_number(line.substr(kAbandoned.size()));
  return stub;
}

// Those with numbers from `first` to `last`, the newest first.
std::vector<fs::path> find_generations(const fs::path& folder, unsigned long first,
                                       unsigned long last) {
  std::vector<fs::path> found;
  for (const fs::path& entry : entries_of(folder))
    if (generation_number(entry) >= first && generation_number(entry) <= last)
      found.push_back(entry);
  std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) {
    return generation_number(a) > generation_number(b);
  });
  return found;
}

bool is_missing(const fs::path& path) {
  std::error_code ignored;
  return fs::symlink_status(path, ignored).type() == fs::file_type::not_found;
}

// A kill leaves no generation that is complete by its name and not by its files.
void remove_generation(const fs::path& generation) {
  const fs::path unfinished = generation.string() + std::string(kUnfinished);
  std::error_code ignored;  // the next run tries again
  fs::rename(generation, unfinished, ignored);
  fs::remove_all(unfinished, ignored);
}

}  // namespace

std::optional<fs::path> find_live_generation(const fs::path& folder) {
  const fs::path stub = folder / kStub;
  const auto read = read_stub(stub);
  // Taken for a missing index, it would be built anew and what it held would be lost.
  if (!read && !is_missing(stub))
    throw Error(ExitCode::failure, stub.string() + " cannot be read or names no generation",
                "check its permissions; if it is damaged, build the index again with --rebuild");
  if (!read) return std::nullopt;
  return read->live;
}

fs::path require_live_generation(const fs::path& folder) {
  const auto live = find_live_generation(folder);
  if (!live)
    throw Error(ExitCode::unavailable, "there is no index in " + folder.string(),
                "build one with: kiosque-indexer --index " + folder.string() +
                    " SOURCE..., or name another folder with --index");
  return *live;
}

std::vector<fs::path> find_kept_generations(const fs::path& folder) {
  const auto live = find_live_generation(folder);
  if (!live) return {};
  return find_generations(folder, 1, generation_number(*live) - 1);
}

std::vector<fs::path> find_abandoned_generations(const fs::path& folder) {
  const auto stub = read_stub(folder / kStub);
  if (!stub) return {};
  return find_generations(folder, generation_number(stub->live) + 1, stub->abandoned);
}

IndexFolder::IndexFolder(fs::path folder, std::chrono::seconds wait) : folder_(std::move(folder)) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) throw file_error("create the index folder", folder_, error.value());
  require_no_strangers();
  lock_.emplace(folder_, wait);
  remove_leftovers();
}

IndexFolder::~IndexFolder() {
  std::error_code ignored;  // a leftover is cleared by the next run
  if (building_) fs::remove_all(*building_, ignored);
}

std::optional<fs::path> IndexFolder::live_generation() const {
  return find_live_generation(folder_);
}

bool IndexFolder::is_new() const { return is_missing(folder_ / kStub); }

// Nothing is written into the folder of somebody else. Beside an index there may be what a disk, a
// file server or people put there.
void IndexFolder::require_no_strangers() const {
  const std::vector<fs::path> entries = entries_of(folder_);
  const bool holds_generation = std::any_of(entries.begin(), entries.end(), generation_number);
  if (!is_new() && (holds_generation || read_stub(folder_ / kStub))) return;
  const auto stranger = std::find_if_not(entries.begin(), entries.end(), belongs_to_index);
  if (stranger != entries.end())
    throw Error(ExitCode::failure,
                folder_.string() + " is not an index: it holds " + stranger->filename().string(),
                "name an empty or a new folder with --index");
}

void IndexFolder::remove_leftovers() {
  const auto stub = read_stub(folder_ / kStub);
  for (const fs::path& entry : entries_of(folder_)) {
    std::error_code ignored;  // it is in nobody's way but for its size
    if (is_unfinished(entry) && belongs_to_index(entry)) fs::remove_all(entry, ignored);
    // A run was killed before the stub named what it had built: no reader has ever seen it.
    if (stub && generation_number(entry) > std::max(generation_number(stub->live), stub->abandoned))
      remove_generation(entry);
  }
}

fs::path IndexFolder::begin_generation() {
  unsigned long last = 0;
  for (const fs::path& entry : entries_of(folder_))
    last = std::max(last, generation_number(is_unfinished(entry) ? entry.stem() : entry));
  building_ = folder_ / (generation_name(last + 1) + std::string(kUnfinished));
  fs::create_directory(*building_);
  return *building_;
}

void IndexFolder::publish(const fs::path& built, unsigned keep) {
  std::string name = building_.value().filename().string();
  name.resize(name.size() - kUnfinished.size());
  const fs::path stub = folder_ / kStub;
  const auto before = read_stub(stub);
  const bool first = is_new();
  for (const fs::path& file : entries_of(built)) sync_path(file);
  sync_path(built);
  fs::rename(built, folder_ / name);
  try {
    sync_path(folder_);
    replace_file(stub, "auto " + name + '\n');
  } catch (...) {  // nothing else would give its room back to a full disk
    std::error_code ignored;
    const auto named = read_stub(stub);
    if (named ? named->live != folder_ / name : is_missing(stub))
      fs::remove_all(folder_ / name, ignored);
    throw;
  }
  std::error_code ignored;
  fs::remove_all(*building_, ignored);
  building_.reset();
  // Of an index without a stub nothing was ever live; of one whose stub was damaged all may have
  // been.
  const unsigned long newest = before  ? generation_number(before->live)
                               : first ? 0
                                       : std::numeric_limits<unsigned long>::max();
  for (const fs::path& entry : find_kept_generations(folder_)) {
    if (generation_number(entry) <= newest && keep > 0)
      --keep;
    else
      remove_generation(entry);
  }
}

fs::path IndexFolder::rollback() {
  const fs::path live = require_live_generation(folder_);
  const std::vector<fs::path> kept = find_kept_generations(folder_);
  if (kept.empty())
    throw Error(
        ExitCode::failure,
        "no generation before " + live.filename().string() + " is kept in " + folder_.string(),
        "keep more of them with --keep-generations N when an index is built");
  const auto stub = read_stub(folder_ / kStub).value();
  const unsigned long abandoned = std::max(stub.abandoned, generation_number(live));
  replace_file(folder_ / kStub, "auto " + kept.front().filename().string() + '\n' +
                                    std::string(kAbandoned) + generation_name(abandoned) + '\n');
  return kept.front();
}

}  // namespace kiosque
