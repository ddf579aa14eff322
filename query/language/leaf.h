// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string_view>

#include "query/language/ast.h"
#include "query/language/lexer.h"

namespace kiosque {

// The node of a word, word*, =word or phrase as the value of a field; Field::text is the articles'
// text, the same as no field. `query` is the text that the token comes from. Throws
// QuerySyntaxError when Field::date is given anything but a date or a range of dates; "hier" is the
// day before `today`.
Node make_leaf(std::string_view query, const QueryToken& token, Field field, const Date& today);

}  // namespace kiosque
