// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/article_places.h"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>

#include "indexer/places.h"
#include "indexer/writing/document_builder.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

void set_place(Article& article, std::string_view place) {
  article.entry.clear();
  article.line = 0;
  const std::size_t colon = place.rfind(':');
  if (colon != std::string_view::npos && is_number(place.substr(colon + 1))) {
    std::from_chars(place.data() + colon + 1, place.data() + place.size(), article.line);
    place = place.substr(0, colon);
  }
  const std::size_t mark = place.find('!');
  article.path = place.substr(0, mark);
  if (mark != std::string_view::npos) article.entry = place.substr(mark + 1);
}

}  // namespace

std::vector<std::string> places_of(const Article& article) {
  std::vector<std::string> places = {to_place(article)};
  places.insert(places.end(), article.copies.begin(), article.copies.end());
  return places;
}

Article moved_to(const Article& article, std::vector<std::string> places, const Article* at) {
  Article moved = article;
  const std::string own = places.front();
  if (at != nullptr && to_place(*at) == own) {
    moved.path = at->path;
    moved.entry = at->entry;
    moved.line = at->line;
  } else if (to_place(article) != own) {
    set_place(moved, own);
  }
  if (!has_own_id(article)) moved.id = own;
  std::erase(places, own);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  moved.copies = std::move(places);
  return moved;
}

void take_path(const std::string& path, Article& article) {
  if (path == article.path) return;
  const std::string place = to_place(article);
  if (!place.starts_with(path)) return;
  std::string_view rest = std::string_view(place).substr(path.size());
  article.path = path;
  article.entry.clear();
  article.line = 0;
  const std::size_t colon = rest.rfind(':');
  if (colon != std::string_view::npos && is_number(rest.substr(colon + 1))) {
    std::from_chars(rest.data() + colon + 1, rest.data() + rest.size(), article.line);
    rest = rest.substr(0, colon);
  }
  if (rest.starts_with('!')) article.entry = rest.substr(1);
}

void move_document(Xapian::Document& document, const Article& before, const Article& after) {
  const std::vector<std::string> old_terms = origin_terms(before);
  // Two names of files can make one term.
  for (const std::string& term : std::set<std::string>(old_terms.begin(), old_terms.end()))
    document.remove_term(term);
  for (const std::string& term : origin_terms(after)) document.add_boolean_term(term);
  document.add_value(slot::content_hash, content_hash(after));
  document.set_data(store_article(after));
}

}  // namespace kiosque
