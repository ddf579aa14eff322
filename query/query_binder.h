// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

#include "query/language/acronyms.h"
#include "query/language/ast.h"
#include "query/language/compiled_query.h"
#include "query/options.h"
#include "src/analysis/analyzer.h"
#include "src/analysis/lexicon.h"

namespace kiosque {

// Binds texts of queries to the index, as the options say, which it borrows: it holds the open
// index and the word lists that this takes. Not thread-safe.
class QueryBinder {
 public:
  // Notes on the index and the lists go to `err`. Throws Error and Xapian::Error.
  QueryBinder(const QueryOptions& options, std::ostream& err);
  QueryBinder(const QueryBinder&) = delete;
  QueryBinder& operator=(const QueryBinder&) = delete;

  Xapian::Database& database() { return database_; }
  const Lexicon& lexicon() const { return lexicon_; }
  Analyzer& analyzer() { return analyzer_; }

  // Nothing where articles like another one are asked for, whatever they say. Throws
  // QuerySyntaxError.
  std::optional<Node> parse(const std::string& text) const;

  // With the options' dates and article to be like; `any_date` leaves the dates out. Throws Error
  // and Xapian::Error.
  CompiledQuery compile(const std::optional<Node>& tree, const std::string& text,
                        bool any_date = false);

  // The articles that only lack a date to be found by what compile() made.
  std::uint64_t count_undated(const std::optional<Node>& tree, const std::string& text,
                              const CompiledQuery& compiled);

 private:
  void add_similarity(bool filter, CompiledQuery& compiled);

  const QueryOptions& options_;
  const std::string aliases_;  // the lexicon's, which must live as long
  const Lexicon lexicon_;
  const std::string own_acronyms_;  // likewise
  const Acronyms acronyms_;
  Analyzer analyzer_;
  Xapian::Database database_;
};

}  // namespace kiosque
