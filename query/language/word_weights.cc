// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/word_weights.h"

#include <xapian.h>

namespace kiosque {

Xapian::Query scaled(const Xapian::Query& query, double factor) {
  if (query.empty()) return query;
  return {Xapian::Query::OP_SCALE_WEIGHT, query, factor};
}

Xapian::Query with_preferences(const Xapian::Query& condition,
                               const std::vector<Xapian::Query>& preferences, std::size_t words) {
  if (preferences.empty() || condition.empty()) return condition;
  const Xapian::Query all(Xapian::Query::OP_OR, preferences.begin(), preferences.end());
  return {Xapian::Query::OP_AND_MAYBE, condition, words == 1 ? scaled(all, kOneWord) : all};
}

}  // namespace kiosque
