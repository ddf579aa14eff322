// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "src/article/article.h"

namespace kiosque {

// Where a run has met those articles that have copies or are at another place than before, and
// which places are empty now. All other articles are where they were and take no memory here.
class PlacesMet {
 public:
  struct Met {
    std::vector<std::string> places;  // in the order of reading
    std::optional<Article> first;     // path, entry and line of the first of them
    bool unchanged = false;           // the run has called the article that
  };

  void meet(std::uint32_t document, const Article& at, bool unchanged);
  // Another place of an article that the run has met; `own`, the first, counts when it has no
  // copies yet.
  void meet_copy(std::uint32_t document, const std::string& own, const Article& at, bool unchanged);
  // An article of which some places are gone, and none was met.
  void meet_nowhere(std::uint32_t document) { met_.try_emplace(document); }
  // A place of an article at which the run has met another one.
  void lose_place(std::uint32_t document, const std::string& place) {
    met_.try_emplace(document);
    lost_.insert(place);
  }
  void forget(std::uint32_t document) { met_.erase(document); }
  void clear() { met_.clear(); }

  // Whether the article was met at some place.
  bool is_met(std::uint32_t document) const {
    const auto found = met_.find(document);
    return found != met_.end() && !found->second.places.empty();
  }
  const std::unordered_map<std::uint32_t, Met>& all() const { return met_; }

  // The run has read all roots; `is_gone` says which places are empty now, unless they were met.
  void set_read(std::function<bool(const std::string& place)> is_gone) {
    is_gone_ = std::move(is_gone);
  }
  bool is_gone(const std::string& place) const;

  // The article at the places that it has now; its own is the first in reading order.
  Article settled(const Article& before, const Met& met) const;

 private:
  std::unordered_map<std::uint32_t, Met> met_;
  std::function<bool(const std::string&)> is_gone_;
  std::set<std::string> lost_;
};

}  // namespace kiosque
