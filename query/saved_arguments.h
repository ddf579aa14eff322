// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <vector>

#include "query/options.h"

namespace kiosque {

// Times as they were typed, since « the last 3 months » are others tomorrow; empty: not given.
struct TypedTimes {
  std::string from;
  std::string to;
  std::string since;
};

// The arguments that make the same search again, whatever the folder that the program runs in.
// Without an order of its own a saved search brings the newest first.
std::vector<std::string> make_saved_arguments(const QueryOptions& options, const TypedTimes& times,
                                              bool has_order);

// They as a line for a person, with quotes where a shell needs them.
std::string to_command_line(const std::vector<std::string>& arguments);

}  // namespace kiosque
