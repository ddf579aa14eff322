// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/carry_over.h"

#include <xapian.h>

#include "indexer/places.h"
#include "indexer/writing/article_places.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

std::size_t hash_of(const std::string& place) { return std::hash<std::string>()(place); }

}  // namespace

CarryOver::CarryOver(std::filesystem::path generation, std::vector<std::string> roots,
                     bool keep_missing)
    : generation_(std::move(generation)), roots_(std::move(roots)), keep_missing_(keep_missing) {}

void CarryOver::was_read(const Article& article) {
  places_read_.insert(hash_of(to_place(article)));
}

// An article whose id is only its place is gone when another was read there.
bool CarryOver::stays(const std::string& place, bool own_id,
                      const std::set<std::string>& keep) const {
  if (!is_within_any(place, roots_)) return true;
  if (!keep_missing_ && !is_within_any(place, keep)) return false;
  return own_id || !places_read_.contains(hash_of(place));
}

void CarryOver::run(const std::set<std::string>& keep,
                    const std::function<void(Article&&)>& take) const {
  const Xapian::Database old(generation_.string());
  for (auto d = old.postlist_begin(""); d != old.postlist_end(""); ++d) {
    const Article article = load_article(old.get_document(*d).get_data());
    const bool own_id = has_own_id(article);
    std::vector<std::string> places = places_of(article);
    std::erase_if(places, [&](const auto& place) { return !stays(place, own_id, keep); });
    if (places.empty()) continue;
    take(moved_to(article, std::move(places)));
  }
}

}  // namespace kiosque
