// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/find_article.h"

#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

std::optional<Article> read(const Xapian::Database& database, const std::string& key) {
  const auto place = database.postlist_begin(key);
  if (place == database.postlist_end(key)) return std::nullopt;
  return load_article(database.get_document(*place).get_data());
}

}  // namespace

std::optional<Article> find_article(Xapian::Database& database, const std::string& id) {
  const std::string key = term(prefix::id, id);
  try {
    return read(database, key);
  } catch (const Xapian::DatabaseModifiedError&) {
    database.reopen();
    return read(database, key);
  }
}

}  // namespace kiosque
