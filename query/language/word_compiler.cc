// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/word_compiler.h"

#include <algorithm>
#include <stdexcept>

#include "query/language/term_expansion.h"
#include "src/index/schema.h"
#include "src/index/word_terms.h"

namespace kiosque {
namespace {

// A capital that was typed means the name, unless the index hardly has the word as one: then the
// recogniser slipped, or the capital began a sentence.
constexpr double kNameDespiteCapital = 0.05;
// Written small, a word is the name where most articles have it as one.
constexpr double kNameWithoutCapital = 0.5;
// Where nearly all are the name, the rest are names that were not recognised; and so are all of
// what is no word of French.
constexpr double kNameForAll = 0.8;

Xapian::Query any_of(Xapian::Query::op op, const std::vector<std::string>& terms) {
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return {op, terms.begin(), terms.end()};
}

HighlightMatcher::Slot slot_of(const std::vector<std::string>& terms) {
  return {{terms.begin(), terms.end()}, {}, {}};
}

void append(std::string& list, const std::string& item) {
  if (!list.empty()) list += ' ';
  list += item;
}

std::string describe(const Xapian::Database& database, const std::vector<std::string>& terms) {
  std::string description;
  for (const std::string& t : terms)
    append(description, t + " (" + std::to_string(database.get_termfreq(t)) + ')');
  return description;
}

}  // namespace

const WordSpace kTextSpace = {prefix::text, prefix::stem, prefix::name};
const WordSpace kTitleSpace = {prefix::title, prefix::title_stem, prefix::title_name};

WordCompiler::Census WordCompiler::census(const Word& word, const WordSpace& space) const {
  return {database_.get_termfreq(term(space.name, word.folded)),
          database_.get_termfreq(term(space.exact, word.folded))};
}

double WordCompiler::Census::name_share() const {
  if (as_name == 0) return 0.0;
  return static_cast<double>(as_name) / static_cast<double>(as_name + as_word);
}

bool WordCompiler::means_name(bool capitalised, const Census& found) {
  if (found.as_name == 0) return false;
  return capitalised ? found.name_share() >= kNameDespiteCapital
                     : found.name_share() > kNameWithoutCapital;
}

// The other one of name and word; where no capital and no small letter asks for it, a phrase of
// the one word finds both.
std::string WordCompiler::how_to_ask_otherwise(const Word& word, const Census& found) {
  if (means_name(!word.capitalised, found) == means_name(word.capitalised, found))
    return '"' + word.form + "\" finds both";
  return word.capitalised ? "write it small" : "write it with a capital";
}

std::vector<std::string> WordCompiler::name_terms(const Word& word, const Census& found,
                                                  const WordSpace& space) {
  std::vector<std::string> terms = {term(space.name, word.folded)};
  const bool is_word_too = word.lexicon.has(kCommonWord) && found.name_share() < kNameForAll;
  if (!is_word_too && found.as_word > 0) terms.push_back(term(space.exact, word.folded));
  return terms;
}

CompiledWords WordCompiler::inflected(const std::vector<Token>& typed, const WordSpace& space) {
  if (typed.size() == 1) return single(typed.front(), space);
  std::vector<CompiledWords> parts;
  parts.reserve(typed.size());
  for (const Token& token : typed) parts.push_back(beside(token, space));
  return sequence(std::move(parts), "side by side, inflected");
}

CompiledWords WordCompiler::single(const Token& typed, const WordSpace& space) {
  const Word& word = *typed.word;
  const Census found = census(word, space);
  std::vector<std::string> terms;
  std::string reading;
  if (means_name(word.capitalised, found)) {
    terms = name_terms(word, found, space);
    reading = "as a name: " + describe(database_, terms);
    if (terms.size() > 1)
      reading += "; nearly all are the name, so the word is taken for it too";
    else if (found.as_word > 0)
      reading += "; the word is in " + std::to_string(found.as_word) + ": " +
                 how_to_ask_otherwise(word, found);
  } else {
    terms = word_terms(typed, space);
    reading = "as a word: " + describe(database_, terms);
    if (found.as_name > 0)
      reading += "; the name is in " + std::to_string(found.as_name) + ": " +
                 how_to_ask_otherwise(word, found);
  }
  HighlightMatcher highlight;
  highlight.sequence.push_back(slot_of(terms));
  return {any_of(Xapian::Query::OP_SYNONYM, terms), std::move(highlight), std::move(reading)};
}

// A part of a compound. A name's word is not inflected; but it may stand there as a word, as nord
// does in nord-coréen and not in Corée du Nord.
CompiledWords WordCompiler::beside(const Token& typed, const WordSpace& space) {
  return means_name(typed.word->capitalised, census(*typed.word, space)) ? as_written(typed, space)
                                                                         : positional(typed, space);
}

// All terms under which a word is indexed whose stem is that of the typed one.
std::vector<std::string> WordCompiler::word_terms(const Token& typed, const WordSpace& space) {
  const Word& word = *typed.word;
  std::vector<std::string> terms;
  if (word.stem.empty()) return {term(space.exact, word.folded)};
  terms.push_back(term(space.stem, word.stem));
  // A word that is its own stem has no stem term.
  const std::vector<Token> as_word = analyzer_.analyze_words(word.stem);
  if (as_word.size() == 1 && !as_word.front().word->has_stem_term() &&
      !as_word.front().word->stop_word)
    terms.push_back(term(space.exact, word.stem));
  // Typed without accents, it means the accented word too; with them, SECURITE in a headline. But
  // sûr is not sur.
  const std::vector<Token> plain = analyzer_.analyze_words(word.folded);
  const std::string exact = term(space.exact, word.folded);
  if (plain.size() == 1 && !plain.front().word->stop_word &&
      std::find(terms.begin(), terms.end(), exact) == terms.end() && database_.term_exists(exact))
    terms.push_back(exact);
  return terms;
}

CompiledWords WordCompiler::as_written(const Token& typed, const WordSpace& space) const {
  const std::vector<std::string> terms = {term(space.exact, typed.word->folded),
                                          term(space.name, typed.word->folded)};
  HighlightMatcher highlight;
  highlight.sequence.push_back(slot_of(terms));
  std::vector<std::string> present;
  std::copy_if(terms.begin(), terms.end(), std::back_inserter(present),
               [&](const std::string& t) { return database_.term_exists(t); });
  return {present.empty() ? Xapian::Query::MatchNothing : any_of(Xapian::Query::OP_OR, present),
          std::move(highlight), typed.word->folded};
}

CompiledWords WordCompiler::positional(const Token& typed, const WordSpace& space) {
  if (const Census found = census(*typed.word, space); means_name(typed.word->capitalised, found)) {
    const std::vector<std::string> names = name_terms(*typed.word, found, space);
    HighlightMatcher highlight;
    highlight.sequence.push_back(slot_of(names));
    return {any_of(Xapian::Query::OP_OR, names), std::move(highlight), names.front()};
  }
  CompiledWords words = as_written(typed, space);
  if (typed.word->stem.empty()) return words;
  std::vector<std::string> terms;
  for (const std::string& form : expand_stem(database_, typed.word->stem, analyzer_))
    terms.push_back(term(space.exact, form));
  for (const std::string& written : words.highlight.sequence.front().terms)
    if (database_.term_exists(written)) terms.push_back(written);
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  if (terms.empty()) return words;
  std::string reading;
  for (const std::string& t : terms) append(reading, t);
  words.query = any_of(Xapian::Query::OP_OR, terms);
  words.highlight.sequence.front().terms.insert(terms.begin(), terms.end());
  words.reading = '[' + reading + ']';
  return words;
}

CompiledWords WordCompiler::sequence(std::vector<CompiledWords> parts,
                                     const std::string& what) const {
  CompiledWords whole;
  std::vector<Xapian::Query> queries;
  for (CompiledWords& part : parts) {
    queries.push_back(std::move(part.query));
    whole.highlight.sequence.push_back(std::move(part.highlight.sequence.front()));
    append(whole.reading, part.reading);
  }
  whole.reading = what + ": " + whole.reading;
  const bool impossible =
      std::any_of(queries.begin(), queries.end(), [](const Xapian::Query& q) { return q.empty(); });
  if (impossible)
    whole.query = Xapian::Query::MatchNothing;
  else
    whole.query = queries.size() == 1
                      ? queries.front()
                      : Xapian::Query(Xapian::Query::OP_PHRASE, queries.begin(), queries.end(),
                                      static_cast<Xapian::termcount>(queries.size()));
  return whole;
}

CompiledWords WordCompiler::phrase(const std::vector<Token>& typed, const WordSpace& space) {
  std::vector<CompiledWords> parts;
  parts.reserve(typed.size());
  for (const Token& token : typed) parts.push_back(as_written(token, space));
  return sequence(std::move(parts), "as written");
}

CompiledWords WordCompiler::exact_form(const std::vector<Token>& typed, const WordSpace& space) {
  CompiledWords whole = phrase(typed, space);
  std::vector<Xapian::Query> forms = {whole.query};
  whole.reading = "that form alone:";
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const Word& word = *typed[i].word;
    const std::string form_term = term(prefix::form, form_value(word.folded, word.form));
    whole.highlight.sequence[i].form = word.form;
    append(whole.reading, word.form);
    if (word.form != word.folded) {
      forms.emplace_back(form_term);
      continue;
    }
    // Without accents: not the articles that have accented forms only.
    std::vector<std::string> accented;
    for (const std::string& form : accented_forms(database_, word.folded))
      if (form != word.form) accented.push_back(term(prefix::form, form_value(word.folded, form)));
    if (accented.empty()) continue;
    const Xapian::Query plain_only(Xapian::Query::OP_AND_NOT, as_written(typed[i], space).query,
                                   any_of(Xapian::Query::OP_OR, accented));
    forms.emplace_back(Xapian::Query::OP_OR, plain_only, Xapian::Query(form_term));
  }
  // The forms filter; the words alone score.
  for (std::size_t i = 1; i < forms.size(); ++i)
    whole.query = Xapian::Query(Xapian::Query::OP_FILTER, whole.query, forms[i]);
  return whole;
}

CompiledWords WordCompiler::beginning(const std::vector<Token>& typed, const WordSpace& space) {
  std::vector<CompiledWords> parts;
  for (std::size_t i = 0; i + 1 < typed.size(); ++i) parts.push_back(as_written(typed[i], space));
  const std::string& folded = typed.back().word->folded;
  std::vector<std::string> terms;
  for (const std::string_view term_prefix : {space.exact, space.name}) {
    const auto expanded = expand_prefix(database_, term_prefix, folded, kMaxExpansion);
    if (!expanded) throw std::length_error(folded);
    terms.insert(terms.end(), expanded->begin(), expanded->end());
  }
  CompiledWords last;
  last.highlight.sequence.push_back({{}, folded, {}});
  last.reading = folded + "* (" + std::to_string(terms.size()) + " words)";
  const bool alone = parts.empty();
  if (terms.empty())
    last.query = Xapian::Query::MatchNothing;
  else
    last.query = any_of(alone ? Xapian::Query::OP_SYNONYM : Xapian::Query::OP_OR, terms);
  if (alone) return last;
  parts.push_back(std::move(last));
  return sequence(std::move(parts), "as written");
}

}  // namespace kiosque
