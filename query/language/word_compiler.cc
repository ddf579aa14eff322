// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/word_compiler.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "query/language/compiled_words.h"
#include "query/language/spelling.h"
#include "query/language/term_expansion.h"
#include "query/language/word_weights.h"
#include "src/index/schema.h"
#include "src/index/word_terms.h"

namespace kiosque {

CompiledWords WordCompiler::inflected(const std::vector<Token>& typed, const WordSpace& space) {
  if (typed.size() == 1) return single(typed.front(), space);
  std::vector<CompiledWords> parts;
  parts.reserve(typed.size());
  for (const Token& token : typed) parts.push_back(beside(token, space));
  CompiledWords compound = sequence(std::move(parts), "side by side, inflected");
  compound.query = scaled(compound.query, kCompoundWord);
  return compound;
}

CompiledWords WordCompiler::single(const Token& typed, const WordSpace& space) {
  const Word& word = *typed.word;
  const NameOrWord found(database_, word, space);
  const bool is_name = found.means_name(word.capitalised);
  CompiledWords words;
  std::vector<std::string> terms;
  if (is_name) {
    terms = found.name_terms(word, space);
    words.reading = "as a name";
    if (terms.size() > 1)
      words.reading += "; nearly all are the name, so the word is taken for it too";
    else if (found.as_word() > 0)
      words.reading += "; the word is in " + std::to_string(found.as_word()) + ": " +
                       found.how_to_ask_otherwise(word);
  } else {
    terms = word_terms(typed, space);
    words.reading = "as a word";
    if (found.as_name() > 0)
      words.reading += "; the name is in " + std::to_string(found.as_name()) + ": " +
                       found.how_to_ask_otherwise(word);
  }
  words.highlight.sequence.push_back(slot_of(terms));
  words.expansions = expansions_of(terms, space);
  if (is_name) {
    words.query = any_of(Xapian::Query::OP_SYNONYM, terms);
    words.preferences.push_back(scaled(words.query, kTypedForm));
    if (terms.size() == 1 && found.as_word() > 0 && !word.stop_word)
      words.preferences.push_back(scaled(
          any_of(Xapian::Query::OP_SYNONYM, scored_terms(word, word_terms(typed, space), space)),
          kWordBesideName));
    return words;
  }
  words.query = any_of(Xapian::Query::OP_SYNONYM, scored_terms(word, terms, space));
  if (found.as_word() > 0)
    words.preferences.push_back(scaled(Xapian::Query(term(space.exact, word.folded)), kTypedForm));
  words.query = add_guesses(word, space, words);
  prefer_as_typed(typed, space, words);
  return words;
}

// Without the typed form where the stem has all its articles: counted twice, an inflected word
// would weigh more than one that is its own stem.
std::vector<std::string> WordCompiler::scored_terms(const Word& word,
                                                    std::vector<std::string> terms,
                                                    const WordSpace& space) {
  const auto stems_alike = [&](const std::string& form) {
    const std::vector<Token> tokens = analyzer_.analyze_words(form);
    return tokens.size() == 1 && tokens.front().word->stem == word.stem;
  };
  if (word.stem.empty() || word.stem == word.folded || !stems_alike(word.folded)) return terms;
  const std::vector<std::string> forms = accented_forms(database_, word.folded);
  if (std::all_of(forms.begin(), forms.end(), stems_alike))
    std::erase(terms, term(space.exact, word.folded));
  return terms;
}

// Typed without accents, a word is also looked for with them: the articles that have it as it was
// typed come first.
void WordCompiler::prefer_as_typed(const Token& typed, const WordSpace& space,
                                   CompiledWords& words) {
  const Word& word = *typed.word;
  if (word.form != word.folded || word.stem.empty()) return;
  const std::string range = term(prefix::form, form_value(word.folded, ""));
  const auto end = database_.allterms_end(range);
  double accented = 0;
  for (auto form = database_.allterms_begin(range); form != end; ++form)
    if ((*form).substr(range.size()) != word.form) accented += form.get_termfreq();
  if (accented == 0) return;
  const double all = database_.get_termfreq(term(prefix::text, word.folded));
  const bool rare = !word.capitalised && accented > (1.0 - kRareShare) * all;
  const Xapian::Query as_typed = exact_form({typed}, space).query;
  words.preferences.push_back(scaled(as_typed, rare ? kRareAsTyped : kAsTyped));
}

// Accents that were not typed, or are not the index's, are guessed. What was typed ranks first: a
// guess weighs little beside it.
Xapian::Query WordCompiler::add_guesses(const Word& word, const WordSpace& space,
                                        CompiledWords& words) {
  std::vector<std::string> guesses;
  for (const std::string& stem : guessed_stems(word))
    for (std::string& t : stem_terms(stem, space))
      if (database_.term_exists(t)) guesses.push_back(std::move(t));
  if (guesses.empty()) return words.query;
  for (const std::string& t : guesses) {
    words.highlight.sequence.front().terms.insert(t);
    words.expansions.push_back({"accents", t, Xapian::Query(t)});
  }
  words.reading += ", with accents that were not typed";
  Xapian::Query guessed = any_of(Xapian::Query::OP_SYNONYM, guesses);
  const bool any_as_typed = std::any_of(
      words.expansions.begin(), words.expansions.end(),
      [&](const Expansion& e) { return e.kind != "accents" && database_.term_exists(e.shown); });
  if (!any_as_typed) return guessed;
  return {Xapian::Query::OP_OR, words.query,
          Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, guessed, kGuessWeight)};
}

// The stems of the accented words that the typed one may be, which lacks their accents or has
// others: secur for securites. None where the index has the form as it was typed with accents.
std::set<std::string> WordCompiler::guessed_stems(const Word& word) {
  if (word.stem.empty() || word.numeric) return {};
  if (word.form != word.folded &&
      database_.term_exists(term(prefix::form, form_value(word.folded, word.form))))
    return {};
  std::set<std::string> stems = stems_with_accents(database_, word.folded, word.stem, analyzer_);
  if (word.form != word.folded)
    for (const Token& plain : analyzer_.analyze_words(word.folded))
      if (!plain.word->stem.empty() && plain.word->stem != word.stem)
        stems.insert(plain.word->stem);
  return stems;
}

// A part of a compound. A name's word is not inflected; but it may stand there as a word, as nord
// does in nord-coréen and not in Corée du Nord.
CompiledWords WordCompiler::beside(const Token& typed, const WordSpace& space) {
  return NameOrWord(database_, *typed.word, space).means_name(typed.word->capitalised)
             ? as_written(typed, space)
             : positional(typed, space);
}

// All terms under which words with that stem are indexed.
std::vector<std::string> WordCompiler::stem_terms(const std::string& stem, const WordSpace& space) {
  std::vector<std::string> terms = {term(space.stem, stem)};
  // A word that is its own stem has no stem term.
  const std::vector<Token> as_word = analyzer_.analyze_words(stem);
  if (as_word.size() == 1 && !as_word.front().word->has_stem_term() &&
      !as_word.front().word->stop_word)
    terms.push_back(term(space.exact, stem));
  return terms;
}

// All terms under which a word is indexed whose stem is that of the typed one.
std::vector<std::string> WordCompiler::word_terms(const Token& typed, const WordSpace& space) {
  const Word& word = *typed.word;
  if (word.stem.empty()) return {term(space.exact, word.folded)};
  std::vector<std::string> terms = stem_terms(word.stem, space);
  // Typed without accents, it means the accented word too; with them, SECURITE in a headline. But
  // sûr is not sur.
  const std::vector<Token> plain = analyzer_.analyze_words(word.folded);
  const std::string exact = term(space.exact, word.folded);
  if (plain.size() == 1 && !plain.front().word->stop_word &&
      std::find(terms.begin(), terms.end(), exact) == terms.end() && database_.term_exists(exact))
    terms.push_back(exact);
  // To the stemmer, leader is a verb and leaders is not.
  const std::string other_number = word.folded.ends_with("ers")
                                       ? word.folded.substr(0, word.folded.size() - 1)
                                   : word.folded.ends_with("er") ? word.folded + 's'
                                                                 : std::string();
  if (!other_number.empty() && database_.term_exists(term(space.exact, other_number)))
    terms.push_back(term(space.exact, other_number));
  return terms;
}

CompiledWords WordCompiler::as_written(const Token& typed, const WordSpace& space) const {
  std::vector<std::string> terms = {term(space.exact, typed.word->folded),
                                    term(space.name, typed.word->folded)};
  const HighlightMatcher::Slot slot = slot_of(terms);
  std::erase_if(terms, [&](const std::string& t) { return !database_.term_exists(t); });
  CompiledWords words = one_of(terms, space, typed.word->folded);
  words.highlight.sequence.front() = slot;
  return words;
}

CompiledWords WordCompiler::positional(const Token& typed, const WordSpace& space) {
  const Word& word = *typed.word;
  if (const NameOrWord found(database_, word, space); found.means_name(word.capitalised))
    return one_of(found.name_terms(word, space), space, word.folded);
  CompiledWords words = as_written(typed, space);
  if (word.stem.empty()) return words;
  std::set<std::string> stems = guessed_stems(word);
  stems.insert(word.stem);
  std::set<std::string> terms(words.pattern.terms.begin(), words.pattern.terms.end());
  for (const std::string& stem : stems)
    for (const std::string& form : expand_stem(database_, stem, analyzer_))
      terms.insert(term(space.exact, form));
  if (terms.empty()) return words;
  return one_of({terms.begin(), terms.end()}, space, word.folded);
}

CompiledWords WordCompiler::acronym(const Token& typed, bool name_alone,
                                    const WordSpace& space) const {
  if (!name_alone) return as_written(typed, space);
  std::vector<std::string> terms = {term(space.name, typed.word->folded)};
  std::erase_if(terms, [&](const std::string& t) { return !database_.term_exists(t); });
  return one_of(terms, space, typed.word->folded);
}

CompiledWords WordCompiler::similar(const Token& typed, std::size_t distance,
                                    const WordSpace& space) {
  const std::string& folded = typed.word->folded;
  if (distance == 0) distance = tolerance(folded);
  std::vector<std::string> terms;
  std::map<std::size_t, std::vector<std::string>> terms_by_distance;
  for (const std::string_view term_prefix : {space.exact, space.name})
    for (const CloseSpelling& close :
         close_spellings(database_, term_prefix, folded, distance, 1, kMaxSimilar)) {
      terms.push_back(term(term_prefix, close.folded));
      terms_by_distance[close.distance].push_back(terms.back());
    }
  CompiledWords words =
      one_of(terms, space, "words with at most " + std::to_string(distance) + " other letters");
  if (terms.empty()) return words;
  // The nearer the spelling, the more it weighs.
  std::vector<Xapian::Query> groups;
  groups.reserve(terms_by_distance.size());
  for (const auto& [letters, group] : terms_by_distance)
    groups.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, any_of(Xapian::Query::OP_SYNONYM, group),
                        std::pow(kWeightOfALetter, static_cast<double>(letters)));
  words.query = Xapian::Query(Xapian::Query::OP_MAX, groups.begin(), groups.end());
  return words;
}

}  // namespace kiosque
