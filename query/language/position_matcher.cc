// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/position_matcher.h"

#include <algorithm>
#include <numeric>

#include "query/language/position_windows.h"

namespace kiosque {

PositionMatcher::PositionMatcher(const Xapian::Database& database,
                                 const PositionCondition& condition)
    : records_(database),
      distance_(condition.distance),
      ordered_(condition.ordered),
      at_least_(condition.at_least) {
  parts_.reserve(condition.parts.size());
  for (const PositionPattern& part : condition.parts) parts_.push_back(open(database, part));
  shape_ = shape_of(condition);
  if (shape_ != Shape::phrase) return;
  const std::vector<Cursor>& words = parts_.front().parts;
  rarest_first_.resize(words.size());
  std::iota(rarest_first_.begin(), rarest_first_.end(), std::size_t{0});
  std::stable_sort(rarest_first_.begin(), rarest_first_.end(), [&](std::size_t a, std::size_t b) {
    return words[a].word.frequency() < words[b].word.frequency();
  });
}

PositionMatcher::Cursor PositionMatcher::open(const Xapian::Database& database,
                                              const PositionPattern& pattern) {
  Cursor cursor{pattern.kind, WordPositions(database, pattern.terms), {}};
  cursor.parts.reserve(pattern.parts.size());
  for (const PositionPattern& part : pattern.parts) cursor.parts.push_back(open(database, part));
  return cursor;
}

bool PositionMatcher::words_alone(const std::vector<Cursor>& parts) {
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [](const Cursor& part) {
    return part.kind == PositionPattern::Kind::word;
  });
}

PositionMatcher::Shape PositionMatcher::shape_of(const PositionCondition& condition) const {
  // A longer chain takes the neighbours of each from one place.
  if (parts_.size() == 2 && words_alone(parts_)) return Shape::words;
  const bool once = parts_.size() == 1 && condition.at_least == 1;
  if (once && parts_.front().kind == PositionPattern::Kind::sequence &&
      words_alone(parts_.front().parts))
    return Shape::phrase;
  return Shape::general;
}

bool PositionMatcher::matches(Xapian::docid document) {
  const PositionRecord record = records_.find(document);
  switch (shape_) {
    case Shape::phrase:
      return has_phrase(document, record);
    case Shape::words:
      return has_words(document, record);
    case Shape::general:
      break;
  }
  return has_parts(document, record);
}

bool PositionMatcher::has_phrase(Xapian::docid document, const PositionRecord& record) {
  begins_.clear();
  for (const std::size_t i : rarest_first_) {
    const auto offset = static_cast<std::uint32_t>(i);
    const std::vector<std::uint32_t>& places = parts_.front().parts[i].word.find(document, record);
    if (i == rarest_first_.front()) {
      for (const std::uint32_t place : places)
        if (place > offset) begins_.push_back(place - offset);
    } else {
      auto place = places.begin();
      const auto fits = [&](std::uint32_t begin) {
        while (place != places.end() && *place < begin + offset) ++place;
        return place != places.end() && *place == begin + offset;
      };
      // The first place is enough in the end.
      if (i == rarest_first_.back()) return std::any_of(begins_.begin(), begins_.end(), fits);
      std::erase_if(begins_, [&](std::uint32_t begin) { return !fits(begin); });
    }
    if (begins_.empty()) return false;
  }
  return !begins_.empty();
}

bool PositionMatcher::has_words(Xapian::docid document, const PositionRecord& record) {
  const std::vector<std::uint32_t>& left = parts_.front().word.find(document, record);
  if (left.empty()) return false;
  const std::vector<std::uint32_t>& right = parts_.back().word.find(document, record);
  return (ordered_ ? stand_in_order : stand_together)(left, right, distance_ + 1);
}

bool PositionMatcher::has_parts(Xapian::docid document, const PositionRecord& record) {
  if (parts_.empty()) return false;
  Spans found = find(parts_.front(), document, record);
  if (parts_.size() == 1) return count_apart(found) >= at_least_;
  for (std::size_t i = 1; i < parts_.size() && !found.empty(); ++i)
    found = near(found, find(parts_[i], document, record));
  return !found.empty();
}

// Alternatives may overlap: the same words are one occurrence.
std::size_t PositionMatcher::count_apart(Spans spans) {
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.last < b.last; });
  std::size_t count = 0;
  std::uint32_t taken = 0;  // positions count from 1
  for (const Span& span : spans) {
    if (span.first <= taken) continue;
    ++count;
    taken = span.last;
  }
  return count;
}

PositionMatcher::Spans PositionMatcher::find(Cursor& cursor, Xapian::docid document,
                                             const PositionRecord& record) {
  Spans spans;
  switch (cursor.kind) {
    case PositionPattern::Kind::word:
      for (const std::uint32_t place : cursor.word.find(document, record))
        spans.push_back({place, place});
      return spans;
    case PositionPattern::Kind::any:
      for (Cursor& part : cursor.parts) {
        const Spans found = find(part, document, record);
        spans.insert(spans.end(), found.begin(), found.end());
      }
      std::sort(spans.begin(), spans.end());
      spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
      return spans;
    case PositionPattern::Kind::sequence:
      break;
  }
  if (cursor.parts.empty()) return {};
  spans = find(cursor.parts.front(), document, record);
  for (std::size_t i = 1; i < cursor.parts.size() && !spans.empty(); ++i)
    spans = join(spans, find(cursor.parts[i], document, record));
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
  std::vector<std::uint32_t> ends;
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
