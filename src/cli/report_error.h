// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>
#include <string_view>

#include "src/cli/error.h"

namespace kiosque {

// Prints the exception that is being handled as "PROGRAM: message", a caret under the place of a
// query's mistake, and "hint: cure". Returns the exit code that it deserves; `for_index` where
// Xapian cannot use the index, unless another program writes it. Call it inside a catch block.
ExitCode report_current_exception(std::string_view program, std::ostream& err,
                                  ExitCode for_index = ExitCode::unavailable);

}  // namespace kiosque
