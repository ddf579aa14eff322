// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <map>
#include <string>
#include <vector>

namespace kiosque {

struct TerminalOptions {
  int columns = 80;
  int rows = 24;
  std::map<std::string, std::string> environment;  // added to this process's
  std::string input;                               // typed at once
};

struct TerminalResult {
  int exit_code = -1;  // 128 + signal when it was killed
  std::string screen;  // all that was printed, errors too; lines end in \n
};

// Runs a program to its end on a pseudo-terminal of its own. TERM is xterm, PAGER empty, and
// LESS and NO_COLOR are unset, unless they are given. Throws std::runtime_error when it cannot be
// started.
TerminalResult run_in_terminal(const std::vector<std::string>& command,
                               const TerminalOptions& options = {});

// Without escapes of colour. Any other escape stays.
std::string without_colours(const std::string& text);

}  // namespace kiosque
