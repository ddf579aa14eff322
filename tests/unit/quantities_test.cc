// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/output/quantities.h"

#include <gtest/gtest.h>

#include <limits>

namespace kiosque {
namespace {

TEST(ByteSize, IsShortAndHasTwoDigits) {
  const struct {
    std::uint64_t bytes;
    const char* text;
  } cases[] = {
      {0, "0 bytes"},
      {1, "1 byte"},
      {999, "999 bytes"},
      {1000, "1.0 kB"},
      {9949, "9.9 kB"},
      {9960, "10 kB"},
      {300'000'000, "300 MB"},
      {999'499'999, "999 MB"},
      {999'500'000, "1.0 GB"},
      {1'234'567'890, "1.2 GB"},
      {std::numeric_limits<std::uint64_t>::max(), "18 EB"},
  };
  for (const auto& c : cases) EXPECT_EQ(to_byte_size(c.bytes), c.text);
}

TEST(Duration, IsShort) {
  const struct {
    double seconds;
    const char* text;
  } cases[] = {{-1, "0 s"},    {0.04, "0 s"},      {0.97, "0 s"},
               {59.9, "59 s"}, {185, "3 min 5 s"}, {7620, "2 h 7 min"}};
  for (const auto& c : cases) EXPECT_EQ(to_duration(c.seconds), c.text);
}

}  // namespace
}  // namespace kiosque
