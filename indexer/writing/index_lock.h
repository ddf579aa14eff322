// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <chrono>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string>

namespace kiosque {

// The exclusive right to change an index: DIR/lock under flock(), which the system frees when the
// process ends, however it ends. The file's text only names the holder, for messages.
class IndexLock {
 public:
  // Tries again for `wait`. Throws Error: unavailable, naming the run that has the lock; failure
  // where the folder cannot be written.
  explicit IndexLock(const std::filesystem::path& folder,
                     std::chrono::seconds wait = std::chrono::seconds(0));
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  int file_ = -1;
};

// A run of the indexer, as it wrote itself down.
struct LockHolder {
  long pid = 0;
  std::time_t since = 0;
};

struct LockState {
  bool held = false;
  // Who holds the lock, or who was killed while holding it; nothing where that is not known.
  std::optional<LockHolder> holder;
};

// Looks at the lock without taking it for longer than an instant, which no run minds.
LockState look_at_lock(const std::filesystem::path& folder);

// "2026-11-26 02:00:05" in local time.
std::string to_local_time(std::time_t time);

}  // namespace kiosque
