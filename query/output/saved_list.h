// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "query/saved/saved_search.h"

namespace kiosque {

// A saved search, with its arguments as they would be typed.
struct SavedLine {
  SavedSearch search;
  std::string command;
};

// The saved searches as lines for a person, or as one JSON object ("version": 1).
void print_saved_text(const std::vector<SavedLine>& lines, std::ostream& out);
void print_saved_json(const std::vector<SavedLine>& lines, std::ostream& out);

}  // namespace kiosque
