// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "src/cli/error.h"

namespace kiosque {

// What an exception comes down to. Message and hint are not sanitized; the hint may be empty.
struct Failure {
  ExitCode exit_code = ExitCode::failure;
  std::string message;
  std::string hint;
};

// Of the exception that is being handled: call it inside a catch block. `for_index` is the exit
// code where Xapian cannot use the index, unless another program writes it.
Failure describe_current_exception(ExitCode for_index = ExitCode::unavailable);

// Prints the exception that is being handled as "PROGRAM: message", a caret under the place of a
// query's mistake, and "hint: cure". Returns the exit code that it deserves. Call it inside a
// catch block.
ExitCode report_current_exception(std::string_view program, std::ostream& err,
                                  ExitCode for_index = ExitCode::unavailable);

}  // namespace kiosque
