// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <vector>

#include "query/language/position_pattern.h"

namespace Xapian {
class Query;
}

namespace kiosque {

// Queries that Xapian has no operator for, as filters that score nothing. They are fast beside a
// query that finds few articles, as OP_FILTER's second operand. Unlike other queries they cannot be
// sent to a remote database. Errors of the database surface while the query runs.

// The documents in which the positions of terms meet a condition.
Xapian::Query position_query(PositionCondition condition);

// The documents that all these queries find and in which what they look for meets the condition:
// scored by the queries.
Xapian::Query positional_query(const std::vector<Xapian::Query>& queries,
                               PositionCondition condition);

// Likewise with what they look for side by side. Of one query, that query.
Xapian::Query phrase_query(const std::vector<Xapian::Query>& queries, PositionPattern sequence);

// The documents that at least so many of the queries find.
Xapian::Query quorum_query(std::vector<Xapian::Query> queries, unsigned at_least);

}  // namespace kiosque
