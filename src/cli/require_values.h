// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/cli/error.h"

namespace kiosque {

// Throws Error (failure) for "--option=", which CLI11 gives the next argument for a value.
inline void require_values(const std::vector<std::string>& arguments, std::string_view program) {
  for (const std::string& argument : arguments) {
    if (argument == "--") return;
    if (argument.starts_with("--") && argument.find('=') == argument.size() - 1)
      throw Error(ExitCode::failure, argument + " has no value",
                  "write it behind the =; see " + std::string(program) + " --help");
  }
}

}  // namespace kiosque
