// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include "query/options.h"

namespace kiosque {

// What the options ask of a search: how many hits and facets, in which order, and whether stories
// are grouped or counted. `terminal` says that the answer goes to one.
SearchOrder make_search_order(const QueryOptions& options, bool terminal);

}  // namespace kiosque
