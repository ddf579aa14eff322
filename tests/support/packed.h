// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <vector>

namespace kiosque {

struct PackedEntry {
  std::string path;
  std::string content;
  // f: file, d: folder, l: symbolic link to `content`, h: hard link to it, c: device, p: FIFO
  char kind = 'f';
};

// An archive in memory: `format` is "zip", "ustar" or "raw" (one entry alone), `filter` "none",
// "gzip", "bzip2", "xz" or "zstd".
std::string pack(const std::string& format, const std::string& filter,
                 const std::vector<PackedEntry>& entries);

// "gzip" data and the like of a content.
inline std::string compress(const std::string& filter, const std::string& content) {
  return pack("raw", filter, {{"data", content}});
}

}  // namespace kiosque
