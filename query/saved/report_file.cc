// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/saved/report_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "src/cli/error.h"

namespace kiosque {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int reason) {
  throw Error(ExitCode::failure,
              "cannot write " + path.string() + ": " + std::generic_category().message(reason),
              reason == ENOSPC ? "free some space on that disk"
                               : "check the folder, or name another one with --reports");
}

// Of a file or a folder.
void sync(const std::filesystem::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path, errno);
  const int result = fsync(file);
  const int reason = errno;
  close(file);
  // Some file systems cannot do it for folders, and have no need of it.
  if (result != 0 && reason != EINVAL) fail(path, reason);
}

// Like std::rename(), but fails with EEXIST where there is such a file.
int rename_beside(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // Some file systems cannot tell both at once.
  std::error_code error;
  if (std::filesystem::symlink_status(to, error).type() != std::filesystem::file_type::not_found)
    return EEXIST;
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

ReportFile::ReportFile(const std::filesystem::path& folder, const std::string& name)
    : path_(folder / name), unfinished_(folder / ('.' + name + ".tmp")) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) fail(folder, error.value());
  errno = 0;
  out_.open(unfinished_, std::ios::binary | std::ios::trunc);
  if (!out_) fail(unfinished_, errno);
}

ReportFile::~ReportFile() {
  std::error_code ignored;  // the next attempt writes over it
  if (!unfinished_.empty()) std::filesystem::remove(unfinished_, ignored);
}

bool ReportFile::publish(Existing existing) {
  errno = 0;
  out_.close();
  if (!out_) fail(unfinished_, errno == 0 ? EIO : errno);
  sync(unfinished_);
  const int reason = existing == Existing::keep ? rename_beside(unfinished_, path_)
                     : std::rename(unfinished_.c_str(), path_.c_str()) == 0 ? 0
                                                                            : errno;
  if (reason == EEXIST && existing == Existing::keep) return false;
  if (reason != 0) fail(path_, reason);
  unfinished_.clear();
  sync(path_.has_parent_path() ? path_.parent_path() : ".");
  return true;
}

}  // namespace kiosque
