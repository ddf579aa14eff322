// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>

namespace kiosque {

// "512 bytes", "34 kB", "300 MB", "1.2 GB": for people, in powers of 1000, two digits at least.
std::string to_byte_size(std::uint64_t bytes);

// "0 s", "12 s", "3 min 5 s", "2 h 7 min".
std::string to_duration(double seconds);

}  // namespace kiosque
