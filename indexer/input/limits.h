// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>

namespace kiosque {

// What an archive may cost. The defaults let any archive of articles through and stop bombs,
// which unpack to thousands of times their size.
struct Limits {
  unsigned depth = 2;                           // archives in archives
  std::uint64_t entries = 10'000'000;           // of one file, with those of archives inside
  std::uint64_t unpacked_bytes = 200ULL << 30;  // of one file, likewise
  std::uint64_t ratio = 200;                    // unpacked bytes to a byte of the file
};

// Below so many unpacked bytes the ratio does not count: a small file of blanks is no bomb.
inline constexpr std::uint64_t kHarmlessBytes = 32U << 20;

}  // namespace kiosque
