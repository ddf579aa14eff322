// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/value_numbers.h"

#include <gtest/gtest.h>

#include <string>

namespace kiosque {
namespace {

TEST(ValueNumbersTest, ManyValuesKeepTheNumbersOfTheirFirstTime) {
  constexpr std::uint32_t kMany = 10'000;
  ValueNumbers numbers;
  EXPECT_EQ(numbers.number_of(""), 0U);
  for (std::uint32_t i = 1; i < kMany; ++i) EXPECT_EQ(numbers.number_of(std::to_string(i)), i);
  EXPECT_EQ(numbers.size(), kMany);
  EXPECT_EQ(numbers.number_of(""), 0U);
  for (std::uint32_t i = 1; i < kMany; ++i) {
    EXPECT_EQ(numbers.number_of(std::to_string(i)), i);
    EXPECT_EQ(numbers[i], std::to_string(i));
  }
  numbers.clear();
  EXPECT_EQ(numbers.size(), 0U);
  EXPECT_EQ(numbers.number_of("7"), 0U);
}

}  // namespace
}  // namespace kiosque
