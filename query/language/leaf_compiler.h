// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/language/acronyms.h"
#include "query/language/ast.h"
#include "query/language/compiler.h"
#include "query/language/field_compiler.h"
#include "query/language/word_compiler.h"

namespace kiosque {

// Binds the leaves of a query's tree to an index: words, phrases and fields, with the acronyms and
// long forms that they have. Throws QuerySyntaxError at a node's place. Borrows all that it is
// given; not thread-safe.
class LeafCompiler {
 public:
  LeafCompiler(std::string_view text, const Xapian::Database& database, const Lexicon& lexicon,
               Analyzer& analyzer, const CompileOptions& options);

  CompiledWords compile(const Node& node, const WordNode& word);
  CompiledWords compile(const Node& node, const PhraseNode& phrase);
  CompiledWords compile(const Node& node, const FieldNode& field);

  // As an operand of NEAR, ADJ or a count: with a pattern of positions. The node is no list.
  CompiledWords positional(const Node& node);

  // Whether a node is a word that says nothing beside others.
  bool is_stop_word(const Node& node);

  // The acronyms of a long form of which `words` are the words, as one reading.
  std::vector<CompiledWords> acronyms_of(const std::vector<const Node*>& words);
  bool begins_long_form(const Node& word);
  bool is_long_form(const std::vector<const Node*>& words) const;
  // The folded words of a node that may be part of a long form; none for other nodes.
  std::vector<std::string> words_of(const Node& node);

  // In how many articles a typed word stands, as it is or inflected.
  std::uint64_t count_articles(const std::string& word);
  bool is_acronym(const std::string& word) const { return !acronyms_.long_forms(word).empty(); }

 private:
  std::vector<Token> require_tokens(const Node& node, const std::string& text);
  CompiledWords prefix(const Node& node, const std::string& text);
  CompiledWords similar(const Node& node, const WordNode& word);
  CompiledWords positional_word(const Node& node, const WordNode& word);
  CompiledWords short_form(std::string_view acronym, const WordSpace& space);
  void add_long_forms(const std::string& typed, const std::vector<Token>& tokens,
                      const WordSpace& space, CompiledWords& words);
  void add_short_forms(std::string_view long_form, const WordSpace& space, CompiledWords& words);
  static void add_alternative(std::string_view kind, std::string_view shown,
                              CompiledWords alternative, CompiledWords& words);

  std::string_view text_;
  const Xapian::Database& database_;
  const CompileOptions& options_;
  Acronyms acronyms_;
  WordCompiler words_;
  FieldCompiler fields_;
};

}  // namespace kiosque
