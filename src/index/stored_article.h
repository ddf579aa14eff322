// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "src/article/article.h"

namespace kiosque {

// All fields of an article as a packed list, in a frozen order; new fields are added at the end.
std::string pack_article(const Article& article);

// The article as it is kept in a document's data, for results and snippets: the packed list,
// compressed. Two versions of zstd may compress one article to different bytes.
std::string store_article(const Article& article);

// Reads what store_article() wrote, also before it was compressed; fields that are missing or
// damaged stay empty.
Article load_article(std::string_view data);

// 16 bytes that change with any field of the article but its place (path and line).
std::string content_hash(const Article& article);

// 128 bits of a hash, for memory alone.
struct ArticleKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  auto operator<=>(const ArticleKey&) const = default;
};

// An id that somebody gave the article, not only its place.
inline bool has_own_id(const Article& article) { return article.id != to_place(article); }

// The same for exact copies: all fields but the place, and the id where it is only the place.
ArticleKey copy_key(const Article& article);

// The same for what is one article: the id, or copy_key() where there is no id of its own.
ArticleKey identity_key(const Article& article);

}  // namespace kiosque
