// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/position_windows.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <set>
#include <vector>

namespace kiosque {
namespace {

using Positions = std::vector<std::uint32_t>;

// Tries every choice of two positions.
bool try_all(const Positions& left, const Positions& right, std::uint32_t width, bool in_order) {
  for (const std::uint32_t one : left)
    for (const std::uint32_t other : right)
      if ((other > one && other - one < width) || (!in_order && one > other && one - other < width))
        return true;
  return false;
}

TEST(PositionWindows, TellsWhatStandsTogetherOrInOrder) {
  struct Case {
    Positions left;
    Positions right;
    std::uint32_t width;
    bool together;
    bool in_order;
  };
  for (const Case& c : std::vector<Case>{
           {{1}, {2}, 2, true, true},
           {{2}, {1}, 2, true, false},
           {{1}, {3}, 2, false, false},
           {{1}, {3}, 3, true, true},
           {{}, {3}, 3, false, false},
           {{5}, {5}, 9, false, false},       // one word is not near itself
           {{5, 7}, {5, 7}, 3, true, true},   // twice, it is
           {{1, 9}, {4, 10}, 2, true, true},  // not at their first places
       }) {
    const auto shown = testing::PrintToString(c.left) + testing::PrintToString(c.right);
    EXPECT_EQ(stand_together(c.left, c.right, c.width), c.together) << shown;
    EXPECT_EQ(stand_in_order(c.left, c.right, c.width), c.in_order) << shown;
  }
}

TEST(PositionWindows, FindsWhatTryingAllChoicesFinds) {
  std::mt19937 random(3);
  int together = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::array<Positions, 2> places;
    for (Positions& word : places) {
      std::set<std::uint32_t> positions;
      const std::size_t count = 1 + random() % 4;
      while (positions.size() < count)
        positions.insert(1 + static_cast<std::uint32_t>(random() % 30));
      word.assign(positions.begin(), positions.end());
    }
    const auto& [left, right] = places;
    const auto width = static_cast<std::uint32_t>(2 + random() % 5);
    const bool expected = try_all(left, right, width, false);
    together += expected ? 1 : 0;
    ASSERT_EQ(stand_together(left, right, width), expected) << i;
    ASSERT_EQ(stand_in_order(left, right, width), try_all(left, right, width, true)) << i;
  }
  EXPECT_GT(together, 1000);
  EXPECT_LT(together, 19'000);
}

}  // namespace
}  // namespace kiosque
