// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/token.h"

namespace kiosque {

// The name that tokens [first, end) write, fit to be shown: invisible characters left out, blanks
// of any kind as one, and a surname in capitals as other names are: « Jean DUPONT » → Jean Dupont.
std::string shown_name(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first,
                       std::uint32_t end);

}  // namespace kiosque
