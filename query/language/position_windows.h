// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kiosque {

// The positions of each of several words in one text, in ascending order, none twice.
using WordPlaces = std::span<const std::vector<std::uint32_t>* const>;

// Whether each word has a position of its own, all of them among `width` positions in a row. Two
// words at one position are not near: they are the same word.
bool stand_together(WordPlaces words, std::uint32_t width);

// Likewise in the order of the words.
bool stand_in_order(WordPlaces words, std::uint32_t width);

}  // namespace kiosque
