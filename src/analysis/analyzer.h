// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/entities.h"
#include "src/analysis/entity_recognizer.h"
#include "src/analysis/lexicon.h"
#include "src/analysis/token.h"
#include "src/analysis/tokenizer.h"
#include "src/analysis/word.h"

namespace kiosque {

struct AnalyzedText {
  std::vector<Token> tokens;       // in reading order; without words that are too long
  std::vector<WordSpan> overlong;  // words over kMaxWordBytes, which are not searchable
};

struct AnalyzedArticle {
  AnalyzedText title;
  AnalyzedText body;
  Entities entities;
};

// The small ASCII letters and digits that words begin with.
using FirstLetters = std::bitset<128>;

// The one chain that gives a word its meaning, for articles and for queries:
//   tokenize → elide → lower case, fold, stop, stem (Word) → recognise entities (keywords)
// Not thread-safe: one per thread. Borrows the lexicon and the model's bytes. Does not move.
class Analyzer {
 public:
  explicit Analyzer(const Lexicon& lexicon, const NameModel& model = NameModel::builtin());
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;

  // The texts are UTF-8 and stay the caller's. The result's words live until the next call.
  AnalyzedArticle analyze_article(std::string_view title, std::string_view body);

  // The article's tokens without recognition: no entities, and no token is a keyword. Those that
  // are spelt in ASCII and begin with none of `wanted` have no word; they take a third of the time.
  AnalyzedArticle split_article(std::string_view title, std::string_view body,
                                const FirstLetters& wanted);

  // The words of a query's text; no entities are looked for. The words live until the next
  // analyze_article().
  std::vector<Token> analyze_words(std::string_view text);

  // Changes whenever an analysis could: the code's version, the stemmer, the word lists, the model
  // and, at its end, the user's aliases.
  static std::string fingerprint(const Lexicon& lexicon);

  // Whether two fingerprints differ by nothing but the user's aliases.
  static bool differ_in_aliases_alone(std::string_view one, std::string_view other);

 private:
  AnalyzedText analyze_text(std::string_view text);
  AnalyzedText split_text(std::string_view text, const FirstLetters& wanted);

  WordTable words_;
  NameModel model_;
  EntityRecognizer recognizer_;
  std::vector<WordSpan> spans_;  // kept between calls for its memory
};

}  // namespace kiosque
