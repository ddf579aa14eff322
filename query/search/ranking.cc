// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/ranking.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "src/article/date.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

using Positions = std::vector<Xapian::termpos>;
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

Positions positions_of(const Xapian::Database& database, Xapian::docid id,
                       const std::vector<std::string>& terms) {
  Positions positions;
  for (const std::string& t : terms)
    positions.insert(positions.end(), database.positionlist_begin(id, t),
                     database.positionlist_end(id, t));
  std::sort(positions.begin(), positions.end());
  return positions;
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

// The mean closeness of the query's neighbouring words, from 0 to 1.
double proximity(const Xapian::Database& database, Xapian::docid id, const Words& words) {
  if (words.size() < 2) return 0.0;
  double sum = 0.0;
  Positions left = positions_of(database, id, words.front());
  for (std::size_t i = 1; i < words.size(); ++i) {
    Positions right = positions_of(database, id, words[i]);
    sum += closeness(left, right);
    left = std::move(right);
  }
  return sum / static_cast<double>(words.size() - 1);
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
  const Words words = options.proximity ? positional_words(compiled) : Words{};
  const auto newest = day_number(database.get_value_upper_bound(slot::date));
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(
                                        std::min<std::size_t>(kReorderedHits, ranked.size()));
  for (auto hit = ranked.begin(); hit != end; ++hit) {
    double factor = 1.0;
    if (options.proximity) factor += kProximityShare * proximity(database, hit->id, words);
    if (options.recent)
      factor +=
          kRecentShare * newness(database.get_document(hit->id).get_value(slot::date), newest);
    hit->score *= factor;
  }
  std::stable_sort(ranked.begin(), end, [](const RankedDocument& a, const RankedDocument& b) {
    return a.score > b.score;
  });
  return ranked;
}

}  // namespace kiosque
