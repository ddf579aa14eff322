// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/ast.h"

#include <string_view>

#include "src/text/fold.h"

namespace kiosque {
namespace {

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string print_word(std::string_view text) {
  const std::string lower = lower_case(text);
  return lower.find_first_of(" \"()\\") == std::string::npos ? lower : in_quotes(lower);
}

std::string print_list(std::string head, const std::vector<Node>& operands) {
  for (const Node& operand : operands) head += ' ' + to_string(operand);
  return '(' + head + ')';
}

std::string print_distance(unsigned distance) {
  return distance == 0 ? "" : '-' + std::to_string(distance);
}

std::string print(const WordNode& word) {
  switch (word.match) {
    case WordNode::Match::exact:
      return "(exact " + print_word(word.text) + ")";
    case WordNode::Match::prefix:
      return "(prefix " + print_word(word.text) + ")";
    case WordNode::Match::similar:
      return "(similar" + print_distance(word.distance) + ' ' + print_word(word.text) + ')';
    case WordNode::Match::inflected:
      break;
  }
  return print_word(word.text);
}

std::string print(const PhraseNode& phrase) {
  return (phrase.inflected ? "(phrase-inflected " : "(phrase ") +
         in_quotes(lower_case(phrase.text)) + ")";
}

std::string print(const NearNode& near) {
  return print_list((near.ordered ? "adj " : "near ") + std::to_string(near.distance),
                    near.operands);
}

std::string print(const CountNode& count) {
  return "(at-least " + std::to_string(count.at_least) + ' ' + to_string(*count.counted) + ')';
}

std::string print(const QuorumNode& quorum) {
  return print_list(std::to_string(quorum.at_least) + "-of", quorum.operands);
}

std::string print(const AndNode& all) { return print_list("and", all.operands); }

std::string print(const OrNode& any) { return print_list("or", any.operands); }

std::string print(const NotNode& without) {
  return "(and-not " + to_string(*without.wanted) + ' ' + to_string(*without.unwanted) + ')';
}

std::string_view match_suffix(FieldNode::Match match) {
  switch (match) {
    case FieldNode::Match::whole:
      return "-whole";
    case FieldNode::Match::exact:
      return "-exact";
    case FieldNode::Match::prefix:
      return "-prefix";
    case FieldNode::Match::inflected:
      return "-inflected";
    case FieldNode::Match::similar:
      return "-similar";
    case FieldNode::Match::word:
      break;
  }
  return "";
}

std::string print(const FieldNode& field) {
  std::string head = "(";
  head += kFields[static_cast<std::size_t>(field.field)].english;
  head += match_suffix(field.match);
  head += print_distance(field.distance);
  return head + ' ' + in_quotes(field.value) + ')';
}

std::string print(const DateNode& date) {
  const auto compact = [](const std::optional<Date>& day) {
    return day ? to_compact(*day) : std::string();
  };
  return "(date " + compact(date.range.first) + ".." + compact(date.range.last) + ')';
}

}  // namespace

std::string to_string(const Node& node) {
  return std::visit([](const auto& value) { return print(value); }, node.value);
}

}  // namespace kiosque
