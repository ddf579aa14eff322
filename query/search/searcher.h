// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/language/compiled_query.h"
#include "query/search/facets.h"
#include "query/search/ranking.h"
#include "query/search/snippet.h"
#include "query/search/stories.h"
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
  bool group = false;          // limit and offset count stories, each shown as its earliest article
  bool count_stories = false;  // also where they are not grouped
  SortOrder sort = SortOrder::relevance;
  std::size_t facet_limit = 0;  // values of each facet; 0: no facets
  CountUnit facet_unit = CountUnit::articles;
  RankingOptions ranking;  // for SortOrder::relevance alone
  HitDetail detail = HitDetail::snippet;
};

// Another article of a hit's story.
struct Copy {
  std::string id;
  std::string title;
  std::string source;
  std::optional<Date> date;
};

// At most so many of them are read for a hit.
inline constexpr std::size_t kReadCopies = 10;

struct Hit {
  std::size_t rank = 0;  // from 1, over all pages
  double score = 0.0;
  Article article;
  std::vector<std::string> persons;
  std::vector<std::string> countries;  // codes
  Highlighted title;
  Highlighted snippet;
  std::vector<Highlighted> passages;  // in the order of the text
  std::size_t copies = 0;             // other matching articles of the story, where grouped
  std::vector<Copy> also;             // the first of them, the earliest first
};

// A compiled query that was run. All matches are counted at once; their articles are read one
// after the other, so that any number of them takes the memory of one, and a few bytes a match.
// Borrows all that it is given; not thread-safe.
class Search {
 public:
  // Throws Xapian::Error; Xapian::DatabaseModifiedError means: reopen the database, compile and
  // try again. `names` remembers what facets need to know of names, from search to search.
  Search(Xapian::Database& database, const CompiledQuery& compiled, const SearchOrder& order,
         const Lexicon& lexicon, Analyzer& analyzer, PersonNames& names);

  std::uint64_t match_count() const { return match_count_; }  // exact
  // Exact: articles without copies, and stories, of what matches; nothing unless asked for.
  const std::optional<std::uint64_t>& story_count() const { return story_count_; }
  std::size_t hit_count() const { return matches_.size(); }  // from offset, up to limit
  const std::optional<Facets>& facets() const { return facets_; }

  // The months (2019-04) of the articles that next() brings. Reads each article's date.
  std::set<std::string> months() const;

  // Reads the hits of a usual page, so that they are of the same state of the index as the counts.
  // Throws Xapian::DatabaseModifiedError like the constructor.
  void read_ahead();

  // The next hit in the order asked for; nothing behind the last. What was not read ahead is as the
  // index is now: an article that an indexer took away meanwhile is passed over.
  std::optional<Hit> next();

 private:
  std::vector<RankedDocument> find(Xapian::Enquire& enquire);
  std::optional<Hit> read(const RankedDocument& match);
  std::optional<Hit> read_next();
  AnalyzedArticle analyze(const Xapian::Document& document, const Article& article);
  void read_copies(Xapian::docid id, Hit& hit) const;

  Xapian::Database& database_;
  const CompiledQuery& compiled_;
  SearchOrder order_;
  Analyzer& analyzer_;
  TokenFinder finder_;
  bool names_are_known_ = false;  // the index has the names that the analyzer would recognise
  std::uint64_t match_count_ = 0;
  std::optional<std::uint64_t> story_count_;
  StorySpy stories_;
  std::vector<RankedDocument> matches_;
  std::size_t next_ = 0;
  std::deque<Hit> read_ahead_;
  std::optional<Facets> facets_;
};

}  // namespace kiosque
