// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/searcher.h"

#include <algorithm>

#include "query/search/passages.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

// About three lines of a terminal.
constexpr std::size_t kSnippetBytes = 260;

void set_order(Xapian::Enquire& enquire, SortOrder order, Xapian::MultiValueKeyMaker& oldest) {
  switch (order) {
    case SortOrder::relevance:
      // Filters alone score nothing: then the newest come first.
      enquire.set_sort_by_relevance_then_value(slot::date, true);
      break;
    case SortOrder::newest:
      enquire.set_sort_by_value_then_relevance(slot::date, true);
      break;
    case SortOrder::oldest:
      oldest.add_value(slot::date, false, "99999999");  // without a date: last
      enquire.set_sort_by_key_then_relevance(&oldest, false);
      break;
  }
}

}  // namespace

Search::Search(Xapian::Database& database, const CompiledQuery& compiled, const SearchOrder& order,
               const Lexicon& lexicon, Analyzer& analyzer)
    : database_(database), compiled_(compiled), order_(order), analyzer_(analyzer) {
  Xapian::Enquire enquire(database);
  enquire.set_query(compiled.query);
  enquire.set_weighting_scheme(make_weight(compiled.word_count));
  Xapian::MultiValueKeyMaker oldest;
  set_order(enquire, order.sort, oldest);
  FacetCounter facets(compiled.country_evidence);
  if (order.facet_limit > 0) enquire.add_matchspy(&facets);
  const Xapian::doccount all = database.get_doccount();
  const auto clamp = [all](std::size_t n) {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(n, all));
  };
  // Checking all matches is what makes counts and facets exact.
  const bool reorders = order.sort == SortOrder::relevance && order.ranking.any() &&
                        order.offset < kReorderedHits && order.limit > 0;
  // A page of reordered hits is cut from the first of them.
  const std::size_t skip = reorders ? order.offset : 0;
  const std::size_t wanted = std::max<std::size_t>(std::min<std::size_t>(order.limit, all) + skip,
                                                   reorders ? kReorderedHits : 0);
  const Xapian::MSet found = enquire.get_mset(clamp(order.offset - skip), clamp(wanted), all);
  match_count_ = found.get_matches_estimated();
  matches_ = rank(database, found, compiled,
                  reorders ? order.ranking : RankingOptions{.proximity = false});
  matches_.erase(matches_.begin(),
                 matches_.begin() + static_cast<std::ptrdiff_t>(std::min(skip, matches_.size())));
  if (matches_.size() > order.limit) matches_.resize(order.limit);
  if (order.facet_limit > 0) facets_ = facets.take(order.facet_limit, lexicon);
}

std::optional<Hit> Search::next() {
  while (next_ < matches_.size()) {
    const std::size_t index = next_++;
    std::optional<Hit> hit;
    try {
      hit = read(matches_[index]);
    } catch (const Xapian::DatabaseModifiedError&) {
      // The indexer committed twice meanwhile; a changed article keeps its number.
      database_.reopen();
      hit = read(matches_[index]);
    }
    if (!hit) continue;
    hit->rank = order_.offset + index + 1;
    return hit;
  }
  return std::nullopt;
}

std::optional<Hit> Search::read(const RankedDocument& match) {
  Hit hit;
  hit.score = match.score;
  Xapian::Document document;
  try {
    document = database_.get_document(match.id);
    hit.article = load_article(document.get_data());
    if (order_.detail == HitDetail::id) return hit;
    hit.persons = unpack_list(document.get_value(slot::persons));
    hit.countries = unpack_list(document.get_value(countries_slot(compiled_.country_evidence)));
  } catch (const Xapian::DocNotFoundError&) {
    return std::nullopt;
  }
  const AnalyzedArticle analyzed = analyzer_.analyze_article(hit.article.title, hit.article.body);
  hit.title = highlight_all(hit.article.title, TextPart::title, analyzed, compiled_.highlights);
  if (order_.detail == HitDetail::snippet)
    hit.snippet = make_snippet(hit.article.body, TextPart::body, analyzed, compiled_.highlights,
                               kSnippetBytes);
  else
    hit.passages = order_.detail == HitDetail::full
                       ? make_paragraphs(hit.article.body, analyzed, compiled_.highlights)
                       : make_passages(hit.article.body, analyzed, compiled_.highlights);
  return hit;
}

}  // namespace kiosque
