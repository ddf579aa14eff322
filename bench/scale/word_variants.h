// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace kiosque {

// As it stands between the quotes of a JSON string.
std::string escape_json(std::string_view utf8);

// Texts as rows of pieces (words, numbers, and what stands between them), and copies of the whole
// vocabulary in which words differ. What becomes of a word depends on the copy and the seed alone,
// so it stays one word throughout a copy, and names stay names:
//
// - The most frequent words (articles, prepositions) stay.
// - Rare words get a new spelling, so many in copy n that the vocabulary grows by Heaps' law,
//   V(n) = V(1) n^beta, with the beta that the texts themselves have.
// - Of the others half are exchanged for a word that is about as frequent: names for names.
// - Numbers get other digits; one-digit numbers and years stay.
class WordVariants {
 public:
  explicit WordVariants(std::uint64_t seed) : seed_(seed) {}

  // The pieces of a text of the article that is read.
  std::vector<std::uint32_t> split(std::string_view utf8);
  void end_article() { ++articles_; }
  // Ends reading: ranks the words, and measures beta by every second article.
  void freeze();

  // What each piece is in this copy, ready for a JSON string; copy 0 has the texts as they are.
  const std::vector<std::string>& spell(std::size_t copy);

  [[nodiscard]] double heaps_exponent() const { return beta_; }
  [[nodiscard]] std::size_t vocabulary() const { return types_.size(); }
  // Distinct words of all copies that were spelled.
  [[nodiscard]] std::size_t vocabulary_made() const { return made_.size(); }

 private:
  struct Hash {  // lets a string_view be looked up
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Ids = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

  enum class Case : std::uint8_t { small, capital, capitals, mixed };
  enum class Kind : std::uint8_t { word, number, between };

  // What all spellings in capitals or small letters share.
  struct Type {
    std::string small;
    std::uint32_t count = 0;
    std::uint32_t capitals = 0;  // of these
    std::uint32_t rank = 0;      // in the list of its kind
    bool in_half = false;        // some of every second article has it

    [[nodiscard]] bool is_name() const { return capitals * 2 > count; }
  };

  struct Piece {
    std::string text;
    Kind kind = Kind::between;
    Case letters = Case::small;
    std::uint32_t type = 0;  // of a word
  };

  std::uint32_t piece_of(std::string_view text, Kind kind);
  std::uint32_t type_of(const std::string& small);
  [[nodiscard]] bool may_respell(const Type& type) const;
  [[nodiscard]] std::string respell(const Type& type, std::uint64_t random) const;
  [[nodiscard]] const Type& neighbour(const Type& type, std::uint64_t random) const;
  [[nodiscard]] std::string variant(const Type& type, std::size_t copy, double respelled) const;

  std::uint64_t seed_;
  double beta_ = 1.0;
  std::size_t articles_ = 0;
  std::size_t respellable_ = 0;
  std::vector<Piece> pieces_;
  std::vector<Type> types_;
  std::vector<std::uint32_t> words_;  // types by falling count
  std::vector<std::uint32_t> names_;
  Ids piece_ids_;
  Ids type_ids_;
  std::unordered_set<std::uint64_t> made_;  // hashes
  std::vector<std::string> spelled_;
};

}  // namespace kiosque
