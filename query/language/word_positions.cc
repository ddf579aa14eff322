// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/word_positions.h"

#include <algorithm>
#include <limits>

#include "src/index/schema.h"

namespace kiosque {
namespace {

constexpr Xapian::docid kNone = std::numeric_limits<Xapian::docid>::max();

// Where an index of an older version has them; it answers until it is built anew.
void read_from_xapian(Xapian::PostingIterator& posting, std::vector<std::uint32_t>& positions) {
  const auto end = posting.positionlist_end();
  for (auto position = posting.positionlist_begin(); position != end; ++position)
    positions.push_back(*position);
}

}  // namespace

PositionRecords::PositionRecords(const Xapian::Database& database)
    : at_(database.valuestream_begin(slot::positions)),
      end_(database.valuestream_end(slot::positions)) {}

PositionRecord PositionRecords::find(Xapian::docid document) {
  value_.clear();
  if (at_ != end_ && at_.get_docid() < document) at_.skip_to(document);
  if (at_ != end_ && at_.get_docid() == document) value_ = *at_;
  return PositionRecord(value_);
}

WordPositions::WordPositions(const Xapian::Database& database,
                             const std::vector<std::string>& terms) {
  for (const std::string& term : terms) {
    Xapian::PostingIterator postings = database.postlist_begin(term);
    if (postings == Xapian::PostingIterator()) continue;
    frequency_ += database.get_termfreq(term);
    next_.push_back(*postings);
    postings_.push_back({position_key(term), std::move(postings)});
  }
}

bool WordPositions::has(std::size_t term, Xapian::docid document) {
  if (next_[term] < document) {
    Xapian::PostingIterator& at = postings_[term].at;
    at.skip_to(document);
    next_[term] = at == Xapian::PostingIterator() ? kNone : *at;
  }
  return next_[term] == document;
}

const std::vector<std::uint32_t>& WordPositions::find(Xapian::docid document,
                                                      const PositionRecord& record) {
  found_.clear();
  std::size_t terms = 0;
  for (std::size_t i = 0; i < next_.size(); ++i) {
    if (!has(i, document)) continue;
    if (record.empty())
      read_from_xapian(postings_[i].at, found_);
    else
      record.read(postings_[i].key, found_);
    ++terms;
  }
  if (terms < 2) return found_;
  std::sort(found_.begin(), found_.end());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  return found_;
}

}  // namespace kiosque
