// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

namespace kiosque {

namespace fs = std::filesystem;

Error file_error(const std::string& what, const fs::path& path, int error) {
  return {ExitCode::failure, "cannot " + what + ' ' + path.string() + ": " + std::strerror(error),
          error == ENOSPC ? "free some space on that disk"
                          : "check its permissions, or name another folder with --index"};
}

void sync_path(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw file_error("open", path, errno);
  const int result = fsync(file);
  const int error = errno;
  close(file);
  // Some file systems do not sync folders, and say so.
  if (result != 0 && error != EINVAL) throw file_error("write", path, error);
}

void replace_file(const fs::path& path, const std::string& content) {
  const fs::path fresh = path.string() + std::string(kUnfinished);
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out << content;
    out.close();
    if (!out) throw file_error("write", fresh, errno);
  }
  sync_path(fresh);
  if (rename(fresh.c_str(), path.c_str()) != 0) throw file_error("rename", fresh, errno);
  sync_path(path.parent_path());
}

}  // namespace kiosque
