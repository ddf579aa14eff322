// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/compiler.h"

#include <algorithm>
#include <stdexcept>

#include "query/language/field_compiler.h"
#include "query/language/word_compiler.h"
#include "src/cli/error.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

class Compiler {
 public:
  Compiler(std::string_view text, const Xapian::Database& database, const Lexicon& lexicon,
           Analyzer& analyzer, CountryEvidence country_evidence)
      : text_(text),
        words_(database, analyzer),
        fields_(text, database, lexicon, words_, country_evidence) {
    result_.country_evidence = country_evidence;
  }

  CompiledQuery compile(const Node& tree) {
    result_.query = visit(tree);
    return std::move(result_);
  }

 private:
  Xapian::Query visit(const Node& node) {
    return std::visit([&](const auto& value) { return compile_node(node, value); }, node.value);
  }

  Xapian::Query compile_node(const Node& node, const WordNode& word) {
    return take(node, compile_word(node, word.text, word.match));
  }

  Xapian::Query compile_node(const Node& node, const PhraseNode& phrase) {
    return take(node, words_.phrase(require_tokens(node, phrase.text), kTextSpace));
  }

  // Stop words beside other words are no condition; alone, they are what is looked for.
  Xapian::Query compile_node(const Node&, const AndNode& conjunction) {
    std::vector<const Node*> operands;
    for (const Node& operand : conjunction.operands)
      if (!is_stop_word(operand)) operands.push_back(&operand);
    if (operands.empty())
      for (const Node& operand : conjunction.operands) operands.push_back(&operand);
    return combine(Xapian::Query::OP_AND, operands);
  }

  Xapian::Query compile_node(const Node&, const OrNode& disjunction) {
    std::vector<const Node*> operands;
    for (const Node& operand : disjunction.operands)
      if (!is_stop_word(operand)) operands.push_back(&operand);
    if (operands.empty())
      for (const Node& operand : disjunction.operands) operands.push_back(&operand);
    return combine(Xapian::Query::OP_OR, operands);
  }

  Xapian::Query compile_node(const Node&, const NotNode& negation) {
    const Xapian::Query wanted = visit(*negation.wanted);
    const std::vector<HighlightMatcher> shown = result_.highlights;
    const Xapian::Query unwanted = visit(*negation.unwanted);
    result_.highlights = shown;
    return {Xapian::Query::OP_AND_NOT, wanted, unwanted};
  }

  Xapian::Query compile_node(const Node&, const NearNode& near) {
    std::vector<Xapian::Query> operands;
    for (const Node& operand : near.operands) operands.push_back(visit_positional(operand));
    const bool impossible = std::any_of(operands.begin(), operands.end(),
                                        [](const Xapian::Query& q) { return q.empty(); });
    if (impossible) return Xapian::Query::MatchNothing;
    Xapian::Query whole = window(near, operands.begin(), operands.end());
    if (operands.size() == 2 || near.distance == 1) return whole;
    // A chain's window is as wide as all its gaps: it alone would let one of them have the width
    // of two, even that between title and text.
    std::vector<Xapian::Query> pairs;
    for (auto left = operands.begin(); left + 1 != operands.end(); ++left)
      pairs.push_back(window(near, left, left + 2));
    return {Xapian::Query::OP_FILTER, whole,
            Xapian::Query(Xapian::Query::OP_AND, pairs.begin(), pairs.end())};
  }

  Xapian::Query compile_node(const Node& node, const FieldNode& field) {
    return take(node, fields_.compile(node, field));
  }

  Xapian::Query compile_node(const Node&, const DateNode& date) {
    return FieldCompiler::compile(date);
  }

  // Xapian's window counts all positions from the first operand to the last.
  using Operands = std::vector<Xapian::Query>::const_iterator;
  static Xapian::Query window(const NearNode& near, Operands begin, Operands end) {
    const auto gaps = static_cast<Xapian::termcount>(end - begin - 1);
    return {near.ordered ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR, begin, end,
            near.distance * gaps + 1};
  }

  // An operand of NEAR: a disjunction of terms with positions, which is all that Xapian accepts
  // inside.
  Xapian::Query visit_positional(const Node& node) {
    if (const auto* alternatives = std::get_if<OrNode>(&node.value)) {
      std::vector<Xapian::Query> queries;
      for (const Node& operand : alternatives->operands)
        queries.push_back(visit_positional(operand));
      return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
    }
    if (const auto* field = std::get_if<FieldNode>(&node.value))
      return take(node, fields_.positional_person(node, *field));
    if (const auto* word = std::get_if<WordNode>(&node.value);
        word && word->match == WordNode::Match::prefix)
      return take(node, compile_positional_prefix(node, word->text));
    if (const auto* phrase = std::get_if<PhraseNode>(&node.value)) {
      const std::vector<Token> tokens = require_tokens(node, phrase->text);
      require_one_word(node, tokens);
      return take(node, words_.phrase(tokens, kTextSpace));
    }
    const auto& word = std::get<WordNode>(node.value);
    const std::vector<Token> tokens = require_tokens(node, word.text);
    require_one_word(node, tokens);
    return take(node, word.match == WordNode::Match::exact
                          ? words_.phrase(tokens, kTextSpace)
                          : words_.positional(tokens.front(), kTextSpace));
  }

  CompiledWords compile_positional_prefix(const Node& node, const std::string& text) {
    const std::vector<Token> tokens = require_tokens(node, text);
    require_one_word(node, tokens);
    CompiledWords words = compile_word(node, text, WordNode::Match::prefix);
    // A synonym may not stand inside NEAR; its terms may.
    if (!words.query.empty())
      words.query = Xapian::Query(Xapian::Query::OP_OR, words.query.get_terms_begin(),
                                  words.query.get_terms_end());
    return words;
  }

  CompiledWords compile_word(const Node& node, const std::string& text, WordNode::Match match) {
    const std::vector<Token> tokens = require_tokens(node, text);
    switch (match) {
      case WordNode::Match::exact:
        return words_.exact_form(tokens, kTextSpace);
      case WordNode::Match::prefix:
        try {
          return words_.beginning(tokens, kTextSpace);
        } catch (const std::length_error&) {
          throw too_many_words(text_, node);
        }
      case WordNode::Match::inflected:
        break;
    }
    return words_.inflected(tokens, kTextSpace);
  }

  std::vector<Token> require_tokens(const Node& node, const std::string& text) {
    std::vector<Token> tokens = words_.tokens(text);
    if (tokens.empty())
      throw QuerySyntaxError(std::string(text_), node.offset, node.length,
                             "there is no word here that an index could hold",
                             "write a word with letters or digits, of 160 letters at most");
    return tokens;
  }

  void require_one_word(const Node& node, const std::vector<Token>& tokens) const {
    if (tokens.size() == 1) return;
    throw QuerySyntaxError(std::string(text_), node.offset, node.length,
                           "NEAR and ADJ take single words, and this is several",
                           "join them with ADJ: Conseil ADJ/2 sécurité");
  }

  bool is_stop_word(const Node& node) {
    const auto* word = std::get_if<WordNode>(&node.value);
    const auto* field = std::get_if<FieldNode>(&node.value);
    const bool in_text = word && word->match == WordNode::Match::inflected;
    const bool in_title =
        field && field->field == Field::title && field->match == FieldNode::Match::word;
    if (!in_text && !in_title) return false;
    const std::vector<Token> tokens = words_.tokens(in_text ? word->text : field->value);
    return tokens.size() == 1 && tokens.front().word->stop_word &&
           !tokens.front().word->all_capitals;
  }

  Xapian::Query combine(Xapian::Query::op op, const std::vector<const Node*>& operands) {
    std::vector<Xapian::Query> queries;
    queries.reserve(operands.size());
    for (const Node* operand : operands) queries.push_back(visit(*operand));
    return {op, queries.begin(), queries.end()};
  }

  Xapian::Query take(const Node& node, CompiledWords words) {
    result_.highlights.push_back(std::move(words.highlight));
    result_.explanations.push_back(
        {std::string(text_.substr(node.offset, node.length)), std::move(words.reading)});
    return std::move(words.query);
  }

  std::string_view text_;
  WordCompiler words_;
  FieldCompiler fields_;
  CompiledQuery result_;
};

}  // namespace

CompiledQuery compile_query(const Node& tree, std::string_view text,
                            const Xapian::Database& database, const Lexicon& lexicon,
                            Analyzer& analyzer, CountryEvidence country_evidence) {
  return Compiler(text, database, lexicon, analyzer, country_evidence).compile(tree);
}

}  // namespace kiosque
