// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/make_answer.h"

#include "query/output/query_in_words.h"

namespace kiosque {

Answer make_answer(const QueryOptions& options, const std::string& text,
                   const std::optional<Node>& tree, const Search& search, const Lexicon& lexicon) {
  Answer answer;
  const bool dossier = options.format == OutputFormat::html;
  answer.text = text;
  if (tree) answer.parsed = to_string(*tree);
  if (tree && dossier) answer.in_words = query_in_words(*tree, lexicon);
  answer.similar_to = options.similar_to;
  answer.match_count = search.match_count();
  answer.story_count = search.story_count();
  answer.grouped = options.order.group;
  answer.offset = options.order.offset;
  answer.hit_count = search.hit_count();
  answer.facets = search.facets();
  answer.dates = options.dates;
  answer.sort = options.order.sort;
  answer.detail = options.order.detail;
  if (dossier) answer.months = search.months();
  return answer;
}

}  // namespace kiosque
