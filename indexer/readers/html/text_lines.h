// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/readers/html/page.h"

namespace kiosque {

// A paragraph, a heading, an item of a list, or what stands between two line breaks.
struct TextLine {
  std::string text;            // UTF-8, not blank, blanks collapsed
  std::size_t link_bytes = 0;  // how much of it is inside links
  std::uint32_t block = 0;     // the innermost block element around it
  std::uint32_t node = 0;      // the text that it begins with
};

// The lines of a page, in order, without the elements that are `left_out`, one flag a node.
std::vector<TextLine> text_lines(const Page& page, const std::vector<bool>& left_out);

}  // namespace kiosque
