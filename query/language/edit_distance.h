// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string_view>

namespace kiosque {

// How many letters must be added, taken away, changed or exchanged with their neighbour to make
// one word of the other (optimal string alignment, Wikipedia "Damerau–Levenshtein distance"), and
// limit + 1 where they are more than `limit`. Counts bytes: meant for folded words.
std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t limit);

}  // namespace kiosque
