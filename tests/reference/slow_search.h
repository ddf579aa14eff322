// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <vector>

#include "query/language/acronyms.h"
#include "query/language/ast.h"
#include "tests/reference/slow_persons.h"
#include "tests/reference/slow_words.h"

namespace kiosque {

// What the product must find, by reading every article: no postings, no Xapian, no cleverness. It
// has of the product the analyzer, the parser, and the tables that know no index: acronyms, aliases
// of persons, names of countries and languages, group_names() and edit_distance(). Left out:
// --any-date, --plain, --strict-countries, --similar-to, --all-forms and stories, which have tests
// of their own.
class SlowSearch {
 public:
  using Condition = std::function<bool(const ScannedArticle&)>;

  // Borrows all. Not thread-safe; the conditions that it makes are.
  SlowSearch(const ScannedCorpus& corpus, const Lexicon& lexicon, Analyzer& analyzer);

  // What a query asks of an article. Lives as long as this. The query is one that the product
  // accepts.
  Condition compile(const Node& query);

 private:
  // From the first to the last of some words side by side.
  struct Span {
    Position first;
    Position last;
    auto operator<=>(const Span&) const = default;
  };
  using Spans = std::vector<Span>;
  using Occurrences = std::function<Spans(const ScannedArticle&)>;
  using Words = std::vector<TokenSet>;

  Condition compile_node(const WordNode& word);
  Condition compile_node(const PhraseNode& phrase);
  Condition compile_node(const NearNode& near);
  Condition compile_node(const CountNode& count);
  Condition compile_node(const QuorumNode& quorum);
  Condition compile_node(const AndNode& conjunction);
  Condition compile_node(const OrNode& disjunction);
  Condition compile_node(const NotNode& negation);
  Condition compile_node(const FieldNode& field);
  Condition compile_node(const DateNode& date);

  Condition inflected(const std::string& typed, Part part);
  Condition title(const FieldNode& field);
  Condition exact(const std::string& typed);
  using Joining = std::function<Condition(std::vector<Condition>)>;
  std::vector<Condition> operands(const std::vector<Node>& nodes, const Joining& join);
  std::size_t long_form_at(const std::vector<Node>& nodes, std::size_t begin);
  bool is_stop_word(const Node& node);

  Occurrences places(const Node& node);
  Occurrences places(const WordNode& word);
  Occurrences places(const PhraseNode& phrase, Part part);
  Occurrences compound(const std::vector<Token>& tokens, Part part);
  Occurrences beginning(const std::string& typed, Part part);
  Occurrences side_by_side(Words words, Part part) const;
  Occurrences as_written(const std::vector<Token>& tokens, Part part) const;
  std::vector<Occurrences> long_forms(const std::string& typed, Part part);
  std::vector<Occurrences> short_forms(const std::string& long_form, Part part);

  static Occurrences any_place(std::vector<Occurrences> alternatives);
  static Condition occurs(Occurrences occurrences);
  static Condition has(TokenSet wanted, Part part);

  const ScannedCorpus& corpus_;
  const Lexicon& lexicon_;
  SlowWords words_;
  SlowPersons persons_;
  Acronyms acronyms_;
};

// Conditions as one.
SlowSearch::Condition all_of(std::vector<SlowSearch::Condition> conditions);
SlowSearch::Condition any_of(std::vector<SlowSearch::Condition> conditions);

}  // namespace kiosque
