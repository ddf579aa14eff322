// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>

namespace kiosque {

// The text of a user's list in a file, without a byte order mark. Throws Error (failure), with the
// option's name, where it cannot be read.
std::string read_list(const std::string& file, const std::string& option);

}  // namespace kiosque
