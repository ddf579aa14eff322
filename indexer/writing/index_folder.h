// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace kiosque {

// The index folder on disk, and the exclusive right to change it:
//   DIR/XAPIANDB      a stub that names the live generation, so that DIR opens as a database
//   DIR/gen-000007/   a generation; the one before is kept for readers that still have it open
//   DIR/gen-…tmp/     a build that is not finished, or what a killed run left
//   DIR/lock          held by the one indexer that runs; freed when its process ends, however
class IndexFolder {
 public:
  // Creates the folder when it is missing, takes the lock and clears what killed runs left. Throws
  // Error: unavailable when another run holds the lock (its pid is in the message), failure when
  // the folder holds other things than an index or cannot be written.
  explicit IndexFolder(std::filesystem::path folder);
  ~IndexFolder();
  IndexFolder(const IndexFolder&) = delete;
  IndexFolder& operator=(const IndexFolder&) = delete;

  const std::filesystem::path& path() const { return folder_; }

  // The folder of the live generation; nothing before the first build. Throws like
  // find_live_generation().
  std::optional<std::filesystem::path> live_generation() const;

  // An empty folder to build the next generation in, on the same file system. The destructor
  // removes it unless publish() took it.
  std::filesystem::path begin_generation();

  // Makes `built`, a database inside begin_generation()'s folder, the live generation: readers
  // that open the index afterwards see it whole. Removes generations older than the one before.
  void publish(const std::filesystem::path& built);

 private:
  void take_lock();
  void remove_leftovers();

  std::filesystem::path folder_;
  int lock_ = -1;
  std::optional<std::filesystem::path> building_;
};

// Reads which generation is live without taking the lock; nothing when the folder holds no index.
// Throws Error (failure) when it holds one but does not tell.
std::optional<std::filesystem::path> find_live_generation(const std::filesystem::path& folder);

}  // namespace kiosque
