// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/position_windows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

namespace kiosque {
namespace {

using Places = std::vector<std::vector<std::uint32_t>>;

using Stand = bool (*)(WordPlaces, std::uint32_t);

bool ask(Stand stand, const Places& places, std::uint32_t width) {
  std::vector<const std::vector<std::uint32_t>*> words;
  for (const auto& word : places) words.push_back(&word);
  return stand(words, width);
}

// Tries every choice of a position for each word.
bool try_all(const Places& places, std::uint32_t width, bool in_order,
             std::vector<std::uint32_t> chosen = {}) {
  if (chosen.size() == places.size()) {
    const auto [first, last] = std::minmax_element(chosen.begin(), chosen.end());
    if (*last - *first >= width) return false;
    const std::set<std::uint32_t> distinct(chosen.begin(), chosen.end());
    return distinct.size() == chosen.size() &&
           (!in_order || std::is_sorted(chosen.begin(), chosen.end()));
  }
  for (const std::uint32_t position : places[chosen.size()]) {
    chosen.push_back(position);
    const bool found = try_all(places, width, in_order, chosen);
    chosen.pop_back();
    if (found) return true;
  }
  return false;
}

TEST(PositionWindows, TellsWhatStandsTogetherOrInOrder) {
  struct Case {
    Places places;
    std::uint32_t width;
    bool together;
    bool in_order;
  };
  for (const Case& c : std::vector<Case>{
           {{{1}, {2}}, 2, true, true},
           {{{2}, {1}}, 2, true, false},
           {{{1}, {3}}, 2, false, false},
           {{{1}, {3}}, 3, true, true},
           {{{5}, {5}}, 9, false, false},         // one word is not near itself
           {{{5, 7}, {5, 7}}, 3, true, true},     // twice, it is
           {{{1, 9}, {4, 10}}, 2, true, true},    // not at their first places
           {{{5, 7}, {5}, {6}}, 3, true, false},  // 7, 5 and 6: the first word gives way
           {{{5}, {5, 6}, {6, 7}}, 3, true, true},
           {{{5, 6}, {5, 6}, {5, 6}}, 9, false, false},
       }) {
    std::string shown;
    for (const auto& word : c.places) {
      shown += '|';
      for (const std::uint32_t position : word) shown += std::to_string(position) + ' ';
    }
    EXPECT_EQ(ask(stand_together, c.places, c.width), c.together) << shown;
    EXPECT_EQ(ask(stand_in_order, c.places, c.width), c.in_order) << shown;
  }
}

TEST(PositionWindows, FindsWhatTryingAllChoicesFinds) {
  std::mt19937 random(3);
  int together = 0;
  for (int i = 0; i < 20'000; ++i) {
    Places places(2 + random() % 3);
    for (auto& word : places) {
      std::set<std::uint32_t> positions;
      const std::size_t count = 1 + random() % 4;
      while (positions.size() < count)
        positions.insert(1 + static_cast<std::uint32_t>(random() % 12));
      word.assign(positions.begin(), positions.end());
    }
    const auto width = static_cast<std::uint32_t>(2 + random() % 5);
    const bool expected = try_all(places, width, false);
    together += expected ? 1 : 0;
    ASSERT_EQ(ask(stand_together, places, width), expected) << i;
    ASSERT_EQ(ask(stand_in_order, places, width), try_all(places, width, true)) << i;
  }
  EXPECT_GT(together, 1000);
  EXPECT_LT(together, 19'000);
}

}  // namespace
}  // namespace kiosque
