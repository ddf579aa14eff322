// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "src/analysis/lexicon.h"
#include "src/analysis/stemmer.h"
#include "src/analysis/word_form.h"

namespace kiosque {

// What the analyzer knows of one spelling, worked out once.
struct Word : WordForm {
  std::string stem;  // folded stem: secur; empty for stop words, numbers, dotted acronyms
  WordInfo lexicon;  // by the folded form
  bool stop_word = false;
  bool too_long = false;  // over kMaxWordBytes: not indexed

  // Whether the index holds a stem term for it. A word that is its own stem and has no accents
  // is found by its exact term instead, which saves a third of the postings.
  bool has_stem_term() const { return !stem.empty() && (stem != folded || form != folded); }
};

// Folded words longer than this are not French, and stay below Xapian's limit with any prefix.
inline constexpr std::size_t kMaxWordBytes = 160;

// Looks spellings up, remembering each: a newspaper's vocabulary is small. Not thread-safe: one
// per thread. Borrows the lexicon.
class WordTable {
 public:
  explicit WordTable(const Lexicon& lexicon);

  // `spelling` is one token's bytes. The reference lives until clear_if_large().
  const Word& lookup(std::string_view spelling);

  // Forgets all words when there are many; bounds the memory. Call it between two articles.
  void clear_if_large();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  Word make_word(std::string_view spelling) const;

  Stemmer stemmer_;
  const Lexicon& lexicon_;
  std::unordered_map<std::string, Word, Hash, std::equal_to<>> words_;
};

}  // namespace kiosque
