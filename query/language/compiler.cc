// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/compiler.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/language/field_compiler.h"
#include "query/language/leaf_compiler.h"
#include "query/language/operator_hints.h"
#include "query/language/posting_sources.h"
#include "query/language/word_weights.h"
#include "src/cli/error.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

constexpr std::size_t kLongestLongForm = 12;  // words of an acronym's long form

class Compiler {
 public:
  Compiler(std::string_view text, const Xapian::Database& database, const Lexicon& lexicon,
           Analyzer& analyzer, const CompileOptions& options)
      : text_(text), options_(options), leaves_(text, database, lexicon, analyzer, options) {
    result_.country_evidence = options.country_evidence;
  }

  CompiledQuery compile(const Node& tree) {
    const Xapian::Query condition = visit(tree);
    result_.query = with_preferences(condition, preferences_, result_.word_count);
    return std::move(result_);
  }

 private:
  Xapian::Query visit(const Node& node) {
    return std::visit([&](const auto& value) { return compile_node(node, value); }, node.value);
  }

  Xapian::Query compile_node(const Node& node, const WordNode& word) {
    return take(node, leaves_.compile(node, word));
  }

  Xapian::Query compile_node(const Node& node, const PhraseNode& phrase) {
    return take(node, leaves_.compile(node, phrase));
  }

  Xapian::Query compile_node(const Node& node, const FieldNode& field) {
    return take(node, leaves_.compile(node, field));
  }

  Xapian::Query compile_node(const Node&, const DateNode& date) {
    result_.has_dates = true;
    if (!options_.any_date) return FieldCompiler::compile(date);
    return {Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0.0};
  }

  Xapian::Query compile_node(const Node&, const AndNode& conjunction) {
    return combine(Xapian::Query::OP_AND, conjunction.operands);
  }

  Xapian::Query compile_node(const Node&, const OrNode& disjunction) {
    return combine(Xapian::Query::OP_OR, disjunction.operands);
  }

  Xapian::Query compile_node(const Node&, const NotNode& negation) {
    const Xapian::Query wanted = visit(*negation.wanted);
    const std::vector<HighlightMatcher> shown = result_.highlights;
    const std::size_t counted = result_.word_count;
    const std::vector<Xapian::Query> preferred = preferences_;
    const Xapian::Query unwanted = visit(*negation.unwanted);
    result_.highlights = shown;
    result_.word_count = counted;
    preferences_ = preferred;
    return {Xapian::Query::OP_AND_NOT, wanted, unwanted};
  }

  Xapian::Query compile_node(const Node&, const NearNode& near) {
    std::vector<Xapian::Query> operands;
    PositionCondition condition{{}, near.distance, near.ordered};
    for (const Node& operand : near.operands) {
      Positional part = visit_positional(operand);
      operands.push_back(std::move(part.query));
      condition.parts.push_back(std::move(part.pattern));
    }
    const bool impossible = std::any_of(operands.begin(), operands.end(),
                                        [](const Xapian::Query& q) { return q.empty(); });
    if (impossible) return Xapian::Query::MatchNothing;
    const bool words_alone = std::all_of(
        condition.parts.begin(), condition.parts.end(),
        [](const PositionPattern& part) { return part.kind == PositionPattern::Kind::word; });
    // What Xapian can do by itself, and faster. Of three it would take two neighbours from one
    // place and two from another.
    if (words_alone && operands.size() == 2)
      return {near.ordered ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR, operands.begin(),
              operands.end(), near.distance + 1};
    return {Xapian::Query::OP_FILTER,
            Xapian::Query(Xapian::Query::OP_AND, operands.begin(), operands.end()),
            position_query(std::move(condition))};
  }

  Xapian::Query compile_node(const Node&, const CountNode& count) {
    Positional counted = visit_positional(*count.counted);
    if (counted.query.empty()) return counted.query;
    if (counted.pattern.kind == PositionPattern::Kind::word)
      counted.query = Xapian::Query(Xapian::Query::OP_SYNONYM, counted.pattern.terms.begin(),
                                    counted.pattern.terms.end());
    PositionCondition condition;
    condition.parts.push_back(std::move(counted.pattern));
    condition.at_least = count.at_least;
    return {Xapian::Query::OP_FILTER, counted.query, position_query(std::move(condition))};
  }

  Xapian::Query compile_node(const Node& node, const QuorumNode& quorum) {
    if (options_.hints) add_operator_hints(text_, quorum.operands, leaves_, result_.notes);
    std::vector<Xapian::Query> operands;
    operands.reserve(quorum.operands.size());
    for (const Node& operand : quorum.operands)
      if (!leaves_.is_stop_word(operand)) operands.push_back(visit(operand));
    if (operands.size() < quorum.at_least)
      throw QuerySyntaxError(std::string(text_), node.offset, node.length,
                             "too few of these words say anything",
                             "le, de, et and the like are in every article: leave them out");
    const Xapian::Query any(Xapian::Query::OP_OR, operands.begin(), operands.end());
    return {Xapian::Query::OP_FILTER, any, quorum_query(std::move(operands), quorum.at_least)};
  }

  struct Positional {
    Xapian::Query query;
    PositionPattern pattern;
  };

  Positional visit_positional(const Node& node) {
    const auto* alternatives = std::get_if<OrNode>(&node.value);
    if (alternatives == nullptr) {
      CompiledWords words = leaves_.positional(node);
      PositionPattern pattern = std::move(words.pattern);
      Xapian::Query query = take(node, std::move(words));
      // A synonym may not stand inside NEAR; its terms may.
      if (pattern.kind == PositionPattern::Kind::word && !query.empty())
        query = Xapian::Query(Xapian::Query::OP_OR, pattern.terms.begin(), pattern.terms.end());
      return {std::move(query), std::move(pattern)};
    }
    std::vector<Xapian::Query> queries;
    PositionPattern any{PositionPattern::Kind::word, {}, {}};
    std::vector<PositionPattern> parts;
    for (const Node& operand : alternatives->operands) {
      Positional part = visit_positional(operand);
      queries.push_back(std::move(part.query));
      if (part.pattern.kind != PositionPattern::Kind::word) any.kind = PositionPattern::Kind::any;
      any.terms.insert(any.terms.end(), part.pattern.terms.begin(), part.pattern.terms.end());
      any.parts.push_back(std::move(part.pattern));
    }
    if (any.kind == PositionPattern::Kind::any)
      any.terms.clear();
    else
      any.parts.clear();
    return {Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end()), std::move(any)};
  }

  // Stop words beside other words are no condition; alone, they are what is looked for.
  Xapian::Query combine(Xapian::Query::op op, const std::vector<Node>& operands) {
    if (options_.hints) add_operator_hints(text_, operands, leaves_, result_.notes);
    const bool all_stop_words =
        std::all_of(operands.begin(), operands.end(),
                    [&](const Node& operand) { return leaves_.is_stop_word(operand); });
    std::vector<Xapian::Query> queries;
    for (std::size_t i = 0; i < operands.size();) {
      const std::size_t count = std::max<std::size_t>(1, long_form_at(operands, i));
      std::vector<Xapian::Query> run;
      for (std::size_t k = i; k < i + count; ++k)
        if (all_stop_words || !leaves_.is_stop_word(operands[k])) run.push_back(visit(operands[k]));
      if (count > 1) add_acronyms(op, operands, i, count, run);
      std::move(run.begin(), run.end(), std::back_inserter(queries));
      i += count;
    }
    return {op, queries.begin(), queries.end()};
  }

  // How many of the words from `begin` on are the long form of an acronym.
  std::size_t long_form_at(const std::vector<Node>& operands, std::size_t begin) {
    std::vector<const Node*> words;
    std::size_t longest = 0;
    if (!leaves_.begins_long_form(operands[begin])) return 0;
    for (std::size_t i = begin; i < operands.size() && i - begin < kLongestLongForm; ++i) {
      if (leaves_.words_of(operands[i]).empty()) break;
      words.push_back(&operands[i]);
      if (words.size() > 1 && leaves_.is_long_form(words)) longest = words.size();
    }
    return longest;
  }

  // The words of a long form, or its acronym.
  void add_acronyms(Xapian::Query::op op, const std::vector<Node>& operands, std::size_t begin,
                    std::size_t count, std::vector<Xapian::Query>& run) {
    std::vector<const Node*> words;
    for (std::size_t i = begin; i < begin + count; ++i) words.push_back(&operands[i]);
    std::vector<Xapian::Query> either = {Xapian::Query(op, run.begin(), run.end())};
    Node place;
    place.offset = operands[begin].offset;
    place.length =
        operands[begin + count - 1].offset + operands[begin + count - 1].length - place.offset;
    for (CompiledWords& acronym : leaves_.acronyms_of(words))
      either.push_back(take(place, std::move(acronym)));
    run = {Xapian::Query(op == Xapian::Query::OP_AND ? Xapian::Query::OP_MAX : op, either.begin(),
                         either.end())};
  }

  // Countries, sources, authors, languages and ids do not score.
  static bool is_filter(const Node& node) {
    const auto* field = std::get_if<FieldNode>(&node.value);
    return field != nullptr && field->field != Field::title && field->field != Field::person;
  }

  Xapian::Query take(const Node& node, CompiledWords words) {
    if (!is_filter(node)) ++result_.word_count;
    preferences_.insert(preferences_.end(), words.preferences.begin(), words.preferences.end());
    result_.highlights.push_back(std::move(words.highlight));
    std::move(words.more.begin(), words.more.end(), std::back_inserter(result_.highlights));
    result_.explanations.push_back({std::string(text_.substr(node.offset, node.length)),
                                    std::move(words.reading), std::move(words.expansions),
                                    words.query});
    return std::move(words.query);
  }

  std::string_view text_;
  const CompileOptions& options_;
  LeafCompiler leaves_;
  CompiledQuery result_;
  std::vector<Xapian::Query> preferences_;
};

}  // namespace

CompiledQuery compile_query(const Node& tree, std::string_view text,
                            const Xapian::Database& database, const Lexicon& lexicon,
                            Analyzer& analyzer, const CompileOptions& options) {
  return Compiler(text, database, lexicon, analyzer, options).compile(tree);
}

}  // namespace kiosque
