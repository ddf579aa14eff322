// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
  std::string language;       // ISO 639-1, "fr"; empty when unknown
  std::uint32_t version = 0;  // the provider's; of one id, the highest counts
  bool canceled = false;      // the provider withdrew it: its id leaves the index
  std::string path;           // absolute path of the file it came from, "-" for standard input
  std::string entry;          // its path inside that archive; archives inside end in '!'
  std::uint64_t line = 0;     // its line in a file of many articles, from 1; 0 when it is the file
  std::vector<std::string> copies;  // to_place() of exact copies elsewhere, in their order
  std::uint64_t body_line = 1;      // the file's line on which the body begins, when line is 0
};

// path[!entry][:line], the whole place of an article in one string.
inline std::string to_place(const Article& article) {
  std::string place = article.path;
  if (!article.entry.empty()) place += '!' + article.entry;
  if (article.line != 0) place += ':' + std::to_string(article.line);
  return place;
}

}  // namespace kiosque
