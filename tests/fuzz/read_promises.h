// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdlib>
#include <iostream>
#include <string>

#include "indexer/readers/reader.h"
#include "src/text/utf8.h"

namespace kiosque {

inline void require(bool condition, const char* what) {
  if (condition) return;
  std::cerr << "broken promise: " << what << '\n';
  std::abort();
}

// What every reader promises of what it passes on.
inline void check_result(const ReadResult& result) {
  if (const auto* problem = std::get_if<Problem>(&result)) {
    require(!problem->message.empty(), "a problem without a message");
    require(!problem->cure.empty(), "a problem without its cure");
    return;
  }
  const auto& article = std::get<Article>(result);
  for (const std::string* text :
       {&article.id, &article.title, &article.body, &article.source, &article.author,
        &article.section, &article.url, &article.language, &article.entry}) {
    require(find_ill_formed(*text) == std::string::npos, "a text is not UTF-8");
    require(text->find('\0') == std::string::npos, "a NUL byte in a text");
  }
  require(!article.date || is_valid(*article.date), "a date that no calendar has");
}

}  // namespace kiosque
