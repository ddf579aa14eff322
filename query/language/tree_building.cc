// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/tree_building.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kiosque {

void cover(Node& node, std::size_t begin, std::size_t end) {
  node.offset = begin;
  node.length = end - begin;
}

namespace {

template <typename List>
Node join(std::vector<Node> operands) {
  if (operands.size() == 1) return std::move(operands.front());
  Node joined;
  List list;
  std::size_t begin = operands.front().offset;
  std::size_t end = 0;
  for (Node& operand : operands) {
    begin = std::min(begin, operand.offset);
    end = std::max(end, operand.offset + operand.length);
    if (auto* inner = std::get_if<List>(&operand.value))
      std::move(inner->operands.begin(), inner->operands.end(), std::back_inserter(list.operands));
    else
      list.operands.push_back(std::move(operand));
  }
  joined.value = std::move(list);
  cover(joined, begin, end);
  return joined;
}

}  // namespace

Node join_and(std::vector<Node> operands) { return join<AndNode>(std::move(operands)); }
Node join_or(std::vector<Node> operands) { return join<OrNode>(std::move(operands)); }

bool has_positions(const Node& node) {
  if (const auto* word = std::get_if<WordNode>(&node.value))
    return word->match != WordNode::Match::exact;
  if (const auto* field = std::get_if<FieldNode>(&node.value))
    return field->field == Field::person && field->match != FieldNode::Match::exact;
  if (const auto* any = std::get_if<OrNode>(&node.value))
    return std::all_of(any->operands.begin(), any->operands.end(), has_positions);
  return std::holds_alternative<PhraseNode>(node.value);
}

}  // namespace kiosque
