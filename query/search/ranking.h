// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "query/language/compiled_query.h"

namespace kiosque {

// The order of articles by relevance: BM25, and on request a second look at the first of them.
// docs/ranking.md says how each figure was chosen and what it gained.

// k1: how long repeating a word goes on to help. b: how much the length of an article counts; less
// for one word, a subject that long articles have more to say of. The shortest articles, briefs of
// a sentence, count as half the average length.
inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.65;
inline constexpr double kBm25BOneWord = 0.4;
inline constexpr double kBm25MinLength = 0.5;

// `words` is how many the query has.
Xapian::BM25Weight make_weight(std::size_t words);

// What the searcher may ask for beside relevance.
struct RankingOptions {
  bool proximity = true;  // the query's words near each other
  bool recent = false;    // newer articles
  bool any() const { return proximity || recent; }
};

// The second look reaches so far, whatever page is shown, so that pages fit together.
inline constexpr std::size_t kReorderedHits = 200;
// A score rises by this share at most: where all neighbouring words of the query stand side by
// side, and for an article of the newest day in the index. Clear differences stay as they are.
inline constexpr double kProximityShare = 0.2;
inline constexpr double kRecentShare = 0.1;
// Words further apart than this count as far.
inline constexpr unsigned kNearDistance = 10;
// After a year, half of what newness gave is left.
inline constexpr double kHalfLifeDays = 365.0;

struct RankedDocument {
  Xapian::docid id = 0;
  double score = 0.0;
};

// The matches in their order, the first kReorderedHits of them ordered anew as `options` ask.
// `matches` must begin with the best. Throws Xapian::Error.
std::vector<RankedDocument> rank(const Xapian::Database& database, const Xapian::MSet& matches,
                                 const CompiledQuery& compiled, const RankingOptions& options);

}  // namespace kiosque
