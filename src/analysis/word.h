// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/lexicon.h"
#include "src/analysis/stemmer.h"
#include "src/analysis/word_form.h"

namespace kiosque {

// What the analyzer knows of one spelling, worked out once.
struct Word : WordForm {
  std::string stem;  // folded stem: secur; empty for stop words, numbers, dotted acronyms
  WordInfo lexicon;  // by the folded form
  bool stop_word = false;
  std::uint32_t number = 0;       // from 1 in the order of a table's words; 0: in none
  std::uint32_t generation = 0;   // how often the table had forgotten its words when it was made
  std::uint64_t form_hash = 0;    // of `form` and of `folded`, for the recogniser
  std::uint64_t folded_hash = 0;  // of names
  bool too_long = false;          // over kMaxWordBytes: not indexed

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

  // `spelling` is one token's bytes. The reference lives until clear_if_large() says so.
  const Word& lookup(std::string_view spelling);

  // Forgets all words when there are many, and then returns true; bounds the memory. Call it
  // between two articles.
  bool clear_if_large();

 private:
  struct Entry {
    std::string spelling;
    Word word;
  };
  struct Slot {
    const Entry* entry = nullptr;  // null: empty
    std::uint32_t hash = 0;
  };
  Word make_word(std::string_view spelling) const;
  void grow();

  Stemmer stemmer_;
  const Lexicon& lexicon_;
  std::vector<Slot> slots_;    // open addressing; a power of two, at most half full
  std::deque<Entry> entries_;  // by number - 1; they do not move
  std::uint32_t generation_ = 0;
};

}  // namespace kiosque
