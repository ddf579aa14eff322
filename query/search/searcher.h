// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/language/compiled_query.h"
#include "query/search/facets.h"
#include "query/search/snippet.h"
#include "src/analysis/analyzer.h"
#include "src/article/article.h"

namespace kiosque {

enum class SortOrder { relevance, newest, oldest };

struct SearchOrder {
  std::size_t limit = 10;
  std::size_t offset = 0;
  SortOrder sort = SortOrder::relevance;
  std::size_t facet_limit = 0;  // values of each facet; 0: no facets
  bool with_articles = true;    // false: ids, ranks and scores only
};

struct Hit {
  std::size_t rank = 0;  // from 1, over all pages
  double score = 0.0;
  Article article;  // with id alone where SearchOrder::with_articles is false
  std::vector<std::string> persons;
  std::vector<std::string> countries;  // codes
  Highlighted title;
  Highlighted snippet;
};

struct SearchResult {
  std::uint64_t match_count = 0;  // exact
  std::vector<Hit> hits;
  std::optional<Facets> facets;
};

// Runs a compiled query. Throws Xapian::Error; Xapian::DatabaseModifiedError means: reopen the
// database and try again.
SearchResult search(const Xapian::Database& database, const CompiledQuery& compiled,
                    const SearchOrder& order, const Lexicon& lexicon, Analyzer& analyzer);

}  // namespace kiosque
