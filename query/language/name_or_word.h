// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/word.h"

namespace Xapian {
class Database;
}

namespace kiosque {

// The part of an article that words are looked for in: the three prefixes of schema.h.
struct WordSpace {
  std::string_view exact;
  std::string_view stem;
  std::string_view name;
};
extern const WordSpace kTextSpace;
extern const WordSpace kTitleSpace;

// Whether a typed word means a name or a word, by how many articles of an index have it as each.
class NameOrWord {
 public:
  // Throws Xapian::Error.
  NameOrWord(const Xapian::Database& database, const Word& word, const WordSpace& space);

  std::uint64_t as_name() const { return as_name_; }
  std::uint64_t as_word() const { return as_word_; }

  bool means_name(bool capitalised) const;

  // The terms of the name, and of the word where its articles are names that were missed.
  std::vector<std::string> name_terms(const Word& word, const WordSpace& space) const;

  // How to ask for the other one of name and word; where no capital and no small letter asks for
  // it, a phrase of the one word finds both.
  std::string how_to_ask_otherwise(const Word& word) const;

 private:
  double name_share() const;

  std::uint64_t as_name_;
  std::uint64_t as_word_;
};

}  // namespace kiosque
