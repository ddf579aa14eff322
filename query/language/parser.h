// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string_view>

#include "query/language/ast.h"
#include "query/language/date_words.h"

namespace kiosque {

// How operands that stand side by side combine. As alternatives they bind tighter than AND, and
// what NOT takes away is taken from all of them: a b NOT c is (and-not (or a b) c).
enum class Juxtaposition { all, any };

// Reads a query in the language of kiosque-query-syntax(7), worked example:
//   Kim AND (Poutine OR Trump) "levée des sanctions"
//   (and kim (or poutine trump) (phrase "levée des sanctions"))
// `text` is UTF-8 of any origin. Throws QuerySyntaxError, with the place and the cure, for all
// that is not the language, and for nesting deeper than 100 (that of "2 of (…)" than 5) or more
// than 1,000 operands. Dates in words (hier) count from `reference`.
Node parse_query(std::string_view text, Juxtaposition juxtaposition = Juxtaposition::all,
                 const Date& reference = today());

// Reads words only: every operator and sign is text (--plain). Throws QuerySyntaxError when the
// text holds no word, more than 1,000 of them or invalid UTF-8.
Node parse_plain_query(std::string_view text, Juxtaposition juxtaposition = Juxtaposition::all);

}  // namespace kiosque
