// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace kiosque {

// What was opened so far; a progress line reads it.
struct InputCounts {
  std::uint64_t files = 0;
  std::uint64_t skipped = 0;  // files that were not opened: they are as they were
  std::uint64_t bytes = 0;    // of files, as they lie on the disk
  std::map<std::string, std::uint64_t> passed_over;  // by extension: no kind that is read
};

}  // namespace kiosque
