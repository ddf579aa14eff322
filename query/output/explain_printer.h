// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>
#include <string>

#include "query/language/compiled_query.h"

namespace kiosque {

// Prints how a query is understood: its tree with all parentheses, what each leaf looks for and in
// how many articles that is, and Xapian's query. `tree` is to_string() of the query's tree. Throws
// Xapian::Error.
void print_explanation(const std::string& tree, const CompiledQuery& compiled,
                       const Xapian::Database& database, std::ostream& out);

}  // namespace kiosque
