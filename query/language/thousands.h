// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string_view>
#include <vector>

#include "query/language/lexer.h"

namespace kiosque {

// Joins the groups of a number that was typed with blanks: a text has 12 000 as one word,
// whatever blank it was written with. `text` is what the tokens were read from.
std::vector<QueryToken> join_thousands(std::string_view text, std::vector<QueryToken> tokens);

}  // namespace kiosque
