// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/parser.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "query/language/leaf.h"
#include "query/language/lexer.h"
#include "query/language/query_text.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

using Kind = QueryToken::Kind;

constexpr std::size_t kMaxDepth = 100;
constexpr std::size_t kMaxOperands = 1000;

bool starts_operand(Kind kind) {
  constexpr std::array kStarts = {Kind::word,   Kind::prefix, Kind::exact,
                                  Kind::phrase, Kind::field,  Kind::open};
  return std::find(kStarts.begin(), kStarts.end(), kind) != kStarts.end();
}

bool is_operator(Kind kind) {
  return kind == Kind::conjunction || kind == Kind::disjunction || kind == Kind::negation ||
         kind == Kind::proximity;
}

void cover(Node& node, std::size_t begin, std::size_t end) {
  node.offset = begin;
  node.length = end - begin;
}

// One AndNode or OrNode of them all, those of the same kind inside dissolved. A single operand
// stays what it is.
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

// What the positions of the index can answer beside NEAR and ADJ.
bool can_stand_near(const Node& node, bool alternative = false) {
  if (const auto* word = std::get_if<WordNode>(&node.value))
    return word->match != WordNode::Match::exact;
  if (const auto* field = std::get_if<FieldNode>(&node.value))
    return field->field == Field::person && field->match != FieldNode::Match::exact;
  if (const auto* any = std::get_if<OrNode>(&node.value))
    return std::all_of(any->operands.begin(), any->operands.end(),
                       [](const Node& operand) { return can_stand_near(operand, true); });
  return std::holds_alternative<PhraseNode>(node.value) && !alternative;
}

class Parser {
 public:
  Parser(std::string_view text, std::vector<QueryToken> tokens, Juxtaposition juxtaposition)
      : text_(text), tokens_(std::move(tokens)), juxtaposition_(juxtaposition) {}

  Node parse() {
    reject_empty();
    Node query = parse_alternatives();
    if (peek().kind == Kind::close)
      fail(peek(), "this parenthesis closes nothing", "remove it or put a ( where it begins");
    return query;
  }

  Node parse_plain() {
    reject_empty();
    std::vector<Node> words;
    while (peek().kind != Kind::end) words.push_back(parse_leaf(take()));
    return juxtaposition_ == Juxtaposition::any ? join<OrNode>(std::move(words))
                                                : join<AndNode>(std::move(words));
  }

 private:
  const QueryToken& peek() const { return tokens_[at_]; }
  const QueryToken& take() { return tokens_[at_++]; }

  [[noreturn]] void fail(const QueryToken& token, const std::string& message,
                         const std::string& hint) const {
    throw QuerySyntaxError(std::string(text_), token.offset, token.length, message, hint);
  }

  void reject_empty() const {
    if (peek().kind == Kind::end)
      throw QuerySyntaxError(std::string(text_), 0, 1, "the query holds no word to search for",
                             "write one word or more, for example: Kim AND Poutine");
  }

  // What stands behind an operator must be an operand, or a NOT where that makes sense.
  void require_operand_after(const QueryToken& op) const {
    const QueryToken& next = peek();
    if (starts_operand(next.kind)) return;
    const std::string name = in_guillemets(op.text);
    const bool joins = op.kind == Kind::conjunction || op.kind == Kind::disjunction;
    if (next.kind == Kind::negation && joins) return;
    if (is_operator(next.kind))
      fail(next, in_guillemets(next.text) + " follows " + name + " with nothing between them",
           "keep one of the two; an operator that is meant as a word goes in quotation marks");
    fail(op, "nothing follows " + name,
         "write what to search for after it, or remove it; as a word, put it in quotation marks");
  }

  // Operands joined by OR.
  Node parse_alternatives() {
    std::vector<Node> operands;
    operands.push_back(parse_group());
    while (peek().kind == Kind::disjunction) {
      require_operand_after(take());
      operands.push_back(parse_group());
    }
    return join<OrNode>(std::move(operands));
  }

  // Operands joined by AND or side by side, less those behind NOT.
  Node parse_group() {
    std::vector<Node> wanted;
    std::vector<Node> unwanted;
    std::vector<Node> neighbours;
    const QueryToken& first = peek();
    for (bool more = true; more;) {
      if (peek().kind == Kind::negation) {
        require_operand_after(take());
        unwanted.push_back(parse_proximity());
      } else {
        neighbours.push_back(parse_proximity());
      }
      more = starts_operand(peek().kind) || peek().kind == Kind::negation;
      if (peek().kind != Kind::conjunction) continue;
      require_operand_after(take());
      add_neighbours(std::move(neighbours), wanted);
      neighbours.clear();
      more = true;
    }
    add_neighbours(std::move(neighbours), wanted);
    if (wanted.empty()) reject_lone_negation(first);
    Node group = join<AndNode>(std::move(wanted));
    return unwanted.empty() ? std::move(group) : subtract(std::move(group), std::move(unwanted));
  }

  // With Juxtaposition::any, neighbours are alternatives and bind tighter than AND.
  void add_neighbours(std::vector<Node> neighbours, std::vector<Node>& wanted) const {
    if (neighbours.empty()) return;
    if (juxtaposition_ == Juxtaposition::any)
      wanted.push_back(join<OrNode>(std::move(neighbours)));
    else
      std::move(neighbours.begin(), neighbours.end(), std::back_inserter(wanted));
  }

  static Node subtract(Node wanted, std::vector<Node> unwanted) {
    Node without = join<OrNode>(std::move(unwanted));
    const std::size_t begin = std::min(wanted.offset, without.offset);
    const std::size_t end =
        std::max(wanted.offset + wanted.length, without.offset + without.length);
    Node result;
    result.value = NotNode{std::make_unique<Node>(std::move(wanted)),
                           std::make_unique<Node>(std::move(without))};
    cover(result, begin, end);
    return result;
  }

  [[noreturn]] void reject_lone_negation(const QueryToken& op) const {
    fail(op, in_guillemets(op.text) + " has nothing to take away from",
         "write what is wanted beside it, in the same parentheses and not behind OR: Kim " +
             op.text + " Trump");
  }

  // Operands joined by NEAR or ADJ.
  Node parse_proximity() {
    Node first = parse_operand();
    if (peek().kind != Kind::proximity) return first;
    const QueryToken& op = peek();
    NearNode near{op.distance, op.ordered, {}};
    const std::size_t begin = first.offset;
    add_near_operand(near, std::move(first), op);
    while (peek().kind == Kind::proximity) {
      const QueryToken& next = take();
      if (next.distance != op.distance || next.ordered != op.ordered)
        fail(next, in_guillemets(op.text) + " and " + in_guillemets(next.text) + " in one chain",
             "write two searches and join them: a NEAR/3 b AND b NEAR/5 c");
      require_operand_after(next);
      add_near_operand(near, parse_operand(), op);
    }
    const std::size_t end = near.operands.back().offset + near.operands.back().length;
    Node node;
    node.value = std::move(near);
    cover(node, begin, end);
    return node;
  }

  void add_near_operand(NearNode& near, Node operand, const QueryToken& op) const {
    if (!can_stand_near(operand))
      throw QuerySyntaxError(
          std::string(text_), operand.offset, operand.length,
          in_guillemets(op.text) + " cannot take this",
          "beside it stand words, word*, phrases, personne:name and alternatives of words in "
          "parentheses: (a OR b); join anything else with AND");
    near.operands.push_back(std::move(operand));
  }

  Node parse_operand() {
    const QueryToken& token = take();
    switch (token.kind) {
      case Kind::open:
        return parse_parentheses(token);
      case Kind::field:
        return parse_field(token);
      case Kind::close:
        fail(token, "this parenthesis closes nothing", "remove it or put a ( where it begins");
      case Kind::conjunction:
      case Kind::disjunction:
      case Kind::negation:
      case Kind::proximity:
      case Kind::end:
        fail(token, "nothing stands before " + in_guillemets(token.text),
             "write what to search for before it; as a word, put it in quotation marks");
      default:
        return parse_leaf(token);
    }
  }

  Node parse_parentheses(const QueryToken& open) {
    if (++depth_ > kMaxDepth)
      fail(open, "more than 100 parentheses inside one another", "remove some of them");
    if (peek().kind == Kind::close)
      throw QuerySyntaxError(std::string(text_), open.offset,
                             peek().offset + peek().length - open.offset,
                             "there is nothing between these parentheses",
                             "write what to search for between them, or remove them");
    if (peek().kind == Kind::end) reject_unclosed(open);
    Node inside = parse_alternatives();
    if (peek().kind != Kind::close) reject_unclosed(open);
    const QueryToken& close = take();
    --depth_;
    cover(inside, open.offset, close.offset + close.length);
    return inside;
  }

  [[noreturn]] void reject_unclosed(const QueryToken& open) const {
    fail(open, "this parenthesis is not closed", "put a ) where it ends, or remove it");
  }

  Node parse_field(const QueryToken& name) {
    if (field_)
      fail(name, "a field stands inside the parentheses of another field",
           "write it outside them, joined by AND or OR");
    field_ = name.field;
    Node value = parse_operand();
    field_.reset();
    cover(value, name.offset, value.offset + value.length);
    return value;
  }

  Node parse_leaf(const QueryToken& token) {
    if (++operands_ > kMaxOperands)
      fail(token, "more than 1,000 words in one query", "shorten it, or ask in several queries");
    return make_leaf(text_, token, field_.value_or(Field::text));
  }

  std::string_view text_;
  std::vector<QueryToken> tokens_;
  Juxtaposition juxtaposition_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t operands_ = 0;
  std::optional<Field> field_;  // whose value or parentheses are being read
};

}  // namespace

Node parse_query(std::string_view text, Juxtaposition juxtaposition) {
  return Parser(text, lex_query(text), juxtaposition).parse();
}

Node parse_plain_query(std::string_view text, Juxtaposition juxtaposition) {
  return Parser(text, lex_plain_query(text), juxtaposition).parse_plain();
}

}  // namespace kiosque
