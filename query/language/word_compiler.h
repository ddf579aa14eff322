// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/language/compiled_query.h"
#include "src/analysis/analyzer.h"

namespace kiosque {

// The part of an article that words are looked for in: the three prefixes of schema.h.
struct WordSpace {
  std::string_view exact;
  std::string_view stem;
  std::string_view name;
};
extern const WordSpace kTextSpace;
extern const WordSpace kTitleSpace;

// A leaf of a query, bound to terms.
struct CompiledWords {
  Xapian::Query query;
  HighlightMatcher highlight;
  std::string reading;  // for --explain
};

// Binds words and phrases to the terms of one index. Borrows all that it is given; not
// thread-safe.
class WordCompiler {
 public:
  WordCompiler(const Xapian::Database& database, Analyzer& analyzer)
      : database_(database), analyzer_(analyzer) {}

  // What the analyzer makes of typed text; the tokens live until the next article's analysis.
  std::vector<Token> tokens(std::string_view text) { return analyzer_.analyze_words(text); }

  // A word in all its inflections, or a name: by the capital typed and by what the index holds.
  // A typed word of several tokens (nord-coréen) is a compound: side by side, inflected.
  CompiledWords inflected(const std::vector<Token>& typed, const WordSpace& space);

  // The form as typed, accents and all.
  CompiledWords exact_form(const std::vector<Token>& typed, const WordSpace& space);

  // Words side by side as written, apart from case and accents.
  CompiledWords phrase(const std::vector<Token>& typed, const WordSpace& space);

  // All words that begin so; an empty query when there are none. Throws std::length_error when
  // there are more than kMaxExpansion.
  CompiledWords beginning(const std::vector<Token>& typed, const WordSpace& space);

  // For NEAR and ADJ: a word in all its inflections as a disjunction of terms with positions.
  CompiledWords positional(const Token& typed, const WordSpace& space);

  static constexpr std::size_t kMaxExpansion = 10'000;

 private:
  // How many articles have a word as a name, and as a word.
  struct Census {
    std::uint64_t as_name = 0;
    std::uint64_t as_word = 0;
    double name_share() const;
  };
  Census census(const Word& word, const WordSpace& space) const;
  static bool means_name(bool capitalised, const Census& found);
  static std::string how_to_ask_otherwise(const Word& word, const Census& found);
  static std::vector<std::string> name_terms(const Word& word, const Census& found,
                                             const WordSpace& space);
  CompiledWords single(const Token& typed, const WordSpace& space);
  CompiledWords beside(const Token& typed, const WordSpace& space);
  CompiledWords sequence(std::vector<CompiledWords> parts, const std::string& what) const;
  CompiledWords as_written(const Token& typed, const WordSpace& space) const;
  std::vector<std::string> word_terms(const Token& typed, const WordSpace& space);

  const Xapian::Database& database_;
  Analyzer& analyzer_;
};

}  // namespace kiosque
