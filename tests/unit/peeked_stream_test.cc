// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/peeked_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace kiosque {
namespace {

std::string all_of(std::istream& in) { return {std::istreambuf_iterator<char>(in), {}}; }

TEST(PeekedStream, GivesAllBytesAfterItsHeadWasLookedAt) {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += std::to_string(i);
  for (const std::size_t length : {std::size_t{0}, std::size_t{1}, std::size_t{10}, text.size()}) {
    std::istringstream below(text.substr(0, length));
    PeekedStream stream(below, 10);
    EXPECT_EQ(stream.head(), text.substr(0, std::min<std::size_t>(length, 10)));
    EXPECT_EQ(all_of(stream), text.substr(0, length));
    EXPECT_EQ(stream.head().size(), std::min<std::size_t>(length, 10));
    EXPECT_FALSE(stream.bad());
  }
}

TEST(PeekedStream, IsBadWhereTheStreamBelowIs) {
  std::ifstream below("/proc/self/mem");  // opens, and cannot be read at 0
  PeekedStream stream(below);
  EXPECT_EQ(stream.head(), "");
  std::string line;
  EXPECT_FALSE(std::getline(stream, line));
  EXPECT_TRUE(stream.bad());
}

}  // namespace
}  // namespace kiosque
