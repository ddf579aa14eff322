// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

#include "src/article/article.h"

namespace kiosque {

// The article as it is kept in a document's data, for results and snippets: a packed list of its
// fields in a frozen order; new fields are added at the end.
std::string store_article(const Article& article);

// Reads what store_article() wrote; fields that are missing stay empty.
Article load_article(std::string_view data);

// 16 bytes that change with any field of the article but its place (path and line).
std::string content_hash(const Article& article);

}  // namespace kiosque
