// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/language/ast.h"
#include "query/language/leaf_compiler.h"

namespace kiosque {

// Looks among the operands of a list for words that stand where an operator could and were perhaps
// meant as one. Adds a note for each, once; throws QuerySyntaxError for a misspelling in capitals
// (OUU) that no article has.
void add_operator_hints(std::string_view text, const std::vector<Node>& operands,
                        LeafCompiler& leaves, std::vector<std::string>& notes);

}  // namespace kiosque
