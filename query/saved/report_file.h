// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>

namespace kiosque {

// A file that appears whole or not at all, in the place of one of that name: it is written beside
// it under a name of its own, which the next attempt takes over. Throws Error (failure).
class ReportFile {
 public:
  // Makes the folder, if need be.
  ReportFile(const std::filesystem::path& folder, const std::string& name);
  ~ReportFile();
  ReportFile(const ReportFile&) = delete;
  ReportFile& operator=(const ReportFile&) = delete;

  std::ostream& stream() { return out_; }
  const std::filesystem::path& path() const { return path_; }

  // Once it returns, the file stays whatever happens to the machine.
  void publish();

 private:
  std::filesystem::path path_;
  std::filesystem::path unfinished_;
  std::ofstream out_;
};

}  // namespace kiosque
