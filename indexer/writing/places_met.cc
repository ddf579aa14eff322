// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/places_met.h"

#include <algorithm>

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

void PlacesMet::set_read(std::vector<std::string> roots, std::set<std::string> keep) {
  roots_ = std::move(roots);
  keep_ = std::move(keep);
}

bool PlacesMet::is_gone(const std::string& place) const {
  if (lost_.contains(place)) return true;
  const auto holds = [&place](const std::string& root) { return is_within(place, root); };
  return std::any_of(roots_.begin(), roots_.end(), holds) &&
         std::none_of(keep_.begin(), keep_.end(), holds);
}

Article PlacesMet::settled(const Article& before, const Met& met) const {
  const auto is_met = [&met](const std::string& place) {
    return std::find(met.places.begin(), met.places.end(), place) != met.places.end();
  };
  std::vector<std::string> places;
  for (const std::string& place : places_of(before))
    if (is_met(place) || !is_gone(place)) places.push_back(place);
  places.insert(places.end(), met.places.begin(), met.places.end());
  return moved_to(before, std::move(places), met.first ? &*met.first : nullptr);
}

}  // namespace kiosque
