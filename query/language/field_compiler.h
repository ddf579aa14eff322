// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string_view>

#include "query/language/ast.h"
#include "query/language/person_compiler.h"
#include "query/language/word_compiler.h"
#include "src/cli/error.h"
#include "src/index/schema.h"

namespace kiosque {

// Binds field:value to terms. Borrows all that it is given.
class FieldCompiler {
 public:
  FieldCompiler(std::string_view text, const Xapian::Database& database, const Lexicon& lexicon,
                WordCompiler& words, CountryEvidence country_evidence = CountryEvidence::any)
      : text_(text),
        database_(database),
        lexicon_(lexicon),
        words_(words),
        persons_(database, lexicon),
        country_evidence_(country_evidence) {}

  // Filters (country, source, language, id) do not score. Throws QuerySyntaxError at the node's
  // place.
  CompiledWords compile(const Node& node, const FieldNode& field);

  // Persons as an operand of NEAR: a disjunction of terms with positions, perhaps of none.
  CompiledWords positional_person(const Node& node, const FieldNode& field);

  static Xapian::Query compile(const DateNode& date);

 private:
  CompiledWords title(const Node& node, const FieldNode& field);
  CompiledWords person(const Node& node, const FieldNode& field);
  CompiledWords country(const Node& node, const FieldNode& field);
  CompiledWords source(const Node& node, const FieldNode& field);
  CompiledWords author(const Node& node, const FieldNode& field);
  CompiledWords id(const Node& node, const FieldNode& field) const;
  CompiledWords language(const Node& node, const FieldNode& field) const;
  CompiledWords beginning(const Node& node, const FieldNode& field, std::string_view term_prefix);
  void require_one_word(const Node& node, const std::vector<Token>& tokens) const;
  void reject_tilde(const Node& node, const FieldNode& field) const;
  std::string require_beginning(const Node& node, const FieldNode& field) const;
  std::vector<Token> require_tokens(const Node& node, const FieldNode& field);
  QuerySyntaxError mistake(const Node& node, const std::string& message,
                           const std::string& hint) const;

  std::string_view text_;
  const Xapian::Database& database_;
  const Lexicon& lexicon_;
  WordCompiler& words_;
  PersonCompiler persons_;
  CountryEvidence country_evidence_;
};

// More words begin with a prefix than a query may have.
QuerySyntaxError too_many_words(std::string_view text, const Node& node);

}  // namespace kiosque
