// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>

namespace kiosque {

// A file that appears whole or not at all: it is written beside its place under a name of its own,
// which the next attempt takes over. Throws Error (failure).
class ReportFile {
 public:
  // What becomes of one of that name.
  enum class Existing { replace, keep };

  // Makes the folder, if need be.
  ReportFile(const std::filesystem::path& folder, const std::string& name);
  ~ReportFile();
  ReportFile(const ReportFile&) = delete;
  ReportFile& operator=(const ReportFile&) = delete;

  std::ostream& stream() { return out_; }
  const std::filesystem::path& path() const { return path_; }

  // Once it returns true, the file stays whatever happens to the machine; false: there is one of
  // that name, which is kept.
  bool publish(Existing existing);

 private:
  std::filesystem::path path_;
  std::filesystem::path unfinished_;
  std::ofstream out_;
};

}  // namespace kiosque
