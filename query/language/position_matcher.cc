// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/position_matcher.h"

#include <algorithm>

namespace kiosque {

PositionMatcher::PositionMatcher(const Xapian::Database& database,
                                 const PositionCondition& condition)
    : distance_(condition.distance), ordered_(condition.ordered), at_least_(condition.at_least) {
  parts_.reserve(condition.parts.size());
  for (const PositionPattern& part : condition.parts) parts_.push_back(open(database, part));
}

PositionMatcher::Cursor PositionMatcher::open(const Xapian::Database& database,
                                              const PositionPattern& pattern) {
  Cursor cursor{pattern.kind, {}, {}};
  for (const std::string& term : pattern.terms)
    if (auto postings = database.postlist_begin(term); postings != database.postlist_end(term))
      cursor.postings.push_back(std::move(postings));
  for (const PositionPattern& part : pattern.parts) cursor.parts.push_back(open(database, part));
  return cursor;
}

bool PositionMatcher::matches(Xapian::docid document) {
  if (parts_.empty()) return false;
  Spans found = find(parts_.front(), document);
  if (parts_.size() == 1) return count_apart(found) >= at_least_;
  for (std::size_t i = 1; i < parts_.size() && !found.empty(); ++i)
    found = near(found, find(parts_[i], document));
  return !found.empty();
}

// Alternatives may overlap: the same words are one occurrence.
std::size_t PositionMatcher::count_apart(Spans spans) {
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.last < b.last; });
  std::size_t count = 0;
  Xapian::termpos taken = 0;  // positions count from 1
  for (const Span& span : spans) {
    if (span.first <= taken) continue;
    ++count;
    taken = span.last;
  }
  return count;
}

PositionMatcher::Spans PositionMatcher::find(Cursor& cursor, Xapian::docid document) {
  switch (cursor.kind) {
    case PositionPattern::Kind::word:
      return find_word(cursor, document);
    case PositionPattern::Kind::any: {
      Spans all;
      for (Cursor& part : cursor.parts) {
        const Spans found = find(part, document);
        all.insert(all.end(), found.begin(), found.end());
      }
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
      return all;
    }
    case PositionPattern::Kind::sequence:
      break;
  }
  if (cursor.parts.empty()) return {};
  Spans whole = find(cursor.parts.front(), document);
  for (std::size_t i = 1; i < cursor.parts.size() && !whole.empty(); ++i)
    whole = join(whole, find(cursor.parts[i], document));
  return whole;
}

PositionMatcher::Spans PositionMatcher::find_word(Cursor& cursor, Xapian::docid document) {
  Spans spans;
  for (Xapian::PostingIterator& posting : cursor.postings) {
    if (posting == Xapian::PostingIterator()) continue;
    if (*posting < document) posting.skip_to(document);
    if (posting == Xapian::PostingIterator() || *posting != document) continue;
    for (auto position = posting.positionlist_begin(); position != posting.positionlist_end();
         ++position)
      spans.push_back({*position, *position});
  }
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  return spans;
}

PositionMatcher::Spans PositionMatcher::join(const Spans& left, const Spans& right) {
  Spans joined;
  for (const Span& span : left) {
    const Span behind{span.last + 1, 0};
    for (auto next = std::lower_bound(right.begin(), right.end(), behind);
         next != right.end() && next->first == behind.first; ++next)
      joined.push_back({span.first, next->last});
  }
  std::sort(joined.begin(), joined.end());
  joined.erase(std::unique(joined.begin(), joined.end()), joined.end());
  return joined;
}

// Those of `right` that stand near one of `left`. Spans that overlap are not near: both would be
// the same words.
PositionMatcher::Spans PositionMatcher::near(const Spans& left, const Spans& right) const {
  std::vector<Xapian::termpos> ends;
  ends.reserve(left.size());
  for (const Span& span : left) ends.push_back(span.last);
  std::sort(ends.begin(), ends.end());
  Spans found;
  for (const Span& span : right) {
    // The last end before the span, and the first begin behind it.
    const auto end = std::lower_bound(ends.begin(), ends.end(), span.first);
    bool is_near = end != ends.begin() && span.first - *(end - 1) <= distance_;
    if (!is_near && !ordered_) {
      const auto begin = std::lower_bound(left.begin(), left.end(), Span{span.last + 1, 0});
      is_near = begin != left.end() && begin->first - span.last <= distance_;
    }
    if (is_near) found.push_back(span);
  }
  return found;
}

}  // namespace kiosque
