// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "indexer/input/limits.h"

namespace kiosque {

// What is around documents, by its first bytes.
enum class Container {
  none,
  archive,     // zip, tar
  compressed,  // bz2, xz, zst
  gzip,        // see GzipStream
};
Container detect_container(std::string_view head);

// An archive asks for more than its limits; the message says for what.
class LimitExceeded : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What one file has cost so far, whatever archives it holds.
struct Unpacked {
  std::uint64_t entries = 0;
  std::uint64_t bytes = 0;
  std::uint64_t file_bytes = 0;  // bytes read of the file itself
};

struct ArchiveEntry {
  enum class Kind { file, folder, link, special };
  Kind kind = Kind::file;
  std::string path;  // bytes as the archive has them; empty for a compressed file's content
};

// The entries of a zip or tar archive, or the content of a compressed file, one after the other,
// through libarchive and without any file being written. Not thread-safe.
class Archive {
 public:
  struct Position {
    bool seekable = false;   // a file: a zip's directory can be read
    bool outermost = false;  // its bytes are those of the file
  };
  // Borrows the stream, the limits and the counts.
  Archive(std::istream& in, Position position, const Limits& limits, Unpacked& unpacked);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // The next entry; nothing at the end, and where nothing can be read any more: then error().
  // Throws LimitExceeded.
  std::optional<ArchiveEntry> next();

  // The entry's bytes, until next(). When they cannot be read to their end it is bad(), and
  // error() says why; when they exceed a limit, bad() and exceeded().
  std::istream& content();

  // What is wrong, in libarchive's words; empty where nothing is.
  const std::string& error() const;
  bool is_broken() const;  // nothing behind the error can be read
  const std::string& exceeded() const;

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace kiosque
