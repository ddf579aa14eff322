// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/compiled_words.h"
#include "query/language/name_or_word.h"
#include "src/analysis/analyzer.h"

namespace kiosque {

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

  // Words side by side in all their inflections.
  CompiledWords inflected_phrase(const std::vector<Token>& typed, const WordSpace& space);

  // An acronym that a long form was typed for; `name_alone` where it is a word of the language too.
  CompiledWords acronym(const Token& typed, bool name_alone, const WordSpace& space) const;

  // The words and names that are spelt nearly like the typed one, at most kMaxSimilar of each;
  // `distance` is the number of letters that may differ, 0 for tolerance().
  CompiledWords similar(const Token& typed, std::size_t distance, const WordSpace& space);

  // All words that begin so; an empty query when there are none. Throws std::length_error when
  // there are more than kMaxExpansion, or with those before more than kMaxExpansionOfAll.
  CompiledWords beginning(const std::vector<Token>& typed, const WordSpace& space);

  // For NEAR, ADJ and counts: a word in all its inflections as a disjunction of terms with
  // positions.
  CompiledWords positional(const Token& typed, const WordSpace& space);

  static constexpr std::size_t kMaxExpansion = 10'000;
  static constexpr std::size_t kMaxExpansionOfAll = 30'000;  // of all prefixes of one query
  static constexpr std::size_t kMaxSimilar = 50;

 private:
  CompiledWords single(const Token& typed, const WordSpace& space);
  CompiledWords beside(const Token& typed, const WordSpace& space);
  CompiledWords sequence(std::vector<CompiledWords> parts, const std::string& what) const;
  CompiledWords as_written(const Token& typed, const WordSpace& space) const;
  std::vector<std::string> word_terms(const Token& typed, const WordSpace& space);
  std::vector<std::string> stem_terms(const std::string& stem, const WordSpace& space);
  std::set<std::string> guessed_stems(const Word& word);
  void prefer_as_typed(const Token& typed, const WordSpace& space, CompiledWords& words);
  std::vector<std::string> scored_terms(const Word& word, std::vector<std::string> terms,
                                        const WordSpace& space);
  Xapian::Query add_guesses(const Word& word, const WordSpace& space, CompiledWords& words);

  const Xapian::Database& database_;
  Analyzer& analyzer_;
  std::size_t expanded_ = 0;
};

}  // namespace kiosque
