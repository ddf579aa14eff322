// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/search/facets.h"

namespace kiosque {

// One bar of a timeline: a month, or one or more years.
struct TimelineBar {
  std::string name;         // "avril 2019", "2019", "2010–2019"
  std::string short_name;   // for the axis
  std::uint64_t count = 0;  // articles; 0 where there are none between those that have some
  std::string first_month;  // with articles, as 2019-04; empty where the bar has none
  std::string last_month;
};

// At most kMostBars bars of the same length from the first to the last month that has articles:
// months, or years where months are too many. `months` is Facets::months.
std::vector<TimelineBar> make_timeline(const std::vector<FacetValue>& months);

inline constexpr std::size_t kMostBars = 48;

// What the bars show in one sentence, in French, as plain text.
std::string describe_timeline(const std::vector<TimelineBar>& bars);

// The bars as an SVG that takes the width it gets; its letters keep their size. Needs a bar.
std::string timeline_svg(const std::vector<TimelineBar>& bars);

}  // namespace kiosque
