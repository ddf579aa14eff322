// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <vector>

#include "query/output/styled_text.h"

namespace kiosque {

// Breaks a text at its blanks into lines of at most `width` display columns; several blanks count
// as one. No-break spaces hold words together, as do the blanks of French punctuation (« a » : b)
// where there is room; soft hyphens are left out. Only a word longer than a line is cut, between
// its characters. Width 0: one line. An empty text has no lines.
std::vector<StyledText> wrap(const StyledText& text, std::size_t width);

}  // namespace kiosque
