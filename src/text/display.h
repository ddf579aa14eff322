// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>

namespace kiosque {

// Columns of a fixed-width display that a code point takes: 0, 1 or 2 (UAX #11).
std::size_t column_width(char32_t code_point);

// True for what must not reach a terminal or a reader's eye from untrusted text: controls and
// marks that change the direction of writing or hide text.
bool is_unsafe(char32_t code_point);

}  // namespace kiosque
