// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/sparkline.h"

#include <gtest/gtest.h>

#include "src/cli/terminal.h"

namespace kiosque {
namespace {

std::vector<FacetValue> months(const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  std::vector<FacetValue> values;
  values.reserve(counts.size());
  for (const auto& [month, count] : counts) values.push_back({month, month, count});
  return values;
}

std::string drawn(const std::vector<FacetValue>& values, std::size_t width) {
  std::string lines;
  for (const StyledText& line : timeline(values, width)) lines += render(line, false) + '\n';
  return lines;
}

TEST(SparklineTest, LevelsGoUpToTheLargest) {
  EXPECT_EQ(render(sparkline({1, 2, 3, 4, 5, 6, 7, 8}), false), "▂▃▄▅▆▇██");
  EXPECT_EQ(render(sparkline({0, 1, 0, 1000}), false), "·▁·█");
  EXPECT_EQ(render(sparkline({0, 0}), false), "··");
  EXPECT_EQ(render(sparkline({0, 5}), true), "\x1b[2m·\x1b[0m█");
}

TEST(SparklineTest, MonthsAreFrench) {
  EXPECT_EQ(french_month(2019, 4), "avril 2019");
  EXPECT_EQ(french_month(2022, 12), "décembre 2022");
}

TEST(SparklineTest, EveryMonthFromTheFirstToTheLastHasAColumn) {
  EXPECT_EQ(drawn(months({{"2019-11", 1}, {"2019-12", 8}, {"2020-03", 4}}), 80),
            "months max 8 in décembre 2019\n"
            "novembre 2019 ▂█··▅ mars 2020\n");
}

TEST(SparklineTest, TheNamesStandBelowWhereTheyDoNotFitBeside) {
  EXPECT_EQ(drawn(months({{"2018-01", 1}, {"2019-12", 2}}), 30),
            "months max 2 in décembre 2019\n"
            "▅······················█\n"
            "janvier 2018 décembre 2019\n");
}

TEST(SparklineTest, MoreMonthsThanColumnsAreYears) {
  const auto values = months({{"2010-01", 1}, {"2010-05", 3}, {"2012-07", 2}, {"2019-04", 8}});
  EXPECT_EQ(drawn(values, 100), "years max 8 in 2019\n2010 ▅·▃······█ 2019\n");
  EXPECT_EQ(drawn(values, 112).substr(0, 6), "months");
  EXPECT_EQ(drawn(values, 111).substr(0, 5), "years");
}

TEST(SparklineTest, MoreYearsThanColumnsAreSpansOfYears) {
  const auto values = months({{"0001-01", 1}, {"1789-07", 2}, {"9999-12", 8}});
  EXPECT_EQ(drawn(values, 60),
            "spans of 200 years max 8 in 9800–9999\n"
            "▂·······▃········································█\n"
            "1–199                                    9800–9999\n");
  EXPECT_NE(drawn(months({{"1900-01", 1}, {"2019-07", 2}}), 70).find("spans of 2 years"),
            std::string::npos);
}

TEST(SparklineTest, ASinglePeriodIsNoTimeline) {
  EXPECT_EQ(drawn({}, 80), "");
  EXPECT_EQ(drawn(months({{"2019-04", 3}}), 80), "");
  EXPECT_EQ(drawn(months({{"rubbish", 3}}), 80), "");
}

TEST(SparklineTest, NoLineIsWiderThanAsked) {
  const std::vector<std::vector<FacetValue>> all = {
      months({{"2019-11", 1}, {"2020-03", 123'456'789}}), months({{"2010-01", 1}, {"2019-04", 8}}),
      months({{"0001-01", 1}, {"9999-12", 8}})};
  for (const auto& values : all)
    for (const std::size_t width : {20, 40, 80, 100, 120})
      for (const StyledText& line : timeline(values, width))
        EXPECT_LE(display_columns(line), width) << render(line, false);
}

}  // namespace
}  // namespace kiosque
