// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/similar.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "query/language/posting_sources.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

constexpr std::size_t kTerms = 30;
// An article that shares fewer of them is of another matter.
constexpr double kShared = 0.1;
constexpr double kNameWeight = 1.5;  // who and where tell more than what is said of them
constexpr std::size_t kMinLetters = 3;

// Names and stems; words as written where they are their own stem.
bool is_telling(const std::string& term, Analyzer& analyzer) {
  if (term.starts_with(prefix::stem)) return term.size() >= prefix::stem.size() + kMinLetters;
  const bool name = term.starts_with(prefix::name);
  if (!name && (term.empty() || (term.front() >= 'A' && term.front() <= 'Z'))) return false;
  const std::string word = name ? term.substr(prefix::name.size()) : term;
  if (word.size() < kMinLetters) return false;
  const std::vector<Token> tokens = analyzer.analyze_words(word);
  if (tokens.size() != 1) return false;
  const Word& known = *tokens.front().word;
  return !known.stop_word && !known.numeric && (name || !known.has_stem_term());
}

// The terms that tell a document from the others: often in it and rarely elsewhere, but somewhere,
// the most telling first (tf-idf, with the frequency's logarithm).
std::vector<std::string> telling_terms(const Xapian::Database& database, Xapian::docid document,
                                       Analyzer& analyzer) {
  std::vector<std::pair<double, std::string>> scored;
  const double all = database.get_doccount();
  for (auto t = database.termlist_begin(document); t != database.termlist_end(document); ++t) {
    if (t.get_termfreq() < 2 || !is_telling(*t, analyzer)) continue;
    const double weight = (*t).starts_with(prefix::name) ? kNameWeight : 1.0;
    scored.emplace_back(weight * std::log1p(t.get_wdf()) * std::log(all / t.get_termfreq()), *t);
  }
  std::sort(scored.begin(), scored.end(), std::greater<>());
  if (scored.size() > kTerms) scored.resize(kTerms);
  std::vector<std::string> terms;
  terms.reserve(scored.size());
  for (auto& [score, term] : scored) terms.push_back(std::move(term));
  return terms;
}

}  // namespace

std::optional<CompiledQuery> find_similar(const Xapian::Database& database, const std::string& id,
                                          Analyzer& analyzer) {
  const Xapian::Query itself(term(prefix::id, id));
  const auto document = database.postlist_begin(term(prefix::id, id));
  if (document == database.postlist_end(term(prefix::id, id))) return std::nullopt;
  CompiledQuery similar;
  std::vector<Xapian::Query> queries;
  for (const std::string& t : telling_terms(database, *document, analyzer)) {
    queries.emplace_back(t);
    HighlightMatcher highlight;
    highlight.sequence.push_back({{t}, {}, {}});
    similar.highlights.push_back(std::move(highlight));
    similar.explanations.push_back({t, "tells this article from others", {}, Xapian::Query(t)});
  }
  similar.word_count = queries.size();
  if (queries.empty()) {
    similar.query = Xapian::Query::MatchNothing;
    return similar;
  }
  const auto shared = static_cast<unsigned>(static_cast<double>(queries.size()) * kShared);
  const Xapian::Query any(Xapian::Query::OP_OR, queries.begin(), queries.end());
  similar.query =
      Xapian::Query(Xapian::Query::OP_AND_NOT,
                    Xapian::Query(Xapian::Query::OP_FILTER, any,
                                  quorum_query(std::move(queries), std::max(1U, shared))),
                    itself);
  return similar;
}

}  // namespace kiosque
