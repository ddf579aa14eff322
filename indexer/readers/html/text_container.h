// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/readers/html/page.h"
#include "indexer/readers/html/text_lines.h"

namespace kiosque {

// Nodes of a page, from begin to before end.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Where the article's text lies: an element with all in it. The whole page where no element has
// more of a text than others.
TextRange find_text_range(const Page& page, const std::vector<TextLine>& lines);

}  // namespace kiosque
