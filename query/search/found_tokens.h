// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "query/language/compiled_query.h"
#include "src/analysis/analyzer.h"

namespace kiosque {

// Tokens of a text that one matcher of a query found.
struct FoundTokens {
  std::size_t first_token = 0;
  std::size_t token_count = 0;
  std::size_t matcher = 0;
};

// The tokens of one of the article's texts.
const std::vector<Token>& tokens_of(TextPart part, const AnalyzedArticle& analyzed);

// A query's matchers, made ready once for many texts. Borrows them.
class TokenFinder {
 public:
  // Not explicit: it is the matchers.
  TokenFinder(const std::vector<HighlightMatcher>& matchers);

  // What they find in one of the article's texts, by first token, the longest first. Finds may
  // overlap.
  std::vector<FoundTokens> find(TextPart part, const AnalyzedArticle& analyzed) const;

  // Of all words that may be found.
  const FirstLetters& first_letters() const { return first_letters_; }

  // Whether persons or countries are looked for, and not words alone.
  bool wants_entities() const { return wants_entities_; }

  // Whether the word is found as a name alone, or otherwise alone.
  bool tells_names(const Word& word) const;

 private:
  struct Slot {
    std::string_view form;
    std::string_view folded_prefix;
    std::vector<std::pair<std::string_view, unsigned>> terms;  // without prefix; kinds of term
    bool matches(const Word& word, bool name) const;
    unsigned kinds_of(std::string_view value) const;
  };
  void find_sequences(const std::vector<Token>& tokens, std::vector<FoundTokens>& found) const;
  void add_first_letter(std::string_view folded);

  const std::vector<HighlightMatcher>& matchers_;
  std::vector<std::vector<Slot>> sequences_;  // by matcher
  FirstLetters first_letters_;
  bool wants_entities_ = false;
};

}  // namespace kiosque
