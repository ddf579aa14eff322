// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// WordCompiler's phrases, exact forms and prefixes: words that stand as they were typed.
#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "query/language/compiled_words.h"
#include "query/language/posting_sources.h"
#include "query/language/term_expansion.h"
#include "query/language/word_compiler.h"
#include "src/index/schema.h"
#include "src/index/word_terms.h"

namespace kiosque {

CompiledWords WordCompiler::sequence(std::vector<CompiledWords> parts,
                                     const std::string& what) const {
  CompiledWords whole;
  std::vector<Xapian::Query> queries;
  for (CompiledWords& part : parts) {
    queries.push_back(std::move(part.query));
    whole.highlight.sequence.push_back(std::move(part.highlight.sequence.front()));
    append(whole.reading, part.reading);
    std::move(part.expansions.begin(), part.expansions.end(), std::back_inserter(whole.expansions));
    whole.pattern.parts.push_back(std::move(part.pattern));
  }
  whole.reading = what + ": " + whole.reading;
  whole.pattern.kind = PositionPattern::Kind::sequence;
  const bool impossible =
      std::any_of(queries.begin(), queries.end(), [](const Xapian::Query& q) { return q.empty(); });
  whole.query = impossible ? Xapian::Query::MatchNothing : phrase_query(queries, whole.pattern);
  return whole;
}

CompiledWords WordCompiler::phrase(const std::vector<Token>& typed, const WordSpace& space) {
  std::vector<CompiledWords> parts;
  parts.reserve(typed.size());
  for (const Token& token : typed) parts.push_back(as_written(token, space));
  return sequence(std::move(parts), "as written");
}

CompiledWords WordCompiler::inflected_phrase(const std::vector<Token>& typed,
                                             const WordSpace& space) {
  std::vector<CompiledWords> parts;
  parts.reserve(typed.size());
  for (const Token& token : typed) parts.push_back(positional(token, space));
  return sequence(std::move(parts), "in all inflections");
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
  CompiledWords last =
      one_of(terms, space, folded + "* (" + std::to_string(terms.size()) + " words)");
  last.highlight.sequence.front() = {{}, folded, {}};
  last.expansions.clear();  // they may be thousands
  expanded_ += terms.size();
  if (expanded_ > kMaxExpansionOfAll) throw std::length_error(folded);
  const bool alone = parts.empty();
  if (alone && !terms.empty()) last.query = any_of(Xapian::Query::OP_SYNONYM, terms);
  if (alone) return last;
  parts.push_back(std::move(last));
  return sequence(std::move(parts), "as written");
}

}  // namespace kiosque
