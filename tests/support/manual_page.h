// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <set>
#include <string>
#include <vector>

namespace kiosque {

// What roff prints of the escapes in a page.
std::string printed_roff(std::string page);

// The commands of a page or a help text: its lines that begin with `mark`, which is left out, and
// then with `program`.
std::vector<std::string> example_commands(const std::string& text, const std::string& mark,
                                          const std::string& program = {});

// "--index", …: all that the text names.
std::set<std::string> long_options(const std::string& text);

}  // namespace kiosque
