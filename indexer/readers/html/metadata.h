// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/html/page.h"

namespace kiosque {

// What a page says of its article, each from the most trusted place that has it: JSON-LD, then
// OpenGraph, then <meta>, then the page's own elements. Empty where no place does.
struct PageMetadata {
  std::string title;  // without the site's name
  std::string author;
  std::string source;
  std::string section;
  std::string url;                 // http or https, as the page gives it: the canonical one first
  std::string language;            // ISO 639-1
  std::vector<std::string> dates;  // as written, the most trusted first
  std::string body;                // in JSON-LD
  bool has_headline = false;       // the title is more than that of the window
};

PageMetadata find_metadata(const Page& page);

}  // namespace kiosque
