// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/index_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <system_error>
#include <vector>

#include "src/cli/error.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStub = "XAPIANDB";
constexpr const char* kLock = "lock";
constexpr std::string_view kGeneration = "gen-";
constexpr std::string_view kUnfinished = ".tmp";

Error cannot(const std::string& what, const fs::path& path, int error) {
  return {ExitCode::failure, "cannot " + what + ' ' + path.string() + ": " + std::strerror(error),
          error == ENOSPC ? "free some space on that disk"
                          : "check its permissions, or name another folder with --index"};
}

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

void sync_path(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw cannot("open", path, errno);
  const int result = fsync(file);
  const int error = errno;
  close(file);
  // Some file systems do not sync folders, and say so.
  if (result != 0 && error != EINVAL) throw cannot("write", path, error);
}

// Writes a small file so that a reader sees the old or the new content, and a crash keeps one.
void replace_file(const fs::path& path, const std::string& content) {
  const fs::path fresh = path.string() + std::string(kUnfinished);
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out << content;
    out.close();
    if (!out) throw cannot("write", fresh, errno);
  }
  sync_path(fresh);
  if (rename(fresh.c_str(), path.c_str()) != 0) throw cannot("rename", fresh, errno);
  sync_path(path.parent_path());
}

std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<fs::path> entries;
  for (const auto& entry : fs::directory_iterator(folder)) entries.push_back(entry.path());
  return entries;
}

bool is_unfinished(const fs::path& entry) { return entry.extension() == kUnfinished; }

bool belongs_to_index(const fs::path& entry) {
  if (entry.filename() == kLock) return true;
  if (entry.filename().string().starts_with("searches.")) return true;  // the query program's
  const fs::path finished = is_unfinished(entry) ? entry.stem() : entry.filename();
  return finished == kStub || generation_number(finished) != 0;
}

// The generation that a stub names; nothing when it cannot be read or is not ours.
std::optional<fs::path> read_stub(const fs::path& stub) {
  std::ifstream in(stub);
  std::string type;
  std::string name;
  if (!(in >> type >> name) || type != "auto" || generation_number(name) == 0) return std::nullopt;
  return stub.parent_path() / name;
}

}  // namespace

std::optional<fs::path> find_live_generation(const fs::path& folder) {
  const fs::path stub = folder / kStub;
  auto live = read_stub(stub);
  std::error_code ignored;
  // Taken for a missing index, it would be built anew and what it held would be lost.
  if (!live && fs::symlink_status(stub, ignored).type() != fs::file_type::not_found)
    throw Error(ExitCode::failure, stub.string() + " cannot be read or names no generation",
                "check its permissions; if it is damaged, build the index again with --rebuild");
  return live;
}

IndexFolder::IndexFolder(fs::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) throw cannot("create the index folder", folder_, error.value());
  for (const fs::path& entry : entries_of(folder_))
    if (!belongs_to_index(entry))
      throw Error(ExitCode::failure,
                  folder_.string() + " is not an index: it holds " + entry.filename().string(),
                  "name an empty or a new folder with --index");
  take_lock();
  remove_leftovers();
}

IndexFolder::~IndexFolder() {
  std::error_code ignored;  // a leftover is cleared by the next run
  if (building_) fs::remove_all(*building_, ignored);
  if (lock_ >= 0) close(lock_);
}

void IndexFolder::take_lock() {
  const fs::path path = folder_ / kLock;
  lock_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock_ < 0) throw cannot("write the index folder", folder_, errno);
  std::array<char, 32> text{};
  if (flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    const ssize_t count = read(lock_, text.data(), text.size() - 1);
    close(lock_);
    lock_ = -1;
    if (error != EWOULDBLOCK) throw cannot("lock", path, error);
    std::string holder(text.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    std::erase(holder, '\n');
    throw Error(ExitCode::unavailable,
                "another kiosque-indexer" + (holder.empty() ? "" : " (process " + holder + ")") +
                    " is writing " + folder_.string(),
                "wait until it has ended, or name another folder with --index");
  }
  // The process number serves the message above only: a failure to write it is none of the run's.
  const int length = std::snprintf(text.data(), text.size(), "%ld\n", static_cast<long>(getpid()));
  if (ftruncate(lock_, 0) == 0 &&
      pwrite(lock_, text.data(), static_cast<std::size_t>(length), 0) < 0)
    return;
}

std::optional<fs::path> IndexFolder::live_generation() const {
  return find_live_generation(folder_);
}

void IndexFolder::remove_leftovers() {
  for (const fs::path& entry : entries_of(folder_)) {
    std::error_code ignored;  // it is in nobody's way but for its size
    if (is_unfinished(entry)) fs::remove_all(entry, ignored);
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

void IndexFolder::publish(const fs::path& built) {
  std::string name = building_.value().filename().string();
  name.resize(name.size() - kUnfinished.size());
  const fs::path stub = folder_ / kStub;
  const auto before = read_stub(stub);
  for (const fs::path& file : entries_of(built)) sync_path(file);
  sync_path(built);
  fs::rename(built, folder_ / name);
  try {
    sync_path(folder_);
    replace_file(stub, "auto " + name + '\n');
  } catch (...) {  // nothing else would give its room back to a full disk
    std::error_code ignored;
    const auto named = read_stub(stub);
    const bool missing = fs::symlink_status(stub, ignored).type() == fs::file_type::not_found;
    if (named ? *named != folder_ / name : missing) fs::remove_all(folder_ / name, ignored);
    throw;
  }
  fs::remove_all(*building_);
  building_.reset();
  for (const fs::path& entry : entries_of(folder_))
    if (generation_number(entry) != 0 && entry != folder_ / name && entry != before)
      fs::remove_all(entry);
}

}  // namespace kiosque
