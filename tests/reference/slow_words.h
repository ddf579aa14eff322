// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "tests/reference/scanned_corpus.h"

namespace kiosque {

// Which part of an article is looked at.
enum class Part { text, title };  // text: title and body

// Which tokens of the corpus satisfy a word of a query.
class TokenSet {
 public:
  explicit TokenSet(const ScannedCorpus& corpus) : has_(2 * corpus.words.size()) {}
  void add(ScannedToken token) { has_[token] = true; }
  bool has(ScannedToken token) const { return has_[token]; }

  TokenSet& operator|=(const TokenSet& other);

 private:
  std::vector<bool> has_;
};

// What typed words mean, by a look at all words of the corpus. `Word` is the analyzer's word for
// what was typed. Not thread-safe.
class SlowWords {
 public:
  SlowWords(const ScannedCorpus& corpus, Analyzer& analyzer);

  std::vector<Token> tokens(const std::string& typed) { return analyzer_.analyze_words(typed); }

  // The word or the name of that spelling, accents or not.
  TokenSet as_written(const Word& word) const;
  // The name alone.
  TokenSet name(const Word& word) const;
  // A name, or a word in all its inflections.
  TokenSet inflected(const Word& word, Part part);
  // The same where places count. Stems have none: a word stands for all of its folded spelling.
  TokenSet at_places(const Word& word, Part part);
  // A part of a compound: as at_places(), but a name may be a word there.
  TokenSet in_compound(const Word& word, Part part);
  TokenSet beginning_with(const std::string& folded) const;
  // The 50 nearest words and the 50 nearest names; `distance` 0: by the word's length.
  TokenSet similar(const std::string& folded, std::size_t distance, Part part) const;

  // The words of the list that are spelt nearly like `folded`: those with another first letter
  // differ by one letter alone. The 50 nearest, then the most frequent.
  struct Candidate {
    std::string folded;
    std::uint32_t articles;
  };
  static std::set<std::string> nearest(const std::vector<Candidate>& candidates,
                                       const std::string& folded, std::size_t distance);

  // In how many articles a folded word stands as a name and as a word.
  std::uint32_t articles_as_name(const std::string& folded, Part part) const;
  std::uint32_t articles_as_word(const std::string& folded, Part part) const;

  const ScannedCorpus& corpus() const { return corpus_; }

 private:
  using Counts = std::vector<std::uint32_t>;  // by the number of the folded word

  void count(const std::vector<ScannedToken>& tokens, std::uint32_t article, Part part);
  double name_share(const Word& word, Part part) const;
  bool means_name(const Word& word, Part part) const;
  TokenSet names_meant(const Word& word, Part part) const;
  TokenSet word(const std::string& folded) const;
  TokenSet with_stem(const std::string& stem);
  TokenSet with_folded_of_stem(const std::string& stem) const;
  std::set<std::string> guessed_stems(const Word& word);
  std::string plain_stem(const std::string& folded);
  bool has_form(const std::string& form) const;
  template <typename Wanted>
  TokenSet all_where(Wanted wanted) const;

  const ScannedCorpus& corpus_;
  Analyzer& analyzer_;
  std::array<std::array<Counts, 2>, 2> articles_;  // [part][name]
  std::array<std::array<Counts, 2>, 2> last_;      // the article counted last, from 1
};

}  // namespace kiosque
