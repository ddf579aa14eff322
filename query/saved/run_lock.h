// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>

namespace kiosque {

// DIR/searches.lock, held by the one run of the saved searches; freed when its process ends,
// however it ends.
class RunLock {
 public:
  // Throws Error: unavailable where another run holds it, failure where DIR cannot be written.
  explicit RunLock(const std::filesystem::path& index_folder);
  ~RunLock();
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;

 private:
  int lock_ = -1;
};

}  // namespace kiosque
