// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/ranking.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "query/language/word_positions.h"
#include "src/article/date.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

using Positions = std::vector<std::uint32_t>;
// The terms with positions of each word of the query, in the order typed.
using Words = std::vector<std::vector<std::string>>;

bool has_positions(std::string_view t) {
  // Words of the text as written and names; a title's own terms have other positions.
  return !t.empty() && (t.front() < 'A' || t.front() > 'Z' || t.starts_with(prefix::name));
}

Words positional_words(const CompiledQuery& compiled) {
  Words words;
  for (const HighlightMatcher& leaf : compiled.highlights)
    for (const HighlightMatcher::Slot& slot : leaf.sequence) {
      std::vector<std::string> terms;
      std::copy_if(slot.terms.begin(), slot.terms.end(), std::back_inserter(terms), has_positions);
      if (!terms.empty()) words.push_back(std::move(terms));
    }
  return words;
}

// 1 for words side by side, 1/2 for one word between them, 0 from kNearDistance on.
double closeness(const Positions& left, const Positions& right) {
  unsigned smallest = kNearDistance;
  for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();) {
    const unsigned distance = *l < *r ? *r - *l : *l - *r;
    if (distance > 0) smallest = std::min(smallest, distance);
    if (*l <= *r)
      ++l;
    else
      ++r;
  }
  return smallest < kNearDistance ? 1.0 / smallest : 0.0;
}

// How near each other the query's words stand; articles must be asked in rising order.
class Proximity {
 public:
  Proximity(const Xapian::Database& database, const Words& words) : records_(database) {
    words_.reserve(words.size());
    for (const std::vector<std::string>& terms : words) words_.emplace_back(database, terms);
  }

  // The mean closeness of neighbouring words, from 0 to 1.
  double of(Xapian::docid id) {
    const PositionRecord record = records_.find(id);
    double sum = 0.0;
    const Positions* left = &words_.front().find(id, record);
    for (std::size_t i = 1; i < words_.size(); ++i) {
      const Positions* right = &words_[i].find(id, record);
      sum += closeness(*left, *right);
      left = right;
    }
    return sum / static_cast<double>(words_.size() - 1);
  }

 private:
  PositionRecords records_;
  std::vector<WordPositions> words_;
};

using Hits = std::span<RankedDocument>;

void raise_near_ones(const Xapian::Database& database, const CompiledQuery& compiled, Hits hits,
                     std::vector<double>& factors) {
  const Words words = positional_words(compiled);
  if (words.size() < 2) return;
  std::vector<std::size_t> order(hits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return hits[a].id < hits[b].id; });
  Proximity proximity(database, words);
  for (const std::size_t i : order) factors[i] += kProximityShare * proximity.of(hits[i].id);
}

std::optional<double> day_number(const std::string& compact) {
  const auto date = from_compact(compact);
  if (!date) return std::nullopt;
  using std::chrono::day, std::chrono::month, std::chrono::year;
  const std::chrono::year_month_day calendar{year(date->year),
                                             month(static_cast<unsigned>(date->month)),
                                             day(static_cast<unsigned>(date->day))};
  return static_cast<double>(std::chrono::sys_days(calendar).time_since_epoch().count());
}

// From 1 for the newest day in the index down to 0; 0 for articles without a date. Archives are
// old: their own last day stands for today.
double newness(const std::string& date, const std::optional<double>& newest) {
  const auto day = day_number(date);
  if (!day || !newest) return 0.0;
  return std::exp2(-std::max(0.0, *newest - *day) / kHalfLifeDays);
}

}  // namespace

Xapian::BM25Weight make_weight(std::size_t words) {
  return Xapian::BM25Weight(kBm25K1, 0, 1, words == 1 ? kBm25BOneWord : kBm25B, kBm25MinLength);
}

std::vector<RankedDocument> rank(const Xapian::Database& database, const Xapian::MSet& matches,
                                 const CompiledQuery& compiled, const RankingOptions& options) {
  std::vector<RankedDocument> ranked;
  ranked.reserve(matches.size());
  for (auto match = matches.begin(); match != matches.end(); ++match)
    ranked.push_back({*match, match.get_weight()});
  if (!options.any()) return ranked;
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(
                                        std::min<std::size_t>(kReorderedHits, ranked.size()));
  const Hits hits(ranked.begin(), end);
  std::vector<double> factors(hits.size(), 1.0);
  if (options.proximity) raise_near_ones(database, compiled, hits, factors);
  const auto newest = day_number(database.get_value_upper_bound(slot::date));
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (options.recent)
      factors[i] +=
          kRecentShare * newness(database.get_document(hits[i].id).get_value(slot::date), newest);
    hits[i].score *= factors[i];
  }
  std::stable_sort(ranked.begin(), end, [](const RankedDocument& a, const RankedDocument& b) {
    return a.score > b.score;
  });
  return ranked;
}

}  // namespace kiosque
