// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <vector>

namespace kiosque {

// Of two words in one text: their positions, in ascending order, none twice.

// Whether both have a position among `width` positions in a row. One position is not near itself:
// it is the same word.
bool stand_together(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right,
                    std::uint32_t width);

// Likewise, the left one first.
bool stand_in_order(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right,
                    std::uint32_t width);

}  // namespace kiosque
