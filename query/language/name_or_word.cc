// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/name_or_word.h"

#include <xapian.h>

#include "src/index/schema.h"

namespace kiosque {
namespace {

// A capital that was typed means the name, unless the index hardly has the word as one: then the
// recogniser slipped, or the capital began a sentence.
constexpr double kNameDespiteCapital = 0.05;
// Written small, a word is the name where most articles have it as one.
constexpr double kNameWithoutCapital = 0.5;
// Where nearly all are the name, the rest are names that were not recognised; and so are all of
// what is no word of French.
constexpr double kNameForAll = 0.8;

}  // namespace

const WordSpace kTextSpace = {prefix::text, prefix::stem, prefix::name};
const WordSpace kTitleSpace = {prefix::title, prefix::title_stem, prefix::title_name};

NameOrWord::NameOrWord(const Xapian::Database& database, const Word& word, const WordSpace& space)
    : as_name_(database.get_termfreq(term(space.name, word.folded))),
      as_word_(database.get_termfreq(term(space.exact, word.folded))) {}

double NameOrWord::name_share() const {
  if (as_name_ == 0) return 0.0;
  return static_cast<double>(as_name_) / static_cast<double>(as_name_ + as_word_);
}

bool NameOrWord::means_name(bool capitalised) const {
  if (as_name_ == 0) return false;
  return capitalised ? name_share() >= kNameDespiteCapital : name_share() > kNameWithoutCapital;
}

std::string NameOrWord::how_to_ask_otherwise(const Word& word) const {
  if (means_name(!word.capitalised) == means_name(word.capitalised))
    return '"' + word.form + "\" finds both";
  return word.capitalised ? "write it small" : "write it with a capital";
}

std::vector<std::string> NameOrWord::name_terms(const Word& word, const WordSpace& space) const {
  std::vector<std::string> terms = {term(space.name, word.folded)};
  const bool is_word_too = word.lexicon.has(kCommonWord) && name_share() < kNameForAll;
  if (!is_word_too && as_word_ > 0) terms.push_back(term(space.exact, word.folded));
  return terms;
}

}  // namespace kiosque
