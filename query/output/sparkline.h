// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "query/output/styled_text.h"
#include "query/search/facets.h"

namespace kiosque {

// A column a count, from ▁ to █ for the largest; a dim dot where nothing is counted.
StyledText sparkline(const std::vector<std::uint64_t>& counts);

// "avril 2019"
std::string french_month(int year, int month);

// When the matches appeared: a heading with the scale, then the sparkline between its first and
// last period or above them, in lines of at most `width` columns where names of periods allow
// it. By month, by year where months are more than the columns, else by spans of years; periods
// without matches are shown too. `months` as Facets has them. Nothing for a single period.
std::vector<StyledText> timeline(const std::vector<FacetValue>& months, std::size_t width);

}  // namespace kiosque
