// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/saved/run_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "src/cli/error.h"

namespace kiosque {

RunLock::RunLock(const std::filesystem::path& index_folder) {
  const std::string path = (index_folder / "searches.lock").string();
  lock_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock_ < 0)
    throw Error(ExitCode::failure, "cannot write " + path + ": " + std::strerror(errno),
                "saved searches are run by who may write in the index's folder");
  if (flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
  const int error = errno;
  close(lock_);
  if (error == EWOULDBLOCK)
    throw Error(ExitCode::unavailable, "another run of the saved searches holds " + path,
                "wait until it has ended");
  throw Error(ExitCode::failure, "cannot lock " + path + ": " + std::strerror(error),
              "check that the file system has locks");
}

RunLock::~RunLock() { close(lock_); }

}  // namespace kiosque
