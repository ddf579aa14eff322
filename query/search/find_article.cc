// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/find_article.h"

#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace kiosque {

std::optional<Article> find_article(const Xapian::Database& database, const std::string& id) {
  const std::string key = term(prefix::id, id);
  const auto place = database.postlist_begin(key);
  if (place == database.postlist_end(key)) return std::nullopt;
  return load_article(database.get_document(*place).get_data());
}

}  // namespace kiosque
