// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>

#include "query/language/ast.h"
#include "src/analysis/lexicon.h"

namespace kiosque {

// What a query's articles have, as a French reader who knows no query language is told:
// « Kim », « Poutine » et l'expression « levée des sanctions », mais pas « Trump ». Plain text, as
// unsafe as what was typed. The lexicon names the countries.
std::string query_in_words(const Node& tree, const Lexicon& lexicon);

}  // namespace kiosque
