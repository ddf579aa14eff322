// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/writing/index_lock.h"

namespace kiosque {

// The index folder on disk, and the exclusive right to change it:
//   DIR/XAPIANDB      a stub that names the live generation, so that DIR opens as a database
//   DIR/gen-000007/   a generation; some before the live one are kept, for readers that still
//                     have them open and for a rollback
//   DIR/gen-…tmp/     a build that is not finished, or what a killed run left
//   DIR/lock          held by the one indexer that runs; freed when its process ends, however
class IndexFolder {
 public:
  // Creates the folder when it is missing, takes the lock (see IndexLock) and clears what killed
  // runs left: unfinished builds, and generations that no stub has ever named. Throws Error:
  // unavailable when another run holds the lock, failure when the folder holds other things and
  // no index, or cannot be written.
  explicit IndexFolder(std::filesystem::path folder,
                       std::chrono::seconds wait = std::chrono::seconds(0));
  ~IndexFolder();
  IndexFolder(const IndexFolder&) = delete;
  IndexFolder& operator=(const IndexFolder&) = delete;

  const std::filesystem::path& path() const { return folder_; }

  // The folder of the live generation; nothing before the first build. Throws like
  // find_live_generation().
  std::optional<std::filesystem::path> live_generation() const;

  // True before the first build.
  bool is_new() const;

  // An empty folder to build the next generation in, on the same file system. The destructor
  // removes it unless publish() took it.
  std::filesystem::path begin_generation();

  // Makes `built`, a database inside begin_generation()'s folder, the live generation: readers
  // that open the index afterwards see it whole. Keeps the live one of before and older ones,
  // `keep` in all; what a rollback had abandoned goes.
  void publish(const std::filesystem::path& built, unsigned keep = 1);

  // Makes the newest generation older than the live one live, and returns it. The one that was
  // live stays, for its readers, until publish(). Throws Error where none is kept.
  std::filesystem::path rollback();

 private:
  void require_no_strangers() const;
  void remove_leftovers();

  std::filesystem::path folder_;
  std::optional<IndexLock> lock_;
  std::optional<std::filesystem::path> building_;
};

// Reads which generation is live without taking the lock; nothing when the folder holds no index.
// Throws Error (failure) when it holds one but does not tell.
std::optional<std::filesystem::path> find_live_generation(const std::filesystem::path& folder);

// Likewise; throws Error (unavailable) when the folder holds no index.
std::filesystem::path require_live_generation(const std::filesystem::path& folder);

// The generations older than the live one, the newest first.
std::vector<std::filesystem::path> find_kept_generations(const std::filesystem::path& folder);

// Those that a rollback has left behind, the newest first; the next build removes them.
std::vector<std::filesystem::path> find_abandoned_generations(const std::filesystem::path& folder);

}  // namespace kiosque
