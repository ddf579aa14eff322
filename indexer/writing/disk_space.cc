// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/disk_space.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <limits>
#include <system_error>

#include "indexer/output/quantities.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

// Measured on news as JSON Lines, bytes of the lines / of the folder at its height / in the end:
// 20 MB / 80 / 39, 118 MB / 476 / 217. At its height it has all segments and what they are merged
// to.
constexpr std::uint64_t kPeakPerTextByte = 5;
// The height was 2.2 times the end; an index that grew by incremental runs is less compact.
constexpr double kPeakPerIndexByte = 1.5;

}  // namespace

std::uint64_t estimate_build(const BuildSize& size) {
  const auto again =
      static_cast<std::uint64_t>(static_cast<double>(size.carried_bytes) * kPeakPerIndexByte);
  return std::max(size.text_bytes * kPeakPerTextByte, again);
}

std::uint64_t free_bytes(const fs::path& folder) {
  struct statvfs disk {};
  if (statvfs(folder.c_str(), &disk) != 0 || disk.f_blocks == 0)
    return std::numeric_limits<std::uint64_t>::max();
  return static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
}

std::uint64_t folder_bytes(const fs::path& folder) {
  constexpr std::uint64_t kBlock = 512;  // of st_blocks, whatever the disk's
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    struct stat file {};
    if (lstat(entry->path().c_str(), &file) == 0 && S_ISREG(file.st_mode))
      bytes += static_cast<std::uint64_t>(file.st_blocks) * kBlock;
  }
  return bytes;
}

void require_room(std::uint64_t needed, std::uint64_t free, const fs::path& folder,
                  bool beside_live) {
  if (needed <= free) return;
  const std::string beside = beside_live ? " beside the live one" : "";
  throw Error(ExitCode::failure,
              "a new index needs about " + to_byte_size(needed) + beside + ", and " +
                  to_byte_size(free) + " are free on " + folder.string(),
              "free some space on that disk, or name a folder on another one with --index; "
              "nothing was changed");
}

}  // namespace kiosque
