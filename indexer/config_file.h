// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "src/cli/error.h"

namespace kiosque {

// One setting of a configuration file, not yet compared with what the program knows.
struct Setting {
  std::string key;
  std::vector<std::string> values;  // strings without quotes, numbers and booleans as written
  bool is_list = false;
  bool is_boolean = false;  // true or false, or a list with one of them
  std::size_t line = 0;     // from 1
};

// Reads settings in the part of TOML that they need: a key, "=", and a string, an integer, a
// boolean or a list of these, which may go over several lines; comments; no tables. Throws Error
// (failure) for anything else, a key that stands twice among it, with file and line.
std::vector<Setting> parse_config(std::string_view text, const std::string& file);

// The same of a file of at most 1 MiB.
std::vector<Setting> read_config_file(const std::string& file);

// "FILE:LINE: MESSAGE" with its cure.
Error config_mistake(const std::string& file, std::size_t line, const std::string& message,
                     const std::string& cure);

}  // namespace kiosque
