// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/page.h"

namespace kiosque {

// The running text of a page's article: its standfirst, paragraphs, headings and lists, a line
// each, without the page's furniture and without lines that only repeat what is told elsewhere, as
// the title and the author. Empty where there is none. A page
// that is no article yields the text of its largest part that has some.
//
// The part is found as Readability does: paragraphs count for the elements around them by their
// length, links against them, and what the elements say of themselves tips the balance.
std::string main_text(const Page& page, const std::vector<std::string_view>& told);

}  // namespace kiosque
