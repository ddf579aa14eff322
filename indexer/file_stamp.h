// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace kiosque {

// What tells a file that changed from one that did not, without opening it. The time of the last
// change of its status (ctime) is part of it: nobody can set it back.
struct FileStamp {
  std::int64_t size = 0;      // bytes
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::int64_t changed = 0;   // likewise
  bool operator==(const FileStamp&) const = default;
};

inline FileStamp stamp_of(const struct stat& status) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  return {status.st_size, status.st_mtim.tv_sec * kSecond + status.st_mtim.tv_nsec,
          status.st_ctim.tv_sec * kSecond + status.st_ctim.tv_nsec};
}

// Nothing where there is no regular file.
inline std::optional<FileStamp> read_stamp(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return stamp_of(status);
}

inline std::int64_t nanoseconds_now() {
  return std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

// Whether the file changed so short a time before it was opened that a later change could leave the
// same stamp: the clock of files ticks every few milliseconds, on some file systems every two
// seconds.
inline bool is_settling(const FileStamp& stamp, std::int64_t opened) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  const std::int64_t tick = stamp.changed % kSecond == 0 ? 2 * kSecond : kSecond / 20;
  // A time in the future was set by somebody; that of the change of status tells all the same.
  const std::int64_t modified = stamp.modified > opened ? stamp.changed : stamp.modified;
  return std::max(stamp.changed, modified) > opened - tick;
}

}  // namespace kiosque
