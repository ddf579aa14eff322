// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/position_windows.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace kiosque {
namespace {

constexpr std::size_t kNobody = std::numeric_limits<std::size_t>::max();

// Gives each word one of its positions from `first` to `last`, none to two.
class Assignment {
 public:
  Assignment(WordPlaces words, std::uint32_t first, std::uint32_t last) : words_(words) {
    for (const auto* places : words)
      for (auto p = std::lower_bound(places->begin(), places->end(), first);
           p != places->end() && *p <= last; ++p)
        positions_.push_back(*p);
    std::sort(positions_.begin(), positions_.end());
    positions_.erase(std::unique(positions_.begin(), positions_.end()), positions_.end());
    holders_.assign(positions_.size(), kNobody);
  }

  bool exists() {
    if (positions_.size() < words_.size()) return false;
    for (std::size_t word = 0; word < words_.size(); ++word)
      if (!place(word)) return false;
    return true;
  }

 private:
  // Looks, breadth first, for a row of words that each move to another position so that the last
  // one takes a free one.
  bool place(std::size_t word) {
    std::vector<std::size_t> words = {word};
    std::vector<std::size_t> reached_from(positions_.size(), kNobody);  // index into `words`
    std::vector<std::size_t> held = {kNobody};  // the position that each of `words` would leave
    for (std::size_t i = 0; i < words.size(); ++i)
      for (const std::uint32_t position : *words_[words[i]]) {
        const auto found = std::lower_bound(positions_.begin(), positions_.end(), position);
        if (found == positions_.end() || *found != position) continue;
        const auto p = static_cast<std::size_t>(found - positions_.begin());
        if (reached_from[p] != kNobody) continue;
        reached_from[p] = i;
        if (holders_[p] == kNobody) {
          move(p, words, reached_from, held);
          return true;
        }
        words.push_back(holders_[p]);
        held.push_back(p);
      }
    return false;
  }

  void move(std::size_t position, const std::vector<std::size_t>& words,
            const std::vector<std::size_t>& reached_from, const std::vector<std::size_t>& held) {
    while (position != kNobody) {
      const std::size_t i = reached_from[position];
      holders_[position] = words[i];
      position = held[i];
    }
  }

  WordPlaces words_;
  std::vector<std::uint32_t> positions_;  // all that count
  std::vector<std::size_t> holders_;      // the word that has each of them
};

bool pair_stands_together(const std::vector<std::uint32_t>& left,
                          const std::vector<std::uint32_t>& right, std::uint32_t width) {
  auto from = right.begin();
  for (const std::uint32_t place : left) {
    while (from != right.end() && *from + width <= place) ++from;
    auto other = from;
    if (other != right.end() && *other == place) ++other;
    if (other != right.end() && *other < place + width) return true;
  }
  return false;
}

}  // namespace

bool stand_together(WordPlaces words, std::uint32_t width) {
  if (words.size() == 2) return pair_stands_together(*words[0], *words[1], width);
  std::vector<std::uint32_t> begins;
  for (const auto* places : words) begins.insert(begins.end(), places->begin(), places->end());
  std::sort(begins.begin(), begins.end());
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  std::vector<std::size_t> at(words.size(), 0);
  std::vector<std::uint32_t> nearest(words.size());
  for (const std::uint32_t begin : begins) {
    bool all = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::vector<std::uint32_t>& places = *words[i];
      while (at[i] < places.size() && places[at[i]] < begin) ++at[i];
      if (at[i] == places.size()) return false;
      nearest[i] = places[at[i]];
      all = all && nearest[i] - begin < width;
    }
    if (!all) continue;
    std::sort(nearest.begin(), nearest.end());
    const bool apart = std::adjacent_find(nearest.begin(), nearest.end()) == nearest.end();
    if (apart || Assignment(words, begin, begin + width - 1).exists()) return true;
  }
  return false;
}

bool stand_in_order(WordPlaces words, std::uint32_t width) {
  if (words.empty()) return false;
  std::vector<std::size_t> at(words.size(), 0);
  for (const std::uint32_t begin : *words.front()) {
    std::uint32_t last = begin;
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::vector<std::uint32_t>& places = *words[i];
      while (at[i] < places.size() && places[at[i]] <= last) ++at[i];
      if (at[i] == places.size()) return false;
      last = places[at[i]];
    }
    if (last - begin < width) return true;
  }
  return false;
}

}  // namespace kiosque
