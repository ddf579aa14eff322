// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/field_compiler.h"

#include <stdexcept>

#include "query/language/languages.h"
#include "query/language/posting_sources.h"
#include "query/language/term_expansion.h"
#include "src/analysis/gazetteer_lookup.h"
#include "src/analysis/word_form.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

Xapian::Query without_score(const Xapian::Query& query) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, 0.0};
}

Xapian::Query all_words(std::string_view term_prefix, const std::vector<std::string>& words) {
  std::vector<std::string> terms;
  terms.reserve(words.size());
  for (const std::string& word : words) terms.push_back(term(term_prefix, word));
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return {Xapian::Query::OP_AND, terms.begin(), terms.end()};
}

}  // namespace

QuerySyntaxError too_many_words(std::string_view text, const Node& node) {
  return {std::string(text), node.offset, node.length,
          "too many words begin like this: more than " +
              std::to_string(WordCompiler::kMaxExpansion) + ", or " +
              std::to_string(WordCompiler::kMaxExpansionOfAll) + " in the whole query",
          "write more letters before the star"};
}

QuerySyntaxError FieldCompiler::mistake(const Node& node, const std::string& message,
                                        const std::string& hint) const {
  return {std::string(text_), node.offset, node.length, message, hint};
}

std::vector<Token> FieldCompiler::require_tokens(const Node& node, const FieldNode& field) {
  std::vector<Token> tokens = words_.tokens(field.value);
  if (tokens.empty())
    throw mistake(node, "there is no word behind the colon",
                  "write a word with letters or digits, of 160 letters at most");
  return tokens;
}

void FieldCompiler::require_one_word(const Node& node, const std::vector<Token>& tokens) const {
  if (tokens.size() > 1)
    throw mistake(node, "the sign ~ stands behind a single word, and this is several",
                  "write each word with its field");
}

// Names are written as they are written, and close spellings are looked for in words alone.
void FieldCompiler::reject_tilde(const Node& node, const FieldNode& field) const {
  if (field.match != FieldNode::Match::inflected && field.match != FieldNode::Match::similar)
    return;
  if (field.field == Field::title) return;
  if (field.field == Field::person && field.match == FieldNode::Match::similar) return;
  throw mistake(node, "the sign ~ has no meaning in this field", "remove it");
}

CompiledWords FieldCompiler::compile(const Node& node, const FieldNode& field) {
  reject_tilde(node, field);
  switch (field.field) {
    case Field::title:
      return title(node, field);
    case Field::person:
      return person(node, field);
    case Field::country:
      return country(node, field);
    case Field::source:
      return source(node, field);
    case Field::author:
      return author(node, field);
    case Field::id:
      return id(node, field);
    case Field::language:
      return language(node, field);
    case Field::text:
    case Field::date:
      break;  // the parser makes words and dates of them
  }
  throw mistake(node, "this field cannot be searched like this", "see kiosque-query --help");
}

CompiledWords FieldCompiler::title(const Node& node, const FieldNode& field) {
  const std::vector<Token> tokens = require_tokens(node, field);
  switch (field.match) {
    case FieldNode::Match::word:
      return words_.inflected(tokens, kTitleSpace);
    case FieldNode::Match::whole:
      return words_.phrase(tokens, kTitleSpace);
    case FieldNode::Match::inflected:
      return words_.inflected_phrase(tokens, kTitleSpace);
    case FieldNode::Match::similar:
      require_one_word(node, tokens);
      return words_.similar(tokens.front(), field.distance, kTitleSpace);
    case FieldNode::Match::exact:
      throw mistake(node,
                    "an exact form is looked for in the whole article, not in the title alone",
                    "write =" + field.value + ", or the word without the =");
    case FieldNode::Match::prefix:
      break;
  }
  try {
    return words_.beginning(tokens, kTitleSpace);
  } catch (const std::length_error&) {
    throw too_many_words(text_, node);
  }
}

CompiledWords FieldCompiler::person(const Node& node, const FieldNode& field) {
  CompiledWords found = positional_person(node, field);
  if (field.match == FieldNode::Match::prefix && !found.query.empty())
    found.query = without_score(found.query);
  return found;
}

CompiledWords FieldCompiler::positional_person(const Node& node, const FieldNode& field) {
  require_tokens(node, field);
  reject_tilde(node, field);
  switch (field.match) {
    case FieldNode::Match::word:
      return persons_.named(field.value);
    case FieldNode::Match::similar:
      return persons_.similar(require_beginning(node, field), field.distance);
    case FieldNode::Match::whole:
    case FieldNode::Match::inflected:
    case FieldNode::Match::exact:
      return persons_.called(field.value);
    case FieldNode::Match::prefix:
      break;
  }
  auto found = persons_.beginning(require_beginning(node, field));
  if (!found) throw too_many_words(text_, node);
  return std::move(*found);
}

CompiledWords FieldCompiler::country(const Node& node, const FieldNode& field) {
  if (field.match == FieldNode::Match::prefix || field.match == FieldNode::Match::exact)
    throw mistake(node, "a country is named whole", "write pays:Russie or pays:RU");
  const std::vector<std::string> codes = find_countries(lexicon_, field.value);
  if (codes.empty())
    throw mistake(node, "no country is called « " + field.value + " »",
                  "write its French name, in quotation marks when it has several words, or its "
                  "ISO code: pays:\"Corée du Nord\", pays:KP");
  CompiledWords result;
  result.highlight.country_evidence = country_evidence_;
  std::vector<std::string> terms;
  for (const std::string& code : codes) {
    terms.push_back(term(country_prefix(country_evidence_), code));
    result.highlight.countries.insert(code);
    result.reading += (result.reading.empty() ? "the country " : ", ") + code + ' ' +
                      std::string(lexicon_.country_label(code));
  }
  if (country_evidence_ == CountryEvidence::named) result.reading += ", by name or demonym";
  result.query = without_score(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  return result;
}

CompiledWords FieldCompiler::source(const Node& node, const FieldNode& field) {
  require_tokens(node, field);
  if (field.match == FieldNode::Match::prefix) return beginning(node, field, prefix::source_word);
  if (field.match == FieldNode::Match::word)
    return {without_score(all_words(prefix::source_word, folded_words(field.value))),
            {},
            "all sources with that word"};
  return {without_score(Xapian::Query(term(prefix::source, name_key(field.value)))),
          {},
          "the source of that name"};
}

CompiledWords FieldCompiler::author(const Node& node, const FieldNode& field) {
  require_tokens(node, field);
  if (field.match == FieldNode::Match::prefix) return beginning(node, field, prefix::author);
  std::vector<Xapian::Query> words;
  PositionPattern name{PositionPattern::Kind::sequence, {}, {}};
  for (const std::string& word : folded_words(field.value)) {
    const std::string author_term = term(prefix::author, word);
    words.emplace_back(author_term);
    name.parts.push_back({PositionPattern::Kind::word, {author_term}, {}});
  }
  return {without_score(phrase_query(words, std::move(name))), {}, "by an author of that name"};
}

CompiledWords FieldCompiler::id(const Node& node, const FieldNode& field) const {
  if (field.match == FieldNode::Match::prefix)
    throw mistake(node, "an id takes no star", "write the whole id");
  return {without_score(Xapian::Query(term(prefix::id, field.value))), {}, "that article"};
}

CompiledWords FieldCompiler::language(const Node& node, const FieldNode& field) const {
  if (field.match == FieldNode::Match::prefix || field.match == FieldNode::Match::exact)
    throw mistake(node, "a language is named whole", "write langue:en or langue:anglais");
  const auto code = find_language(field.value);
  if (!code)
    throw mistake(node, "no language is called « " + field.value + " »",
                  "write its ISO 639-1 code or, of a common one, its name: langue:en, "
                  "langue:anglais");
  return {without_score(Xapian::Query(term(prefix::language, *code))),
          {},
          "articles in the language " + *code};
}

std::string FieldCompiler::require_beginning(const Node& node, const FieldNode& field) const {
  std::vector<std::string> words = folded_words(field.value);
  if (words.size() > 1)
    throw mistake(node, "this sign stands behind one word alone",
                  "take it away, or put it behind a single word");
  return std::move(words.front());
}

CompiledWords FieldCompiler::beginning(const Node& node, const FieldNode& field,
                                       std::string_view term_prefix) {
  const auto terms = expand_prefix(database_, term_prefix, require_beginning(node, field),
                                   WordCompiler::kMaxExpansion);
  if (!terms) throw too_many_words(text_, node);
  CompiledWords result;
  result.reading = std::to_string(terms->size()) + " words";
  if (terms->empty())
    result.query = Xapian::Query::MatchNothing;
  else
    result.query = without_score(Xapian::Query(Xapian::Query::OP_OR, terms->begin(), terms->end()));
  return result;
}

Xapian::Query FieldCompiler::compile(const DateNode& date) {
  const auto& [first, last] = date.range;
  Xapian::Query range;
  if (first && last)
    range = Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot::date, to_compact(*first),
                          to_compact(*last));
  else if (first)
    range = Xapian::Query(Xapian::Query::OP_VALUE_GE, slot::date, to_compact(*first));
  else
    // From the year 1, so that articles without a date stay out.
    range = Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot::date, to_compact({1, 1, 1}),
                          to_compact(last.value_or(Date{9999, 12, 31})));
  return without_score(range);
}

}  // namespace kiosque
