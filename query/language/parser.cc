// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/parser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "query/language/leaf.h"
#include "query/language/lexer.h"
#include "query/language/operators.h"
#include "query/language/query_text.h"
#include "query/language/tree_building.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

using Kind = QueryToken::Kind;

constexpr std::size_t kMaxDepth = 100;
constexpr unsigned kMaxOperands = 1000;
constexpr std::size_t kMaxPhraseWords = 100;
constexpr std::size_t kMaxQuorumDepth = 5;  // each one runs what is inside twice

class Parser {
 public:
  Parser(std::string_view text, std::vector<QueryToken> tokens, Juxtaposition juxtaposition,
         const Date& reference)
      : text_(text),
        tokens_(std::move(tokens)),
        juxtaposition_(juxtaposition),
        reference_(reference) {}

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
    return juxtaposition_ == Juxtaposition::any ? join_or(std::move(words))
                                                : join_and(std::move(words));
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
    while (peek().kind == Kind::disjunction && !at_comma()) {
      require_operand_after(take());
      operands.push_back(parse_group());
    }
    return join_or(std::move(operands));
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
      more = !at_comma() && (starts_operand(peek().kind) || peek().kind == Kind::negation);
      if (peek().kind != Kind::conjunction || at_comma()) continue;
      require_operand_after(take());
      add_neighbours(std::move(neighbours), wanted);
      neighbours.clear();
      more = true;
    }
    add_neighbours(std::move(neighbours), wanted);
    if (wanted.empty()) reject_lone_negation(first);
    Node group = join_and(std::move(wanted));
    return unwanted.empty() ? std::move(group) : subtract(std::move(group), std::move(unwanted));
  }

  // With Juxtaposition::any, neighbours are alternatives and bind tighter than AND.
  void add_neighbours(std::vector<Node> neighbours, std::vector<Node>& wanted) const {
    if (neighbours.empty()) return;
    if (juxtaposition_ == Juxtaposition::any)
      wanted.push_back(join_or(std::move(neighbours)));
    else
      std::move(neighbours.begin(), neighbours.end(), std::back_inserter(wanted));
  }

  static Node subtract(Node wanted, std::vector<Node> unwanted) {
    Node without = join_or(std::move(unwanted));
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
    NearNode near{op.number, op.ordered, {}};
    const std::size_t begin = first.offset;
    add_near_operand(near, std::move(first), op);
    while (peek().kind == Kind::proximity) {
      const QueryToken& next = take();
      if (next.number != op.number || next.ordered != op.ordered)
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
    if (!has_positions(operand))
      throw QuerySyntaxError(
          std::string(text_), operand.offset, operand.length,
          in_guillemets(op.text) + " cannot take this",
          "beside it stand words, phrases, personne:name and alternatives of these in "
          "parentheses: (a OR b); join anything else with AND");
    near.operands.push_back(std::move(operand));
  }

  // An operand, and how often it must stand in an article.
  Node parse_operand() {
    Node operand = at_quorum() ? parse_quorum() : parse_bare_operand();
    if (peek().kind != Kind::threshold) return operand;
    const QueryToken& threshold = take();
    if (!has_positions(operand))
      fail(threshold, "this cannot be counted",
           "what can be are words, phrases, personne:name and alternatives of these");
    const std::size_t begin = operand.offset;
    Node count;
    count.value = CountNode{threshold.number, std::make_unique<Node>(std::move(operand))};
    cover(count, begin, threshold.offset + threshold.length);
    return count;
  }

  // 2 of (a, b, c) and 2 parmi (a, b, c)
  bool at_quorum() const {
    if (!is_number(peek())) return false;
    const QueryToken& word = tokens_[at_ + 1];
    if (word.kind != Kind::word || tokens_[at_ + 2].kind != Kind::open) return false;
    if (!is_quorum_word(word.text)) return false;
    if (field_)
      fail(peek(), "a choice stands inside a field's parentheses",
           "write the field inside: 2 of (titre:Kim, titre:Poutine)");
    return true;
  }

  // Commas part the operands; without any, each word is one.
  Node parse_quorum() {
    const QueryToken& number = take();
    const QueryToken& word = take();
    const QueryToken& open = take();
    enter(open);
    if (++quorum_depth_ > kMaxQuorumDepth)
      fail(number, "more than 5 choices inside one another", "take some of them apart");
    const bool commas = has_commas();
    const bool outer = std::exchange(commas_part_, commas);
    QuorumNode quorum;
    while (peek().kind != Kind::close) {
      if (peek().kind == Kind::end) reject_unclosed(open);
      quorum.operands.push_back(commas ? parse_alternatives() : parse_proximity());
      if (commas && peek().kind != Kind::close && peek().kind != Kind::end && !at_comma())
        fail(peek(), "a comma is missing before this", "part the operands by commas: (a, b, c)");
    }
    const QueryToken& close = take();
    commas_part_ = outer;
    --depth_;
    --quorum_depth_;
    const std::string how = "write, for example: 2 " + word.text + " (Kim, Poutine, Trump)";
    quorum.at_least = read_number(number.text, kMaxOperands).value_or(0);
    if (quorum.operands.empty()) fail(open, "there is nothing between these parentheses", how);
    if (quorum.at_least == 0 || quorum.at_least > quorum.operands.size())
      fail(number,
           "the parentheses hold " + std::to_string(quorum.operands.size()) + " to choose from",
           "write a number from 1 to that, and commas between them");
    Node node;
    node.value = std::move(quorum);
    cover(node, number.offset, close.offset + close.length);
    return node;
  }

  // Whether a comma stands between here and the parenthesis that closes this one.
  bool has_commas() const {
    std::size_t depth = 0;
    for (std::size_t i = at_; tokens_[i].kind != Kind::end; ++i) {
      if (tokens_[i].kind == Kind::close && depth-- == 0) return false;
      if (depth == 0 && tokens_[i].comma_behind) return true;
      if (tokens_[i].kind == Kind::open) ++depth;
    }
    return false;
  }

  bool at_comma() const { return commas_part_ && tokens_[at_ - 1].comma_behind; }

  Node parse_bare_operand() {
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
      case Kind::threshold:
      case Kind::end:
        fail(token, "nothing stands before " + in_guillemets(token.text),
             "write what to search for before it; as a word, put it in quotation marks");
      default:
        return parse_leaf(token);
    }
  }

  void enter(const QueryToken& open) {
    if (++depth_ > kMaxDepth)
      fail(open, "more than 100 parentheses inside one another", "remove some of them");
  }

  Node parse_parentheses(const QueryToken& open) {
    enter(open);
    if (peek().kind == Kind::close)
      throw QuerySyntaxError(std::string(text_), open.offset,
                             peek().offset + peek().length - open.offset,
                             "there is nothing between these parentheses",
                             "write what to search for between them, or remove them");
    if (peek().kind == Kind::end) reject_unclosed(open);
    const bool outer = std::exchange(commas_part_, false);
    Node inside = parse_alternatives();
    commas_part_ = outer;
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
    const auto words =
        static_cast<std::size_t>(1 + std::count(token.text.begin(), token.text.end(), ' '));
    if (words > kMaxPhraseWords)
      fail(token, "more than 100 words in one phrase", "quote a shorter part of it");
    operands_ += words;
    if (operands_ > kMaxOperands)
      fail(token, "more than 1,000 words in one query", "shorten it, or ask in several queries");
    return make_leaf(text_, token, field_.value_or(Field::text), reference_);
  }

  std::string_view text_;
  std::vector<QueryToken> tokens_;
  Juxtaposition juxtaposition_;
  Date reference_;  // today, for dates in words
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t quorum_depth_ = 0;
  bool commas_part_ = false;  // of the parentheses around: commas end an operand
  std::size_t operands_ = 0;
  std::optional<Field> field_;  // whose value or parentheses are being read
};

}  // namespace

Node parse_query(std::string_view text, Juxtaposition juxtaposition, const Date& reference) {
  return Parser(text, lex_query(text), juxtaposition, reference).parse();
}

Node parse_plain_query(std::string_view text, Juxtaposition juxtaposition) {
  return Parser(text, lex_plain_query(text), juxtaposition, Date{}).parse_plain();
}

}  // namespace kiosque
