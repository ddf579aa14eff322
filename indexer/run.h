// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace kiosque {

// The whole program but for the process: arguments without the program's name. Returns the exit
// code.
int run_indexer(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out,
                std::ostream& err);

}  // namespace kiosque
