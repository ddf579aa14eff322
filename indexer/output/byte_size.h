// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>

namespace kiosque {

// "512 bytes", "34 kB", "300 MB", "1.2 GB": for people, in powers of 1000, two digits at least.
std::string to_byte_size(std::uint64_t bytes);

}  // namespace kiosque
