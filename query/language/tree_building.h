// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <vector>

#include "query/language/ast.h"

namespace kiosque {

// Sets the node's place to the bytes from `begin` to `end` of the query.
void cover(Node& node, std::size_t begin, std::size_t end);

// One AndNode or OrNode of them all, those of the same kind inside dissolved. A single operand
// stays what it is. There is at least one.
Node join_and(std::vector<Node> operands);
Node join_or(std::vector<Node> operands);

// Whether the index has positions for it: what can stand beside NEAR and ADJ, and be counted.
bool has_positions(const Node& node);

}  // namespace kiosque
