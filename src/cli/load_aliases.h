// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace kiosque {

// The bytes of the user's alias file for Lexicon::with_aliases(); none without a file. Prints
// every bad line on `err`, by its number and with its cure, then throws Error (failure): an alias
// that was passed over would make a wrong index.
std::string load_aliases(const std::string& file, std::string_view program, std::ostream& err);

}  // namespace kiosque
