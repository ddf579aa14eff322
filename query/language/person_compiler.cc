// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/person_compiler.h"

#include <algorithm>
#include <set>

#include "query/language/name_groups.h"
#include "query/language/spelling.h"
#include "query/language/term_expansion.h"
#include "src/analysis/entities.h"
#include "src/analysis/gazetteer_lookup.h"
#include "src/analysis/word_form.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

bool holds_words(const std::string& key, const std::string& words) {
  return (' ' + key + ' ').find(' ' + words + ' ') != std::string::npos;
}

Xapian::Query any_of(const std::set<std::string>& terms) {
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

std::vector<Expansion> expansions_of(const std::set<std::string>& terms) {
  std::vector<Expansion> expansions;
  expansions.reserve(terms.size());
  for (const std::string& t : terms) expansions.push_back({"person", t, Xapian::Query(t)});
  return expansions;
}

}  // namespace

CompiledWords PersonCompiler::named(const std::string& typed) const {
  const std::string words = name_key(typed);
  const auto known = find_person(lexicon_, typed);
  if (known && !holds_words(name_key(*known), words)) return whole(typed, known);
  CompiledWords result;
  result.reading = "all persons with that name";
  if (known) result.reading += ", among them " + *known;
  if (words.find(' ') == std::string::npos) {
    std::set<std::string> terms = {term(prefix::person_word, words)};
    result.highlight.person_words.insert(words);
    for (const std::string& key : initials_of(words)) {
      terms.insert(term(prefix::person, key));
      result.highlight.person_keys.insert(key);
    }
    result.query = any_of(terms);
    result.expansions = expansions_of(terms);
    return result;
  }
  // One name that holds both: Jean-Luc is one person's name, not the first names of two.
  std::set<std::string> terms;
  const std::string all(prefix::person);
  for (auto t = database_.allterms_begin(all); t != database_.allterms_end(all); ++t) {
    const std::string key = (*t).substr(all.size());
    if (!holds_words(key, words)) continue;
    terms.insert(*t);
    result.highlight.person_keys.insert(key);
  }
  result.query = any_of(terms);
  result.expansions = expansions_of(terms);
  return result;
}

CompiledWords PersonCompiler::called(const std::string& typed) const {
  return whole(typed, find_person(lexicon_, typed));
}

CompiledWords PersonCompiler::whole(const std::string& typed,
                                    const std::optional<std::string>& known) const {
  const std::string key = name_key(known.value_or(typed));
  CompiledWords result;
  result.reading = "the person " + known.value_or(typed);
  if (known && name_key(typed) != key) result.reading += ", whose alias this is";
  std::set<std::string> terms;
  for (const std::string& spelling : spellings(key)) {
    terms.insert(term(prefix::person, spelling));
    result.highlight.person_keys.insert(spelling);
    if (spelling != key) result.reading += ", also written « " + spelling + " »";
  }
  result.query = any_of(terms);
  result.expansions = expansions_of(terms);
  if (known && name_key(typed) != key)
    for (Expansion& expansion : result.expansions) expansion.kind = "alias";
  return result;
}

// The keys that are one person with this one in this index: E. Macron for Emmanuel Macron.
std::vector<std::string> PersonCompiler::spellings(const std::string& key) const {
  const std::vector<std::string> keys = keys_around(key);
  const std::vector<std::size_t> groups = group_names(keys);
  std::vector<std::string> same;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (groups[i] == groups.front()) same.push_back(keys[i]);
  return same;
}

// The keys that have but the initial of a first name, and are one person with a full name that
// begins with it.
std::vector<std::string> PersonCompiler::initials_of(const std::string& first_name) const {
  const std::string beginning = first_name + ' ';
  const std::string range = std::string(prefix::person) + beginning;
  std::vector<std::string> found;
  if (database_.allterms_begin(range) == database_.allterms_end(range)) return found;
  const std::vector<std::string> keys = keys_with(first_name[0], "");
  const std::vector<std::size_t> groups = group_names(keys);
  std::set<std::size_t> wanted;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i].starts_with(beginning)) wanted.insert(groups[i]);
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (groups[i] != i && wanted.contains(groups[i]) && !keys[i].starts_with(beginning))
      found.push_back(keys[i]);
  return found;
}

// The key first, then all of the index that it could be one with: they share the surname and the
// first letter.
std::vector<std::string> PersonCompiler::keys_around(const std::string& key) const {
  std::vector<std::string> keys = {key};
  const std::size_t blank = key.rfind(' ');
  if (blank == std::string::npos) return keys;
  for (std::string& other : keys_with(key[0], key.substr(blank)))
    if (other != key) keys.push_back(std::move(other));
  return keys;
}

std::vector<std::string> PersonCompiler::keys_with(char first, const std::string& ending) const {
  std::vector<std::string> keys;
  const std::string range = std::string(prefix::person) + first;
  for (auto t = database_.allterms_begin(range); t != database_.allterms_end(range); ++t) {
    const std::string name = *t;
    if (name.ends_with(ending)) keys.push_back(name.substr(prefix::person.size()));
  }
  return keys;
}

std::optional<CompiledWords> PersonCompiler::beginning(const std::string& beginning) const {
  const auto words =
      expand_prefix(database_, prefix::person_word, beginning, WordCompiler::kMaxExpansion);
  if (!words) return std::nullopt;
  CompiledWords result;
  result.reading = std::to_string(words->size()) + " words";
  std::set<std::string> terms(words->begin(), words->end());
  for (const std::string& word : *words)
    result.highlight.person_words.insert(word.substr(prefix::person_word.size()));
  for (const std::string& name : find_persons_by_alias(lexicon_, beginning)) {
    const std::string key = name_key(name);
    const std::string whole = term(prefix::person, key);
    if (!database_.term_exists(whole) || !terms.insert(whole).second) continue;
    result.highlight.person_keys.insert(key);
    result.reading += ", and " + name;
  }
  result.query = terms.empty() ? Xapian::Query::MatchNothing : any_of(terms);
  return result;
}

CompiledWords PersonCompiler::similar(const std::string& folded, std::size_t distance) const {
  if (distance == 0) distance = tolerance(folded);
  CompiledWords result;
  result.reading = "persons with a name of at most " + std::to_string(distance) + " other letters";
  std::set<std::string> terms;
  for (const CloseSpelling& spelling : close_spellings(database_, prefix::person_word, folded,
                                                       distance, 1, WordCompiler::kMaxSimilar)) {
    terms.insert(term(prefix::person_word, spelling.folded));
    result.highlight.person_words.insert(spelling.folded);
  }
  result.query = terms.empty() ? Xapian::Query::MatchNothing : any_of(terms);
  result.expansions = expansions_of(terms);
  return result;
}

}  // namespace kiosque
