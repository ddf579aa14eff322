// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "src/analysis/analyzer.h"
#include "src/article/article.h"

namespace kiosque {

// Strings as numbers, so that a scan compares numbers. 0 is the empty string.
class StringNumbers {
 public:
  StringNumbers() { number_of(""); }
  std::uint32_t number_of(const std::string& text);                  // a new one for a new string
  std::optional<std::uint32_t> find(const std::string& text) const;  // nothing for a new string
  const std::string& text(std::uint32_t number) const { return *texts_[number]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> texts_;
};

// A word of the articles: what the analyzer says of one spelling. Numbers of StringNumbers.
struct ScannedWord {
  std::uint32_t form = 0;        // lower case, with accents
  std::uint32_t folded = 0;      // without
  std::uint32_t stem = 0;        // folded; 0: has none
  std::uint32_t plain_stem = 0;  // of the folded form, which the stemmer may read differently
};

// A word at a place, with whether it is part of a name there: 2 * the word's number + (name ? 1 :
// 0).
using ScannedToken = std::uint32_t;
constexpr bool is_name(ScannedToken token) { return token % 2 == 1; }

// Places count tokens; between title and body is more room than any NEAR spans.
using Position = std::uint32_t;
inline constexpr Position kRoomBehindTitle = 1000;

struct ScannedPerson {
  std::string name;
  std::string key;
  std::vector<std::string> words;
  std::vector<Position> mentions;  // where each begins
};

struct ScannedArticle {
  std::string id;
  std::string source;
  std::string author;
  std::string language;
  std::optional<Date> date;
  std::vector<ScannedToken> title;
  std::vector<ScannedToken> body;
  std::vector<ScannedPerson> persons;
  std::vector<std::string> countries;

  Position body_begin() const { return static_cast<Position>(title.size()) + kRoomBehindTitle; }
};

// All articles as the analyzer sees them, one after the other and nothing else.
struct ScannedCorpus {
  StringNumbers strings;
  std::vector<ScannedWord> words;
  std::vector<ScannedArticle> articles;
  std::vector<Article> examples;  // some of the articles with their texts, to take queries from
};

// The articles of some sources that belong into an index: of one id the highest version, of equal
// ones the first; none that its provider withdrew.
std::vector<Article> read_articles(const std::vector<std::string>& sources);

// `examples` is how many articles keep their texts, taken at equal distances.
ScannedCorpus scan(std::vector<Article> articles, const Lexicon& lexicon, std::size_t examples);

}  // namespace kiosque
