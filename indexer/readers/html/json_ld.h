// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/html/page.h"

namespace kiosque {

// What a page's JSON-LD says of its article; empty where it says nothing. Valid UTF-8 without
// control characters, but for the line breaks of the body.
struct LinkedArticle {
  std::string headline;
  std::string published;
  std::string modified;
  std::string author;  // "A, B"
  std::string publisher;
  std::string section;
  std::string body;
  std::string url;
  std::string language;
};

// The first schema.org article in a page's scripts of JSON-LD. Usual breaks are mended: line
// breaks inside strings, comments around, commas at the end. Nothing where it stays broken.
std::optional<LinkedArticle> find_linked_article(const Page& page);

// The same of one script.
std::optional<LinkedArticle> parse_linked_article(std::string_view json);

}  // namespace kiosque
