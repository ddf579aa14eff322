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

// A bar of at most `columns` columns in steps of an eighth; whatever is counted shows.
std::string bar(std::uint64_t count, std::uint64_t largest, std::size_t columns);

// Persons, countries, sources and years side by side, as many as the width allows: lines of at
// most `width` columns, with an empty one between two rows of facets. Each value has its count
// and a bar that compares it with its facet's largest; long labels are cut.
std::vector<StyledText> facet_columns(const Facets& facets, std::size_t width);

}  // namespace kiosque
