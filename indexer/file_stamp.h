// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <sys/stat.h>

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

}  // namespace kiosque
