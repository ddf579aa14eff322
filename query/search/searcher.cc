// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/searcher.h"

#include <algorithm>

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

Hit read_hit(const Xapian::MSetIterator& match, const CompiledQuery& compiled, bool with_article,
             Analyzer& analyzer) {
  Hit hit;
  hit.rank = match.get_rank() + 1;
  hit.score = match.get_weight();
  const Xapian::Document document = match.get_document();
  hit.article = load_article(document.get_data());
  if (!with_article) return hit;
  hit.persons = unpack_list(document.get_value(slot::persons));
  hit.countries = unpack_list(document.get_value(countries_slot(compiled.country_evidence)));
  const AnalyzedArticle analyzed = analyzer.analyze_article(hit.article.title, hit.article.body);
  hit.title = highlight_all(hit.article.title, TextPart::title, analyzed, compiled.highlights);
  hit.snippet =
      make_snippet(hit.article.body, TextPart::body, analyzed, compiled.highlights, kSnippetBytes);
  return hit;
}

}  // namespace

SearchResult search(const Xapian::Database& database, const CompiledQuery& compiled,
                    const SearchOrder& order, const Lexicon& lexicon, Analyzer& analyzer) {
  Xapian::Enquire enquire(database);
  enquire.set_query(compiled.query);
  Xapian::MultiValueKeyMaker oldest;
  set_order(enquire, order.sort, oldest);
  FacetCounter facets(compiled.country_evidence);
  if (order.facet_limit > 0) enquire.add_matchspy(&facets);
  const Xapian::doccount all = database.get_doccount();
  const auto clamp = [all](std::size_t n) {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(n, all));
  };
  // Checking all matches is what makes counts and facets exact.
  const Xapian::MSet matches = enquire.get_mset(clamp(order.offset), clamp(order.limit), all);
  SearchResult result;
  result.match_count = matches.get_matches_estimated();
  for (auto match = matches.begin(); match != matches.end(); ++match)
    result.hits.push_back(read_hit(match, compiled, order.with_articles, analyzer));
  if (order.facet_limit > 0) result.facets = facets.take(order.facet_limit, lexicon);
  return result;
}

}  // namespace kiosque
