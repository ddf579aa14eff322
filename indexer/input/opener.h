// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <string>

#include "indexer/input/archive.h"
#include "indexer/input/limits.h"
#include "indexer/input_counts.h"
#include "indexer/readers/reader.h"

namespace kiosque {

// Opens files and the archives in them, and reads each document inside. Not thread-safe.
class Opener {
 public:
  // Borrows all; `take` gets articles and problems with their places, and articles with an id:
  // their own, else the URL, else the place.
  Opener(const ReadOptions& options, const Limits& limits, InputCounts& counts,
         const TakeResult& take)
      : options_(options), limits_(limits), counts_(counts), take_(take) {}

  // Neither throws for what a file is or holds.
  void open_file(const std::filesystem::path& path);
  // `path` names the stream in articles and problems: "-" for standard input.
  void open_stream(std::istream& in, const std::string& path);

 private:
  struct Place;
  void open_whole(std::istream& in, bool seekable, const Place& place);
  void open(std::istream& in, bool seekable, const Place& place);
  void open_gzip(std::istream& in, const Place& outer);
  void open_archive(std::istream& in, bool seekable, bool compressed, const Place& place);
  void open_entry(Archive& archive, const ArchiveEntry& entry, const Place& place);
  void read(std::istream& in, const Place& place);
  void tell(Problem::Kind kind, const Place& place, std::string message, std::string cure);
  static std::string join(const std::string& outer, const std::string& inner);

  const ReadOptions& options_;
  const Limits& limits_;
  InputCounts& counts_;
  const TakeResult& take_;
  Unpacked unpacked_;
};

}  // namespace kiosque
