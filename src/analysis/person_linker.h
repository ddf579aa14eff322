// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/analysis/entities.h"
#include "src/analysis/lexicon.h"
#include "src/analysis/token.h"

namespace kiosque {

// Says which of an article's names are one person, and what that person is called: the fullest
// form in the article, or the canonical name of the list of well-known people. A shorter form
// joins the longer one that it ends or begins. Where several do, all of them are among the
// article's persons: the mention goes with the one named last before it, and nobody is added.
// Borrows the lexicon.
class PersonLinker {
 public:
  explicit PersonLinker(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // A name found in a text; in any order.
  void add(std::string_view text, const std::vector<Token>& tokens, const Mention& mention);

  // Whether folded words are a name that was added, or the surname that ends one.
  bool knows(std::span<const std::string> words) const;

  // The persons in the order of their first mentions, mentions in reading order. Ends the use of
  // the linker.
  std::vector<PersonEntity> link();

 private:
  struct Name {
    std::string shown;                     // as written, tidied
    std::vector<std::string> words;        // folded
    std::optional<std::string> canonical;  // the list's name for it
    std::vector<Mention> mentions;
    std::vector<std::size_t> longer;  // the article's names that explain it
  };

  // A mention of a longer name.
  struct Bearer {
    Mention mention;
    std::size_t name;
  };

  void find_longer(Name& name) const;
  std::vector<Bearer> bearers_in_order(const Name& name) const;
  // The longest name that a chain of single explanations leads to.
  std::size_t fullest(std::size_t name) const;
  void attach(std::size_t name);
  PersonEntity& person_of(const Name& name);

  const Lexicon& lexicon_;
  std::vector<Name> names_;
  std::map<std::vector<std::string>, std::size_t> by_words_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_word_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_last_word_;
  std::vector<PersonEntity> persons_;
  std::map<std::string, std::size_t, std::less<>> by_key_;
};

}  // namespace kiosque
