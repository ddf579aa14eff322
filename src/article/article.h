// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "src/article/date.h"

namespace kiosque {

// A news article as its reader delivers it. All text is valid UTF-8 without NUL bytes.
struct Article {
  std::string id;  // stable key: the provider's id, else the URL, else the file and line
  std::string title;
  std::string body;  // paragraphs are separated by line breaks
  std::string source;
  std::string author;
  std::string section;
  std::string url;
  std::optional<Date> date;
  std::string path;        // absolute path of the file it came from, "-" for standard input
  std::uint64_t line = 0;  // its line in a file of many articles, from 1; 0 when it is the file
  std::uint64_t body_line = 1;  // the file's line on which the body begins, when line is 0
};

}  // namespace kiosque
