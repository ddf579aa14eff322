// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/support/manual_page.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <utility>

namespace kiosque {

std::string printed_roff(std::string page) {
  const std::vector<std::pair<std::string, std::string>> escapes = {
      {"\\-", "-"}, {"\\(aq", "'"}, {"\\(ti", "~"}, {"\\(dq", "\""}};
  for (const auto& [escape, character] : escapes)
    for (std::size_t at = page.find(escape); at != std::string::npos; at = page.find(escape, at))
      page.replace(at, escape.size(), character);
  return page;
}

std::vector<std::string> example_commands(const std::string& text, const std::string& mark,
                                          const std::string& program) {
  std::vector<std::string> commands;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    line = printed_roff(line);
    if (line.starts_with(mark + program)) commands.push_back(line.substr(mark.size()));
  }
  return commands;
}

std::set<std::string> long_options(const std::string& text) {
  std::set<std::string> options;
  constexpr std::string_view kNames = "abcdefghijklmnopqrstuvwxyz-";
  for (std::size_t at = text.find("--"); at != std::string::npos; at = text.find("--", at)) {
    const std::size_t end = std::min(text.find_first_not_of(kNames, at), text.size());
    if (end > at + 3) options.insert(text.substr(at, end - at));
    at = end;
  }
  return options;
}

}  // namespace kiosque
