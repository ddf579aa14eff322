// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <vector>

#include "query/language/position_pattern.h"

namespace kiosque {

// Asks documents of one database for a condition, in rising order of their numbers. Borrows
// nothing; not thread-safe.
class PositionMatcher {
 public:
  PositionMatcher(const Xapian::Database& database, const PositionCondition& condition);

  // Throws Xapian::Error.
  bool matches(Xapian::docid document);

 private:
  struct Span {
    Xapian::termpos first;
    Xapian::termpos last;
    auto operator<=>(const Span&) const = default;
  };
  using Spans = std::vector<Span>;  // sorted, without repetitions

  // A pattern with a place in the posting list of each of its terms.
  struct Cursor {
    PositionPattern::Kind kind;
    std::vector<Xapian::PostingIterator> postings;
    std::vector<Cursor> parts;
  };
  static Cursor open(const Xapian::Database& database, const PositionPattern& pattern);
  static Spans find(Cursor& cursor, Xapian::docid document);
  static Spans find_word(Cursor& cursor, Xapian::docid document);
  static std::size_t count_apart(Spans spans);
  static Spans join(const Spans& left, const Spans& right);
  Spans near(const Spans& left, const Spans& right) const;

  std::vector<Cursor> parts_;
  unsigned distance_;
  bool ordered_;
  unsigned at_least_;
};

}  // namespace kiosque
