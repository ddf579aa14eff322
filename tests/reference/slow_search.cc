// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/reference/slow_search.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/language/languages.h"
#include "src/analysis/gazetteer_lookup.h"
#include "src/analysis/word_form.h"

namespace kiosque {

using Condition = SlowSearch::Condition;

SlowSearch::SlowSearch(const ScannedCorpus& corpus, const Lexicon& lexicon, Analyzer& analyzer)
    : corpus_(corpus),
      lexicon_(lexicon),
      words_(corpus, analyzer),
      persons_(corpus, lexicon),
      acronyms_(Acronyms::builtin()) {}

Condition SlowSearch::compile(const Node& query) {
  return std::visit([this](const auto& node) { return compile_node(node); }, query.value);
}

namespace {

Condition at_least_of(std::size_t at_least, std::vector<Condition> conditions) {
  return [conditions = std::move(conditions), at_least](const ScannedArticle& article) {
    std::size_t met = 0;
    for (const Condition& condition : conditions)
      if (condition(article) && ++met == at_least) return true;
    return false;
  };
}

}  // namespace

Condition all_of(std::vector<Condition> conditions) {
  return [conditions = std::move(conditions)](const ScannedArticle& article) {
    return std::all_of(conditions.begin(), conditions.end(),
                       [&](const Condition& condition) { return condition(article); });
  };
}

Condition any_of(std::vector<Condition> conditions) {
  return at_least_of(1, std::move(conditions));
}

// Operators.

Condition SlowSearch::compile_node(const AndNode& conjunction) {
  return all_of(operands(conjunction.operands, all_of));
}

Condition SlowSearch::compile_node(const OrNode& disjunction) {
  return any_of(operands(disjunction.operands, any_of));
}

Condition SlowSearch::compile_node(const NotNode& negation) {
  return [wanted = compile(*negation.wanted), unwanted = compile(*negation.unwanted)](
             const ScannedArticle& article) { return wanted(article) && !unwanted(article); };
}

Condition SlowSearch::compile_node(const QuorumNode& quorum) {
  std::vector<Condition> conditions;
  for (const Node& node : quorum.operands)
    if (!is_stop_word(node)) conditions.push_back(compile(node));
  return at_least_of(quorum.at_least, std::move(conditions));
}

// A chain: each operand stands near the one before, which stands near the one before that.
Condition SlowSearch::compile_node(const NearNode& near) {
  std::vector<Occurrences> chain;
  for (const Node& node : near.operands) chain.push_back(places(node));
  return [chain, distance = near.distance, ordered = near.ordered](const ScannedArticle& article) {
    const auto is_near = [&](const Span& left, const Span& right) {
      if (right.first > left.last) return right.first - left.last <= distance;
      return !ordered && left.first > right.last && left.first - right.last <= distance;
    };
    Spans reached = chain.front()(article);
    for (std::size_t i = 1; i < chain.size() && !reached.empty(); ++i) {
      Spans next = chain[i](article);
      std::erase_if(next, [&](const Span& right) {
        return std::none_of(reached.begin(), reached.end(),
                            [&](const Span& left) { return is_near(left, right); });
      });
      reached = std::move(next);
    }
    return !reached.empty();
  };
}

// Occurrences that share no word.
Condition SlowSearch::compile_node(const CountNode& count) {
  return
      [counted = places(*count.counted), at_least = count.at_least](const ScannedArticle& article) {
        Spans spans = counted(article);
        std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
          return std::pair(a.last, a.first) < std::pair(b.last, b.first);
        });
        std::size_t found = 0;
        const Span* last = nullptr;
        for (const Span& span : spans) {
          if (last != nullptr && span.first <= last->last) continue;
          ++found;
          last = &span;
        }
        return found >= at_least;
      };
}

// Stop words beside other words are no condition. The words of a long form stand for its acronym
// too; `join` is what the operator makes of them.
std::vector<Condition> SlowSearch::operands(const std::vector<Node>& nodes, const Joining& join) {
  const bool all_stop_words =
      std::all_of(nodes.begin(), nodes.end(), [&](const Node& node) { return is_stop_word(node); });
  std::vector<Condition> conditions;
  for (std::size_t i = 0; i < nodes.size();) {
    const std::size_t end = i + std::max<std::size_t>(1, long_form_at(nodes, i));
    const bool is_long_form = end > i + 1;
    std::vector<Condition> run;
    std::string text;
    for (; i < end; ++i) {
      if (is_long_form) text += std::get<WordNode>(nodes[i].value).text + ' ';
      if (all_stop_words || !is_stop_word(nodes[i])) run.push_back(compile(nodes[i]));
    }
    if (is_long_form) {
      run = {join(std::move(run))};
      for (Occurrences& acronym : short_forms(text, Part::text))
        run.push_back(occurs(std::move(acronym)));
      run = {any_of(std::move(run))};
    }
    std::move(run.begin(), run.end(), std::back_inserter(conditions));
  }
  return conditions;
}

bool SlowSearch::is_stop_word(const Node& node) {
  std::string typed;
  if (const auto* word = std::get_if<WordNode>(&node.value);
      word != nullptr && word->match == WordNode::Match::inflected)
    typed = word->text;
  if (const auto* field = std::get_if<FieldNode>(&node.value);
      field != nullptr && field->field == Field::title && field->match == FieldNode::Match::word)
    typed = field->value;
  const std::vector<Token> tokens = words_.tokens(typed);
  return tokens.size() == 1 && tokens[0].word->stop_word && !tokens[0].word->all_capitals;
}

// How many of the words from there on are the long form of an acronym, at most.
std::size_t SlowSearch::long_form_at(const std::vector<Node>& nodes, std::size_t begin) {
  constexpr std::size_t kMostWords = 12;
  std::size_t longest = 0;
  std::string text;
  for (std::size_t i = begin; i < nodes.size() && i < begin + kMostWords; ++i) {
    const auto* word = std::get_if<WordNode>(&nodes[i].value);
    if (word == nullptr || word->match != WordNode::Match::inflected) break;
    text += word->text + ' ';
    if (i > begin && !acronyms_.short_forms(text).empty()) longest = i - begin + 1;
  }
  return longest;
}

// Fields.

Condition SlowSearch::title(const FieldNode& field) {
  const std::vector<Token> tokens = words_.tokens(field.value);
  switch (field.match) {
    case FieldNode::Match::whole:
      return occurs(places(PhraseNode{field.value, false}, Part::title));
    case FieldNode::Match::inflected:
      return occurs(places(PhraseNode{field.value, true}, Part::title));
    case FieldNode::Match::prefix:
      return occurs(beginning(field.value, Part::title));
    case FieldNode::Match::similar:
      return has(words_.similar(tokens[0].word->folded, field.distance, Part::title), Part::title);
    default:
      return inflected(field.value, Part::title);
  }
}

Condition SlowSearch::compile_node(const FieldNode& field) {
  using Match = FieldNode::Match;
  const std::string& value = field.value;
  switch (field.field) {
    case Field::title:
      return title(field);
    case Field::person:
      return [is_meant = persons_.compile(field)](const ScannedArticle& article) {
        return std::any_of(article.persons.begin(), article.persons.end(), is_meant);
      };
    case Field::country:
      return [codes = find_countries(lexicon_, value)](const ScannedArticle& article) {
        return std::find_first_of(article.countries.begin(), article.countries.end(), codes.begin(),
                                  codes.end()) != article.countries.end();
      };
    case Field::language:
      return [code = find_language(value)](const ScannedArticle& article) {
        return article.language == code;
      };
    case Field::id:
      return [value](const ScannedArticle& article) { return article.id == value; };
    default:
      break;
  }
  // Sources and authors: words of their names.
  const bool is_source = field.field == Field::source;
  const bool is_whole = is_source && field.match != Match::word && field.match != Match::prefix;
  return [wanted = folded_words(value), is_source, is_whole,
          is_prefix = field.match == Match::prefix](const ScannedArticle& article) {
    const std::vector<std::string> words =
        folded_words(is_source ? article.source : article.author);
    if (is_whole) return words == wanted;
    if (is_prefix)
      return std::any_of(words.begin(), words.end(),
                         [&](const std::string& word) { return word.starts_with(wanted.front()); });
    if (!is_source)
      return std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
      return std::find(words.begin(), words.end(), word) != words.end();
    });
  };
}

Condition SlowSearch::compile_node(const DateNode& date) {
  return [range = date.range](const ScannedArticle& article) {
    return article.date && (!range.first || *article.date >= *range.first) &&
           (!range.last || *article.date <= *range.last);
  };
}

}  // namespace kiosque
