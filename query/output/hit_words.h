// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>

#include "query/search/searcher.h"

namespace kiosque {

// "3 reprises: Ouest-France, La Croix, …", safe to print; empty for a hit without copies. `colon`
// stands behind the number.
std::string copies_in_words(const Hit& hit, const char* colon = ": ");

// Known not to be in French.
bool is_foreign(const Article& article);

}  // namespace kiosque
