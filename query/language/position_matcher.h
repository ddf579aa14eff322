// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "query/language/position_pattern.h"
#include "query/language/word_positions.h"

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
    std::uint32_t first;
    std::uint32_t last;
    auto operator<=>(const Span&) const = default;
  };
  using Spans = std::vector<Span>;  // sorted, without repetitions

  // A pattern with a place in the posting lists of its terms.
  struct Cursor {
    PositionPattern::Kind kind;
    WordPositions word;
    std::vector<Cursor> parts;
  };
  // Which of these is decides how documents are asked: the general one can do all of it.
  enum class Shape { phrase, words, general };

  static Cursor open(const Xapian::Database& database, const PositionPattern& pattern);
  Shape shape_of(const PositionCondition& condition) const;
  static bool words_alone(const std::vector<Cursor>& parts);

  bool has_phrase(Xapian::docid document, const PositionRecord& record);
  bool has_words(Xapian::docid document, const PositionRecord& record);
  bool has_parts(Xapian::docid document, const PositionRecord& record);
  static Spans find(Cursor& cursor, Xapian::docid document, const PositionRecord& record);
  static std::size_t count_apart(Spans spans);
  static Spans join(const Spans& left, const Spans& right);
  Spans near(const Spans& left, const Spans& right) const;

  PositionRecords records_;
  std::vector<Cursor> parts_;
  unsigned distance_;
  bool ordered_;
  unsigned at_least_;
  Shape shape_;
  std::vector<std::size_t> rarest_first_;  // the phrase's words
  std::vector<std::uint32_t> begins_;      // of the phrase, as far as it was looked at
};

}  // namespace kiosque
