// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/language/word_compiler.h"
#include "src/analysis/lexicon.h"

namespace kiosque {

// Binds the names of persons to terms, all with positions: a disjunction of them may stand inside
// NEAR. Borrows all that it is given.
class PersonCompiler {
 public:
  PersonCompiler(const Xapian::Database& database, const Lexicon& lexicon)
      : database_(database), lexicon_(lexicon) {}

  // personne:Kim: all whose names have that word, or those words side by side. An alias that is no
  // word of the person's name (MBS, Putin) is that person alone.
  CompiledWords named(const std::string& typed) const;

  // personne:"Kim Jong-un": one person by name or alias, in all spellings that the index has.
  CompiledWords called(const std::string& typed) const;

  // personne:Kim*: all who have a word, or an alias of one word, that begins so. Nothing when
  // they are more than WordCompiler::kMaxExpansion. `beginning` is one folded word.
  std::optional<CompiledWords> beginning(const std::string& beginning) const;

  // personne:Poutin~: all who have a word that is spelt nearly like the folded one; `distance` as
  // WordCompiler::similar()'s.
  CompiledWords similar(const std::string& folded, std::size_t distance) const;

 private:
  CompiledWords whole(const std::string& typed, const std::optional<std::string>& known) const;
  std::vector<std::string> spellings(const std::string& key) const;
  std::vector<std::string> initials_of(const std::string& first_name) const;
  std::vector<std::string> keys_around(const std::string& key) const;
  std::vector<std::string> keys_with(char first, const std::string& ending) const;

  const Xapian::Database& database_;
  const Lexicon& lexicon_;
};

}  // namespace kiosque
