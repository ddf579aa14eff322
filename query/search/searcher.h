// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/language/compiled_query.h"
#include "query/search/facets.h"
#include "query/search/ranking.h"
#include "query/search/snippet.h"
#include "src/analysis/analyzer.h"
#include "src/article/article.h"

namespace kiosque {

enum class SortOrder { relevance, newest, oldest };

// How much of each article a search reads.
enum class HitDetail {
  id,        // the id alone
  snippet,   // the passage that shows most of what was found
  passages,  // several passages
  full,      // the whole text, a passage a paragraph
};

struct SearchOrder {
  std::size_t limit = 10;
  std::size_t offset = 0;
  SortOrder sort = SortOrder::relevance;
  std::size_t facet_limit = 0;  // values of each facet; 0: no facets
  RankingOptions ranking;       // for SortOrder::relevance alone
  HitDetail detail = HitDetail::snippet;
};

struct Hit {
  std::size_t rank = 0;  // from 1, over all pages
  double score = 0.0;
  Article article;
  std::vector<std::string> persons;
  std::vector<std::string> countries;  // codes
  Highlighted title;
  Highlighted snippet;
  std::vector<Highlighted> passages;  // in the order of the text
};

// A compiled query that was run. All matches are counted at once; their articles are read one
// after the other, so that any number of them takes the memory of one, and a few bytes a match.
// Borrows all that it is given; not thread-safe.
class Search {
 public:
  // Throws Xapian::Error; Xapian::DatabaseModifiedError means: reopen the database, compile and
  // try again.
  Search(Xapian::Database& database, const CompiledQuery& compiled, const SearchOrder& order,
         const Lexicon& lexicon, Analyzer& analyzer);

  std::uint64_t match_count() const { return match_count_; }  // exact
  std::size_t hit_count() const { return matches_.size(); }   // from offset, up to limit
  const std::optional<Facets>& facets() const { return facets_; }

  // The next hit in the order asked for; nothing behind the last. An article that an indexer took
  // away meanwhile is passed over.
  std::optional<Hit> next();

 private:
  std::optional<Hit> read(const RankedDocument& match);

  Xapian::Database& database_;
  const CompiledQuery& compiled_;
  SearchOrder order_;
  Analyzer& analyzer_;
  std::uint64_t match_count_ = 0;
  std::vector<RankedDocument> matches_;
  std::size_t next_ = 0;
  std::optional<Facets> facets_;
};

}  // namespace kiosque
