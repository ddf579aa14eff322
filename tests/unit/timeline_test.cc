// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/timeline.h"

#include <gtest/gtest.h>

#include "tests/support/markup.h"

namespace kiosque {
namespace {

std::vector<FacetValue> months(const std::vector<std::pair<std::string, int>>& counts) {
  std::vector<FacetValue> values;
  for (const auto& [month, count] : counts)
    values.push_back({month, month, static_cast<std::uint64_t>(count)});
  return values;
}

std::string listed(const std::vector<TimelineBar>& bars) {
  std::string list;
  for (const TimelineBar& bar : bars)
    list += (list.empty() ? "" : ", ") + bar.name + ":" + std::to_string(bar.count);
  return list;
}

TEST(TimelineTest, ABarIsAMonthAndGapsStayEmpty) {
  EXPECT_EQ(listed(make_timeline(months({{"2018-11", 2}, {"2019-02", 5}}))),
            "novembre\u00A02018:2, décembre\u00A02018:0, janvier\u00A02019:0, février\u00A02019:5");
  EXPECT_EQ(listed(make_timeline(months({{"2019-04", 1}}))), "avril\u00A02019:1");
  EXPECT_TRUE(make_timeline({}).empty());
}

TEST(TimelineTest, ABarIsAYearOrMoreWhereMonthsAreTooMany) {
  EXPECT_EQ(make_timeline(months({{"2015-01", 1}, {"2018-12", 1}})).size(), 48U);
  EXPECT_EQ(listed(make_timeline(months({{"2015-01", 1}, {"2015-03", 2}, {"2019-01", 4}}))),
            "2015:3, 2016:0, 2017:0, 2018:0, 2019:4");
  const auto bars = make_timeline(months({{"1944-08", 1}, {"2026-11", 2}}));
  EXPECT_EQ(bars.front().name, "1944–1945");
  EXPECT_EQ(bars.back().name, "2026–2027");
  EXPECT_EQ(bars.size(), 42U);
}

TEST(TimelineTest, HasFewBarsWhateverTheDates) {
  for (const std::string first : {"0001-01", "0999-12", "1789-07", "1999-12"})
    for (const std::string last : {"2000-01", "2026-11", "9999-12"}) {
      const auto bars = make_timeline(months({{first, 3}, {last, 4}}));
      EXPECT_LE(bars.size(), kMostBars) << first << ' ' << last;
      EXPECT_EQ(bars.front().count, 3U) << first << ' ' << last;
      EXPECT_EQ(bars.back().count, 4U) << first << ' ' << last;
    }
}

TEST(TimelineTest, WhatIsNoMonthIsPassedOver) {
  EXPECT_EQ(listed(make_timeline(months({{"", 1},
                                         {"2019", 1},
                                         {"2019-13", 1},
                                         {"0000-01", 1},
                                         {"2019-00", 1},
                                         {"<b>x</b>", 1},
                                         {"2019-04", 2}}))),
            "avril\u00A02019:2");
}

TEST(TimelineTest, ABarKnowsItsFirstAndLastMonth) {
  const auto bars = make_timeline(months({{"2010-02", 1}, {"2010-09", 1}, {"2019-01", 1}}));
  EXPECT_EQ(bars.front().first_month, "2010-02");
  EXPECT_EQ(bars.front().last_month, "2010-09");
  EXPECT_EQ(bars[1].first_month, "");
}

TEST(TimelineTest, IsToldInWords) {
  EXPECT_EQ(describe_timeline(make_timeline(months({{"2019-04", 1}}))),
            "1\u00A0article, avril\u00A02019");
  EXPECT_EQ(describe_timeline(make_timeline(months({{"2019-03", 1200}, {"2019-04", 2}}))),
            "1\u202F202\u00A0articles, de mars\u00A02019 à avril\u00A02019\u00A0; au plus haut, "
            "1\u202F200 en mars\u00A02019");
}

TEST(TimelineTest, TheSvgHasABarForEachThatHasArticles) {
  const Markup svg("<!DOCTYPE html>\n" +
                   timeline_svg(make_timeline(months({{"2019-01", 10}, {"2019-04", 5}}))));
  const auto bars = svg.find("rect");
  ASSERT_EQ(bars.size(), 2U);
  EXPECT_EQ(bars[0].text, "janvier\u00A02019\u00A0: 10\u00A0articles");
  EXPECT_EQ(bars[0].attributes.at("height"), "120.00");
  EXPECT_EQ(bars[1].attributes.at("height"), "60.00");
  EXPECT_EQ(svg.texts("text", "number"), (std::vector<std::string>{"10", "5"}));
  EXPECT_EQ(svg.texts("text", "name").size(), 4U);
  EXPECT_EQ(svg.find("svg").front().attributes.at("role"), "img");
}

TEST(TimelineTest, TheAxisNamesFewOfManyBars) {
  for (int count = 1; count <= 48; ++count) {
    const std::string last = std::to_string(2015 + (count - 1) / 12) +
                             (count % 12 == 0 || count % 12 > 9 ? "-" : "-0") +
                             std::to_string((count - 1) % 12 + 1);
    const Markup svg("<!DOCTYPE html>\n" +
                     timeline_svg(make_timeline(months({{"2015-01", 1}, {last, 1}}))));
    EXPECT_GE(svg.find("text", "name").size(), 1U) << count;
    EXPECT_LE(svg.find("text", "name").size(), 5U) << count;
  }
}

}  // namespace
}  // namespace kiosque
