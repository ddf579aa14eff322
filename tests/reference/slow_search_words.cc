// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// SlowSearch's words and phrases.
#include <algorithm>
#include <utility>

#include "tests/reference/slow_search.h"

namespace kiosque {

using Condition = SlowSearch::Condition;

Condition SlowSearch::has(TokenSet wanted, Part part) {
  return [wanted = std::move(wanted), part](const ScannedArticle& article) {
    const auto is_wanted = [&](ScannedToken token) { return wanted.has(token); };
    return std::any_of(article.title.begin(), article.title.end(), is_wanted) ||
           (part == Part::text && std::any_of(article.body.begin(), article.body.end(), is_wanted));
  };
}

Condition SlowSearch::occurs(Occurrences occurrences) {
  return [occurrences = std::move(occurrences)](const ScannedArticle& article) {
    return !occurrences(article).empty();
  };
}

SlowSearch::Occurrences SlowSearch::any_place(std::vector<Occurrences> alternatives) {
  return [alternatives = std::move(alternatives)](const ScannedArticle& article) {
    Spans all;
    for (const Occurrences& alternative : alternatives) {
      const Spans found = alternative(article);
      all.insert(all.end(), found.begin(), found.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  };
}

SlowSearch::Occurrences SlowSearch::side_by_side(Words words, Part part) const {
  return [words = std::move(words), part](const ScannedArticle& article) {
    Spans found;
    const auto look = [&](const std::vector<ScannedToken>& tokens, Position begin) {
      for (std::size_t i = 0; i + words.size() <= tokens.size(); ++i) {
        std::size_t k = 0;
        while (k < words.size() && words[k].has(tokens[i + k])) ++k;
        const auto first = begin + static_cast<Position>(i);
        if (k == words.size())
          found.push_back({first, first + static_cast<Position>(words.size()) - 1});
      }
    };
    look(article.title, 0);
    if (part == Part::text) look(article.body, article.body_begin());
    return found;
  };
}

SlowSearch::Occurrences SlowSearch::as_written(const std::vector<Token>& tokens, Part part) const {
  Words words;
  for (const Token& token : tokens) words.push_back(words_.as_written(*token.word));
  return side_by_side(std::move(words), part);
}

// A word of several tokens: nord-coréen.
SlowSearch::Occurrences SlowSearch::compound(const std::vector<Token>& tokens, Part part) {
  Words words;
  for (const Token& token : tokens) words.push_back(words_.in_compound(*token.word, part));
  return side_by_side(std::move(words), part);
}

SlowSearch::Occurrences SlowSearch::beginning(const std::string& typed, Part part) {
  Words words;
  const std::vector<Token> tokens = words_.tokens(typed);
  for (const Token& token : tokens) words.push_back(words_.as_written(*token.word));
  words.back() = words_.beginning_with(tokens.back().word->folded);
  return side_by_side(std::move(words), part);
}

// Onu is also « Organisation des Nations unies »; what is a word of French only in capitals.
std::vector<SlowSearch::Occurrences> SlowSearch::long_forms(const std::string& typed, Part part) {
  for (const Token& token : words_.tokens(typed)) {
    const bool is_word = token.word->stop_word || token.word->lexicon.has(kCommonWord);
    if (is_word && !token.word->all_capitals && !token.word->dotted) return {};
  }
  std::vector<Occurrences> found;
  for (const std::string_view long_form : acronyms_.long_forms(typed))
    found.push_back(as_written(words_.tokens(std::string(long_form)), part));
  return found;
}

std::vector<SlowSearch::Occurrences> SlowSearch::short_forms(const std::string& long_form,
                                                             Part part) {
  std::vector<Occurrences> found;
  for (const std::string_view acronym : acronyms_.short_forms(long_form)) {
    const std::vector<Token> tokens = words_.tokens(std::string(acronym));
    const Word& word = *tokens.front().word;
    const bool is_word = word.stop_word || word.lexicon.has(kCommonWord);
    found.push_back(tokens.size() == 1 && is_word ? side_by_side({words_.name(word)}, part)
                                                  : as_written(tokens, part));
  }
  return found;
}

Condition SlowSearch::inflected(const std::string& typed, Part part) {
  const std::vector<Token> tokens = words_.tokens(typed);
  std::vector<Condition> either = {tokens.size() == 1
                                       ? has(words_.inflected(*tokens[0].word, part), part)
                                       : occurs(compound(tokens, part))};
  for (Occurrences& long_form : long_forms(typed, part))
    either.push_back(occurs(std::move(long_form)));
  return any_of(std::move(either));
}

Condition SlowSearch::compile_node(const WordNode& word) {
  switch (word.match) {
    case WordNode::Match::exact:
      return exact(word.text);
    case WordNode::Match::inflected:
      return inflected(word.text, Part::text);
    default:
      return occurs(places(word));
  }
}

Condition SlowSearch::compile_node(const PhraseNode& phrase) {
  return occurs(places(phrase, Part::text));
}

// The words side by side, and each of them somewhere in the article in the form that was typed.
Condition SlowSearch::exact(const std::string& typed) {
  const std::vector<Token> tokens = words_.tokens(typed);
  std::vector<Condition> all = {occurs(as_written(tokens, Part::text))};
  for (const Token& token : tokens) {
    const auto form = corpus_.strings.find(token.word->form);
    TokenSet wanted(corpus_);
    for (std::size_t i = 0; i < corpus_.words.size(); ++i)
      if (form == corpus_.words[i].form)
        for (const std::size_t name : {0, 1}) wanted.add(static_cast<ScannedToken>(2 * i + name));
    all.push_back(has(std::move(wanted), Part::text));
  }
  return all_of(std::move(all));
}

SlowSearch::Occurrences SlowSearch::places(const Node& node) {
  if (const auto* word = std::get_if<WordNode>(&node.value)) return places(*word);
  if (const auto* phrase = std::get_if<PhraseNode>(&node.value)) return places(*phrase, Part::text);
  if (const auto* any = std::get_if<OrNode>(&node.value)) {
    std::vector<Occurrences> alternatives;
    for (const Node& operand : any->operands) alternatives.push_back(places(operand));
    return any_place(std::move(alternatives));
  }
  const auto is_meant = persons_.compile(std::get<FieldNode>(node.value));
  return [is_meant](const ScannedArticle& article) {
    Spans found;
    for (const ScannedPerson& person : article.persons)
      if (is_meant(person))
        for (const Position mention : person.mentions) found.push_back({mention, mention});
    std::sort(found.begin(), found.end());
    return found;
  };
}

SlowSearch::Occurrences SlowSearch::places(const WordNode& word) {
  const std::vector<Token> tokens = words_.tokens(word.text);
  if (word.match == WordNode::Match::prefix) return beginning(word.text, Part::text);
  if (word.match == WordNode::Match::similar)
    return side_by_side({words_.similar(tokens[0].word->folded, word.distance, Part::text)},
                        Part::text);
  std::vector<Occurrences> either = {
      tokens.size() == 1 ? side_by_side({words_.at_places(*tokens[0].word, Part::text)}, Part::text)
                         : compound(tokens, Part::text)};
  for (Occurrences& long_form : long_forms(word.text, Part::text))
    either.push_back(std::move(long_form));
  return any_place(std::move(either));
}

SlowSearch::Occurrences SlowSearch::places(const PhraseNode& phrase, Part part) {
  const std::vector<Token> tokens = words_.tokens(phrase.text);
  Words inflected;
  if (phrase.inflected)
    for (const Token& token : tokens) inflected.push_back(words_.at_places(*token.word, part));
  std::vector<Occurrences> either = {phrase.inflected ? side_by_side(std::move(inflected), part)
                                                      : as_written(tokens, part)};
  for (Occurrences& acronym : short_forms(phrase.text, part)) either.push_back(std::move(acronym));
  return any_place(std::move(either));
}

}  // namespace kiosque
