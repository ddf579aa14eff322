// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <istream>

namespace kiosque {

// Reads up to `size` bytes and returns how many; fewer at the end, and where reading fails: then
// in.bad(). Unlike in.read(), which forgets what it has when its stream throws, it loses nothing
// of what comes before the failure.
std::size_t read_block(std::istream& in, char* target, std::size_t size);

}  // namespace kiosque
