// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "src/analysis/name_label.h"
#include "src/analysis/token.h"

namespace kiosque {

// What an article as a whole says of one capitalised word, by its folded form.
struct WordEvidence {
  std::uint64_t folded_hash = 0;
  std::uint16_t occurrences = 0;       // with a capital, inside runs
  std::uint16_t after_first_name = 0;  // Emmanuel Macron
  std::uint16_t after_civility = 0;    // M. Macron, le président Macron
  std::uint16_t after_article = 0;     // la Madeleine, l'Express
  std::uint16_t after_place_word = 0;  // à Tours, rue Picard
  std::uint16_t written_small = 0;
  std::array<std::uint16_t, kNameLabels> labels{};  // by the first reading of the article
};

// The evidence for all words of an article's runs. Reused from article to article.
class ArticleEvidence {
 public:
  void clear();
  // The place of a word's evidence, added where it is new. Stable until clear().
  std::uint32_t add(std::uint64_t folded_hash);
  // Null where the word is in no run.
  WordEvidence* find(std::uint64_t folded_hash);

  WordEvidence& operator[](std::uint32_t place) { return words_[place]; }
  const WordEvidence& operator[](std::uint32_t place) const { return words_[place]; }

 private:
  void grow();

  std::vector<WordEvidence> words_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(256);  // place + 1; 0: empty
  std::bitset<8192> seen_;  // most words of a text are in no run: a quick no
};

}  // namespace kiosque
