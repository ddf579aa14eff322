// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/html/page.h"

namespace kiosque {

// Page furniture: what stands on a page and is no part of its article, as menus, share bars,
// newsletters, comments, lists of other articles, notices to subscribe.

// The elements of a page that are furniture or hidden, by tag, role, class and id. All in such an
// element is left out with it, and not marked itself. Headers are furniture on request: an
// article's has its standfirst.
enum class Headers { left_out, kept };
std::vector<bool> find_furniture(const Page& page, Headers headers = Headers::left_out);

// A line of furniture by its words: « Lire aussi : … », « Partager sur Facebook ».
bool is_furniture(std::string_view line);

// A heading or line with which the readers' comments begin.
bool begins_comments(std::string_view line);

// True for an element whose class, id or itemprop say that it holds an article's text.
bool names_article_text(const Page& page, std::uint32_t node);

// True for an element whose class or itemprop say that it is the standfirst, French « chapô ».
bool names_standfirst(const Page& page, std::uint32_t node);

}  // namespace kiosque
