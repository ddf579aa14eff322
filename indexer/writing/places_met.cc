// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/places_met.h"

#include <algorithm>

#include "indexer/places.h"
#include "indexer/writing/article_places.h"

namespace kiosque {

void PlacesMet::meet(std::uint32_t document, const Article& at, bool unchanged) {
  Met& met = met_[document];
  met.places = {to_place(at)};
  met.first = Article{.path = at.path, .entry = at.entry, .line = at.line};
  met.unchanged = unchanged;
}

void PlacesMet::meet_copy(std::uint32_t document, const std::string& own, const Article& at,
                          bool unchanged) {
  const auto [found, added] = met_.try_emplace(document);
  Met& met = found->second;
  if (added) {
    met.places = {own};
    met.unchanged = unchanged;
  }
  met.places.push_back(to_place(at));
}

bool PlacesMet::is_gone(const std::string& place) const {
  return lost_.contains(place) || (is_gone_ && is_gone_(place));
}

Article PlacesMet::settled(const Article& before, const Met& met) const {
  const auto is_met = [&met](const std::string& place) {
    return std::find(met.places.begin(), met.places.end(), place) != met.places.end();
  };
  std::vector<std::string> places;
  for (const std::string& place : places_of(before))
    if (is_met(place) || !is_gone(place)) places.push_back(place);
  places.insert(places.end(), met.places.begin(), met.places.end());
  // As in a new index, whatever came first.
  std::sort(places.begin(), places.end(), is_read_before);
  return moved_to(before, std::move(places), met.first ? &*met.first : nullptr);
}

}  // namespace kiosque
