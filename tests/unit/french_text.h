// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/analyzer.h"
#include "src/analysis/lexicon_builder.h"
#include "src/index/word_terms.h"
#include "tests/support/common_words.h"
#include "tests/support/no_names_model.h"

namespace kiosque {

// Word lists of these tests' own: what data/ holds may change without changing them.
inline const Lexicon& french_lexicon() {
  static const std::string bytes = [] {
    LexiconBuilder lists;
    for (const char* word : {"le",  "la",  "les", "de", "du", "des", "d",  "l",   "un", "une",
                             "et",  "est", "a",   "à",  "au", "aux", "en", "que", "qu", "par",
                             "qui", "sur", "ce",  "c",  "s",  "se",  "il", "ne",  "n",  "avec"})
      lists.add_stop_word(word);
    for (const char* name :
         {"Manuel", "Rachida", "Jimmy", "Narendra", "Shimon", "Macky", "Élisabeth", "Marie", "Jean",
          "Luc", "Ursula", "Angela", "Rose", "Élise", "Mohammed", "François"})
      lists.add_word(name, kFirstName);
    for (const char* word : {"M", "MM", "Mme", "Mlle", "Mgr", "Me", "Dr", "Pr"})
      lists.add_word(word, kCivility);
    for (const char* word : {"de", "du", "von", "van", "der", "ben", "bin", "al", "el", "la"})
      lists.add_word(word, kParticle);
    for (const char* word : {"Kim", "Xi", "Moon"}) lists.add_word(word, kFamilyNameFirst);
    const auto country = [&lists](const char* code, const char* name) {
      lists.add_country(code, name);
      lists.add_entry(EntryKind::country, CaseRule::capitalised, name, code);
    };
    country("RU", "Russie");
    country("KP", "Corée du Nord");
    country("ML", "Mali");
    country("US", "États-Unis");
    for (const char* word : {"russe", "russes"})
      lists.add_entry(EntryKind::demonym, CaseRule::any, word, "RU");
    for (const char* word : {"nord-coréen", "nord-coréens", "nord-coréenne"})
      lists.add_entry(EntryKind::demonym, CaseRule::any, word, "KP");
    lists.add_entry(EntryKind::combining, CaseRule::any, "américano-", "US");
    lists.add_entry(EntryKind::place, CaseRule::capitalised, "Damas", "SY");
    lists.add_entry(EntryKind::place, CaseRule::capitalised, "Suez", "EG");
    for (const char* place : {"Nice", "Tours"})
      lists.add_entry(EntryKind::place, CaseRule::capitalised, place, "FR");
    const auto person = [&lists](const char* name, const char* alias) {
      lists.add_entry(EntryKind::person, CaseRule::capitalised, name, name);
      lists.add_entry(EntryKind::person, CaseRule::capitalised, alias, name);
    };
    person("Vladimir Poutine", "Poutine");
    person("Donald Trump", "Trump");
    person("Emmanuel Macron", "Macron");
    person("François Hollande", "Hollande");
    add_common_words(lists);
    return lists.build();
  }();
  static const Lexicon lexicon{bytes};
  return lexicon;
}

// All that the index holds of one token, as text: a word is "securite(sécurité)~secur", where
// the form stands in brackets when it has accents and the stem behind ~ when it has a term of its
// own; a name is "@poutine".
inline std::string show(const Token& token) {
  const WordTerms terms = terms_of(token);
  std::string shown = (terms.is_name ? "@" : "") + *terms.exact;
  if (terms.accented) shown += '(' + token.word->form + ')';
  if (terms.stem != nullptr) shown += '~' + *terms.stem;
  return shown;
}

inline std::vector<std::string> show(const std::vector<Token>& tokens) {
  std::vector<std::string> shown;
  for (const Token& token : tokens) shown.push_back(show(token));
  return shown;
}

// Without a model, the lists alone know names: what a test shows does not hang on its training.
inline std::vector<std::string> terms_in(std::string_view text,
                                         const NameModel& model = no_names_model()) {
  Analyzer analyzer(french_lexicon(), model);
  return show(analyzer.analyze_article({}, text).body.tokens);
}

inline void expect_terms(std::string_view text, const std::vector<std::string>& expected) {
  EXPECT_EQ(terms_in(text), expected) << "in « " << text << " »";
}

}  // namespace kiosque
