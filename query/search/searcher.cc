// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/searcher.h"

#include <algorithm>
#include <utility>

#include "query/search/name_marks.h"
#include "query/search/passages.h"
#include "query/search/reread.h"
#include "src/index/metadata.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

// About three lines of a terminal.
constexpr std::size_t kSnippetBytes = 260;
// Read beside a page's own, so that a few copies among them rarely take a second search.
constexpr std::size_t kSpareMatches = 50;
constexpr std::size_t kReadAhead = 50;
constexpr std::size_t kBytesAhead = 4U << 20;

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

bool has_names_of(const Xapian::Database& database, const Lexicon& lexicon) {
  const auto metadata = read_metadata(database);
  return metadata && metadata->schema_version == kSchemaVersion &&
         metadata->analyzer == Analyzer::fingerprint(lexicon);
}

}  // namespace

Search::Search(Xapian::Database& database, const CompiledQuery& compiled, const SearchOrder& order,
               const Lexicon& lexicon, Analyzer& analyzer, PersonNames& names)
    : database_(database),
      compiled_(compiled),
      order_(order),
      analyzer_(analyzer),
      finder_(compiled.highlights),
      names_are_known_(has_names_of(database, lexicon)),
      stories_(database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(compiled.query);
  enquire.set_weighting_scheme(make_weight(compiled.word_count));
  Xapian::MultiValueKeyMaker oldest;
  set_order(enquire, order.sort, oldest);
  names.clear_if_large();
  FacetCounter facets(names, compiled.country_evidence, order.facet_unit);
  if (order.facet_limit > 0) enquire.add_matchspy(&facets);
  // Where no article has copies, looking for them is in vain.
  const bool has_copies = database.get_value_freq(slot::story) > 0;
  order_.group = order.group && has_copies;
  if (has_copies && (order.group || order.count_stories)) enquire.add_matchspy(&stories_);
  matches_ = find(enquire);
  if (order.group || order.count_stories) story_count_ = match_count_ - stories_.repeats();
  if (order.facet_limit > 0) facets_ = facets.take(order.facet_limit, lexicon);
}

std::vector<RankedDocument> Search::find(Xapian::Enquire& enquire) {
  const std::size_t all = database_.get_doccount();
  const auto clamp = [all](std::size_t n) {
    return static_cast<Xapian::doccount>(std::min(n, all));
  };
  const bool reorders = order_.sort == SortOrder::relevance && order_.ranking.any() &&
                        order_.offset < kReorderedHits && order_.limit > 0;
  // A page of reordered or grouped hits is cut from all that stands before it.
  const bool whole = reorders || order_.group;
  const std::size_t skip = whole ? clamp(order_.offset) : 0;
  const std::size_t page = order_.limit == 0 ? 0 : skip + clamp(order_.limit);
  std::size_t wanted = page;
  if (order_.group && page > 0) wanted += page / 4 + kSpareMatches;
  if (reorders) wanted = std::max(wanted, kReorderedHits);
  const RankingOptions ranking = reorders ? order_.ranking : RankingOptions{.proximity = false};
  // Checking all matches is what makes counts and facets exact.
  const Xapian::MSet found =
      enquire.get_mset(whole ? 0 : clamp(order_.offset), clamp(wanted), clamp(all));
  match_count_ = found.get_matches_estimated();
  stories_.settle();
  std::vector<RankedDocument> matches = rank(database_, found, compiled_, ranking);
  if (order_.group) {
    // Newest first, a story stands with its oldest article, so that days are in order; filters
    // alone order by date too.
    const bool by_date = order_.sort != SortOrder::relevance || compiled_.word_count == 0;
    const StoryPlace place = by_date ? StoryPlace::shown : StoryPlace::best;
    matches = stories_.group(matches, place);
    if (matches.size() < std::min<std::size_t>(page, match_count_ - stories_.repeats())) {
      enquire.clear_matchspies();
      const auto enough = clamp(std::max(wanted, page + stories_.repeats()));
      matches =
          stories_.group(rank(database_, enquire.get_mset(0, enough), compiled_, ranking), place);
    }
  }
  matches.erase(matches.begin(),
                matches.begin() + static_cast<std::ptrdiff_t>(std::min(skip, matches.size())));
  if (matches.size() > order_.limit) matches.resize(order_.limit);
  return matches;
}

std::set<std::string> Search::months() const {
  std::set<std::string> months;
  for (const RankedDocument& match : matches_)
    if (const auto date = from_compact(database_.get_document(match.id).get_value(slot::date)))
      months.insert(to_iso(*date).substr(0, 7));
  return months;
}

void Search::read_ahead() {
  std::size_t bytes = 0;
  while (read_ahead_.size() < kReadAhead && bytes < kBytesAhead) {
    std::optional<Hit> hit = read_next();
    if (!hit) return;
    bytes += hit->article.body.size();
    read_ahead_.push_back(std::move(*hit));
  }
}

std::optional<Hit> Search::next() {
  if (!read_ahead_.empty()) {
    std::optional<Hit> hit = std::move(read_ahead_.front());
    read_ahead_.pop_front();
    return hit;
  }
  // A changed article keeps its number.
  return reread([this] { return read_next(); }, [this] { database_.reopen(); });
}

std::optional<Hit> Search::read_next() {
  for (; next_ < matches_.size(); ++next_) {
    std::optional<Hit> hit = read(matches_[next_]);
    if (!hit) continue;
    hit->rank = order_.offset + ++next_;
    return hit;
  }
  return std::nullopt;
}

std::optional<Hit> Search::read(const RankedDocument& match) {
  Hit hit;
  hit.score = match.score;
  Xapian::Document document;
  AnalyzedArticle analyzed;
  try {
    document = database_.get_document(match.id);
    hit.article = load_article(document.get_data());
    if (order_.group) read_copies(match.id, hit);
    if (order_.detail == HitDetail::id) return hit;
    hit.persons = unpack_list(document.get_value(slot::persons));
    hit.countries = unpack_list(document.get_value(countries_slot(compiled_.country_evidence)));
    analyzed = analyze(document, hit.article);
  } catch (const Xapian::DocNotFoundError&) {
    return std::nullopt;
  }
  hit.title = highlight_all(hit.article.title, TextPart::title, analyzed, finder_);
  if (order_.detail == HitDetail::snippet)
    hit.snippet = make_snippet(hit.article.body, TextPart::body, analyzed, finder_, kSnippetBytes);
  else
    hit.passages = order_.detail == HitDetail::full
                       ? make_paragraphs(hit.article.body, analyzed, finder_)
                       : make_passages(hit.article.body, analyzed, finder_);
  return hit;
}

// As far as what is found in it asks for.
AnalyzedArticle Search::analyze(const Xapian::Document& document, const Article& article) {
  if (!names_are_known_ || finder_.wants_entities())
    return analyzer_.analyze_article(article.title, article.body);
  AnalyzedArticle analyzed =
      analyzer_.split_article(article.title, article.body, finder_.first_letters());
  mark_names(database_, document, finder_, analyzed);
  return analyzed;
}

void Search::read_copies(Xapian::docid id, Hit& hit) const {
  const std::span<const Xapian::docid> story = stories_.story_of(id);
  if (story.size() < 2) return;
  hit.copies = story.size() - 1;
  if (order_.detail == HitDetail::id) return;
  for (const Xapian::docid copy : story.subspan(1, std::min(hit.copies, kReadCopies))) try {
      Article article = load_article(database_.get_document(copy).get_data());
      hit.also.push_back({std::move(article.id), std::move(article.title),
                          std::move(article.source), article.date});
    } catch (const Xapian::DocNotFoundError&) {
      continue;  // an indexer took it away meanwhile
    }
}

}  // namespace kiosque
