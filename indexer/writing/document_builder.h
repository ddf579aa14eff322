// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/writing/document_contents.h"
#include "indexer/writing/term_table.h"
#include "src/analysis/analyzer.h"
#include "src/article/article.h"

namespace kiosque {

// A word of the title counts as many words of the text.
inline constexpr unsigned kTitleWeight = 4;
// News says in its first sentences what it is about: the text's first words count double.
inline constexpr unsigned kLeadWords = 60;
inline constexpr unsigned kLeadWeight = 2;

// The terms of where an article is: its id and its path, and the places of its copies. For an
// article without an id of its own, also the term under which exact copies of it are found.
std::vector<std::string> origin_terms(const Article& article);

// Lays articles out as schema.h says. Not thread-safe. Borrows the table, which only grows as long
// as the builder is used. The words of all articles must come from one WordTable.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(TermTable& terms) : terms_(terms) {}

  // Terms, values and stored text of one article, in place of what `contents` has. `analyzed` must
  // be the analysis of the article's title and body.
  void build(const Article& article, const AnalyzedArticle& analyzed, DocumentContents& contents);

 private:
  // The terms of a word, looked up when they are first needed.
  struct WordNumbers {
    std::uint32_t generation = kNone;  // of the word
    std::uint32_t text = kNone;
    std::uint32_t name = kNone;
    std::uint32_t stem = kNone;
    std::uint32_t form = kNone;
    std::uint32_t form_in = 0;  // the last article that has `form`
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  WordNumbers& numbers_of(const Word& word);
  std::uint32_t number_of(std::string_view prefix, std::string_view value);
  void add_text();
  void add_token(const Token& token, std::uint32_t position, unsigned weight);
  void add_title();
  void add_forms();
  void add_form(const Word& word);
  void add_persons();
  void add_countries();
  void add_origin();
  void add_positions();
  void add_words(std::string_view prefix, const std::string& text);
  std::uint32_t body_offset() const;
  std::uint32_t position_of(const Mention& mention) const;

  TermTable& terms_;
  std::vector<WordNumbers> numbers_;  // by the word's number
  std::uint32_t article_number_ = 0;
  std::string composed_;
  std::unordered_set<std::string_view> accented_;

  const Article* article_ = nullptr;
  const AnalyzedArticle* analyzed_ = nullptr;
  DocumentContents* contents_ = nullptr;
};

}  // namespace kiosque
