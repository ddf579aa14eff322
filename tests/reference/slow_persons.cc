// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/reference/slow_persons.h"

#include <algorithm>
#include <set>

#include "query/language/name_groups.h"
#include "src/analysis/gazetteer_lookup.h"
#include "src/analysis/word_form.h"
#include "tests/reference/slow_words.h"

namespace kiosque {
namespace {

bool has_words(const std::string& key, const std::string& words) {
  return (' ' + key + ' ').find(' ' + words + ' ') != std::string::npos;
}

}  // namespace

std::map<std::string, std::string> groups_of(std::vector<std::string> keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const std::vector<std::size_t> groups = group_names(keys);
  std::map<std::string, std::string> found;
  for (std::size_t i = 0; i < keys.size(); ++i) found[keys[i]] = keys[groups[i]];
  return found;
}

SlowPersons::SlowPersons(const ScannedCorpus& corpus, const Lexicon& lexicon)
    : corpus_(corpus), lexicon_(lexicon) {
  std::vector<std::string> keys;
  for (const ScannedArticle& article : corpus.articles)
    for (const ScannedPerson& person : article.persons) keys.push_back(person.key);
  groups_ = groups_of(std::move(keys));
}

SlowPersons::Condition SlowPersons::compile(const FieldNode& field) const {
  switch (field.match) {
    case FieldNode::Match::word:
      return named(field.value);
    case FieldNode::Match::prefix:
      return beginning(folded_words(field.value).front());
    case FieldNode::Match::similar:
      return similar(folded_words(field.value).front(), field.distance);
    default:
      return called(find_person(lexicon_, field.value).value_or(field.value));
  }
}

// All who have that word, or those words side by side; an alias that is none of the person's words
// is that person. E. Macron is one of those called Emmanuel where he is Emmanuel Macron.
SlowPersons::Condition SlowPersons::named(const std::string& typed) const {
  const std::string words = name_key(typed);
  const auto known = find_person(lexicon_, typed);
  if (known && !has_words(name_key(*known), words)) return called(*known);
  if (words.find(' ') != std::string::npos)
    return [words](const ScannedPerson& person) { return has_words(person.key, words); };
  std::set<std::string> groups;  // of all who have it as their first name
  for (const auto& [key, group] : groups_)
    if (key.starts_with(words + ' ')) groups.insert(group);
  return [this, words, groups](const ScannedPerson& person) {
    const std::string& group = groups_.at(person.key);
    const bool has_word =
        std::find(person.words.begin(), person.words.end(), words) != person.words.end();
    return has_word || (group != person.key && groups.contains(group));
  };
}

// One person in all spellings.
SlowPersons::Condition SlowPersons::called(const std::string& name) const {
  const std::string wanted = name_key(name);
  std::map<std::string, std::string> groups = groups_;
  if (!groups.contains(wanted)) {
    std::vector<std::string> keys = {wanted};
    for (const auto& [key, group] : groups_) keys.push_back(key);
    groups = groups_of(std::move(keys));
  }
  std::set<std::string> same;
  for (const auto& [key, group] : groups)
    if (group == groups[wanted]) same.insert(key);
  return [same](const ScannedPerson& person) { return same.contains(person.key); };
}

SlowPersons::Condition SlowPersons::beginning(const std::string& folded) const {
  std::set<std::string> by_alias;
  for (const std::string& name : find_persons_by_alias(lexicon_, folded))
    by_alias.insert(name_key(name));
  return [folded, by_alias](const ScannedPerson& person) {
    return by_alias.contains(person.key) ||
           std::any_of(person.words.begin(), person.words.end(),
                       [&](const std::string& word) { return word.starts_with(folded); });
  };
}

SlowPersons::Condition SlowPersons::similar(const std::string& folded, std::size_t distance) const {
  std::map<std::string, std::uint32_t> articles;
  for (const ScannedArticle& article : corpus_.articles) {
    std::set<std::string> words;
    for (const ScannedPerson& person : article.persons)
      words.insert(person.words.begin(), person.words.end());
    for (const std::string& word : words) ++articles[word];
  }
  std::vector<SlowWords::Candidate> candidates;
  for (const auto& [word, count] : articles) candidates.push_back({word, count});
  const std::set<std::string> wanted = SlowWords::nearest(candidates, folded, distance);
  return [wanted](const ScannedPerson& person) {
    return std::any_of(person.words.begin(), person.words.end(),
                       [&](const std::string& word) { return wanted.contains(word); });
  };
}

}  // namespace kiosque
