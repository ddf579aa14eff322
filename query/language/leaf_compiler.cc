// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/leaf_compiler.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "src/cli/error.h"

namespace kiosque {
namespace {

std::string text_of(const std::vector<const Node*>& words) {
  std::string text;
  for (const Node* node : words) text += std::get<WordNode>(node->value).text + ' ';
  return text;
}

}  // namespace

LeafCompiler::LeafCompiler(std::string_view text, const Xapian::Database& database,
                           const Lexicon& lexicon, Analyzer& analyzer,
                           const CompileOptions& options)
    : text_(text),
      database_(database),
      options_(options),
      acronyms_(options.acronyms ? *options.acronyms : Acronyms::builtin()),
      words_(database, analyzer),
      fields_(text, database, lexicon, words_, options.country_evidence) {}

CompiledWords LeafCompiler::compile(const Node& node, const WordNode& word) {
  switch (word.match) {
    case WordNode::Match::exact:
      return words_.exact_form(require_tokens(node, word.text), kTextSpace);
    case WordNode::Match::prefix:
      return prefix(node, word.text);
    case WordNode::Match::similar:
      return similar(node, word);
    case WordNode::Match::inflected:
      break;
  }
  const std::vector<Token> tokens = require_tokens(node, word.text);
  CompiledWords words = words_.inflected(tokens, kTextSpace);
  add_long_forms(word.text, tokens, kTextSpace, words);
  return words;
}

CompiledWords LeafCompiler::compile(const Node& node, const PhraseNode& phrase) {
  const std::vector<Token> tokens = require_tokens(node, phrase.text);
  const bool inflected = phrase.inflected || options_.stem_phrases;
  CompiledWords words =
      inflected ? words_.inflected_phrase(tokens, kTextSpace) : words_.phrase(tokens, kTextSpace);
  add_short_forms(phrase.text, kTextSpace, words);
  return words;
}

CompiledWords LeafCompiler::compile(const Node& node, const FieldNode& field) {
  CompiledWords words = fields_.compile(node, field);
  if (field.field != Field::title) return words;
  if (field.match == FieldNode::Match::word)
    add_long_forms(field.value, words_.tokens(field.value), kTitleSpace, words);
  if (field.match == FieldNode::Match::whole || field.match == FieldNode::Match::inflected)
    add_short_forms(field.value, kTitleSpace, words);
  return words;
}

CompiledWords LeafCompiler::positional(const Node& node) {
  if (const auto* phrase = std::get_if<PhraseNode>(&node.value)) return compile(node, *phrase);
  if (const auto* word = std::get_if<WordNode>(&node.value)) return positional_word(node, *word);
  CompiledWords person = fields_.positional_person(node, std::get<FieldNode>(node.value));
  person.pattern.terms = {person.query.get_terms_begin(), person.query.get_terms_end()};
  return person;
}

CompiledWords LeafCompiler::positional_word(const Node& node, const WordNode& word) {
  if (word.match != WordNode::Match::inflected) return compile(node, word);
  const std::vector<Token> tokens = require_tokens(node, word.text);
  CompiledWords words = tokens.size() == 1 ? words_.positional(tokens.front(), kTextSpace)
                                           : words_.inflected(tokens, kTextSpace);
  add_long_forms(word.text, tokens, kTextSpace, words);
  return words;
}

CompiledWords LeafCompiler::prefix(const Node& node, const std::string& text) {
  try {
    return words_.beginning(require_tokens(node, text), kTextSpace);
  } catch (const std::length_error&) {
    throw too_many_words(text_, node);
  }
}

CompiledWords LeafCompiler::similar(const Node& node, const WordNode& word) {
  const std::vector<Token> tokens = require_tokens(node, word.text);
  if (tokens.size() > 1)
    throw QuerySyntaxError(std::string(text_), node.offset, node.length,
                           "the sign ~ stands behind a single word, and this is several",
                           "write them apart: nord AND coréen~");
  return words_.similar(tokens.front(), word.distance, kTextSpace);
}

std::vector<Token> LeafCompiler::require_tokens(const Node& node, const std::string& text) {
  std::vector<Token> tokens = words_.tokens(text);
  if (tokens.empty())
    throw QuerySyntaxError(std::string(text_), node.offset, node.length,
                           "there is no word here that an index could hold",
                           "write a word with letters or digits, of 160 letters at most");
  return tokens;
}

bool LeafCompiler::is_stop_word(const Node& node) {
  const auto* word = std::get_if<WordNode>(&node.value);
  const auto* field = std::get_if<FieldNode>(&node.value);
  const bool in_text = word && word->match == WordNode::Match::inflected;
  const bool in_title =
      field && field->field == Field::title && field->match == FieldNode::Match::word;
  if (!in_text && !in_title) return false;
  const std::vector<Token> tokens = words_.tokens(in_text ? word->text : field->value);
  return tokens.size() == 1 && tokens.front().word->stop_word && !tokens.front().word->all_capitals;
}

std::uint64_t LeafCompiler::count_articles(const std::string& word) {
  std::uint64_t most = 0;
  for (const Token& token : words_.tokens(word)) {
    std::vector<std::string> terms = {term(prefix::text, token.word->folded),
                                      term(prefix::name, token.word->folded)};
    if (!token.word->stem.empty()) terms.push_back(term(prefix::stem, token.word->stem));
    for (const std::string& t : terms)
      most = std::max<std::uint64_t>(most, database_.get_termfreq(t));
  }
  return most;
}

// A word of the language that is spelt like an acronym means it in capitals alone.
void LeafCompiler::add_long_forms(const std::string& typed, const std::vector<Token>& tokens,
                                  const WordSpace& space, CompiledWords& words) {
  for (const Token& token : tokens) {
    const Word& word = *token.word;
    const bool is_word = word.stop_word || word.lexicon.has(kCommonWord);
    if (is_word && !word.all_capitals && !word.dotted) return;
  }
  for (const std::string_view long_form : acronyms_.long_forms(typed)) {
    const std::vector<Token> parts = words_.tokens(long_form);
    if (parts.empty()) continue;
    CompiledWords phrase = words_.phrase(parts, space);
    // As a phrase scores the sum of its words, it would come before what was typed.
    if (!phrase.query.empty())
      phrase.query = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, phrase.query,
                                   1.0 / static_cast<double>(parts.size()));
    add_alternative("acronym", long_form, std::move(phrase), words);
  }
}

void LeafCompiler::add_short_forms(std::string_view long_form, const WordSpace& space,
                                   CompiledWords& words) {
  for (const std::string_view acronym : acronyms_.short_forms(long_form))
    add_alternative("acronym", acronym, short_form(acronym, space), words);
}

// The text keeps no capitals: of an acronym that is a word too, the name alone is meant.
CompiledWords LeafCompiler::short_form(std::string_view acronym, const WordSpace& space) {
  const std::vector<Token> tokens = words_.tokens(acronym);
  if (tokens.size() != 1) return words_.phrase(tokens, space);
  const Word& word = *tokens.front().word;
  const bool is_word = word.stop_word || word.lexicon.has(kCommonWord);
  return words_.acronym(tokens.front(), is_word, space);
}

bool LeafCompiler::begins_long_form(const Node& word) {
  const std::vector<std::string> folded = words_of(word);
  return !folded.empty() && acronyms_.begins_long_form(folded.front());
}

bool LeafCompiler::is_long_form(const std::vector<const Node*>& words) const {
  return !acronyms_.short_forms(text_of(words)).empty();
}

std::vector<CompiledWords> LeafCompiler::acronyms_of(const std::vector<const Node*>& words) {
  std::vector<CompiledWords> found;
  for (const std::string_view acronym : acronyms_.short_forms(text_of(words))) {
    found.push_back(short_form(acronym, kTextSpace));
    found.back().reading = "acronym of these words: " + std::string(acronym);
  }
  return found;
}

std::vector<std::string> LeafCompiler::words_of(const Node& node) {
  std::vector<std::string> folded;
  const auto* word = std::get_if<WordNode>(&node.value);
  if (word == nullptr || word->match != WordNode::Match::inflected) return folded;
  for (const Token& token : words_.tokens(word->text)) folded.push_back(token.word->folded);
  return folded;
}

void LeafCompiler::add_alternative(std::string_view kind, std::string_view shown,
                                   CompiledWords alternative, CompiledWords& words) {
  words.expansions.push_back({kind, std::string(shown), alternative.query});
  words.more.push_back(std::move(alternative.highlight));
  if (words.pattern.kind != PositionPattern::Kind::any) {
    PositionPattern any{PositionPattern::Kind::any, {}, {std::move(words.pattern)}};
    words.pattern = std::move(any);
  }
  words.pattern.parts.push_back(std::move(alternative.pattern));
  // The article that has both is not twice as good.
  words.query = {Xapian::Query::OP_MAX, words.query, alternative.query};
}

}  // namespace kiosque
