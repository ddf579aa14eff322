// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "src/index/position_record.h"

namespace kiosque {

// The records of positions in one database, asked in rising order of its documents; not
// thread-safe. Throws Xapian::Error.
class PositionRecords {
 public:
  explicit PositionRecords(const Xapian::Database& database);

  // The record lives until the next call; it has no positions where the document has none.
  PositionRecord find(Xapian::docid document);

 private:
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
  std::string value_;
};

// Where any of some terms stands, likewise in rising order. A record knows only the terms that its
// article has: so the terms' posting lists are asked first.
class WordPositions {
 public:
  WordPositions(const Xapian::Database& database, const std::vector<std::string>& terms);

  // In ascending order, none twice; lives until the next call. `record` must be the document's.
  const std::vector<std::uint32_t>& find(Xapian::docid document, const PositionRecord& record);

  // In how many documents the terms are, summed.
  std::uint64_t frequency() const { return frequency_; }

 private:
  struct Postings {
    std::uint64_t key;
    Xapian::PostingIterator at;
  };
  bool has(std::size_t term, Xapian::docid document);

  std::vector<Xapian::docid> next_;  // the document at which the postings of the same index stand
  std::vector<Postings> postings_;
  std::vector<std::uint32_t> found_;
  std::uint64_t frequency_ = 0;
};

}  // namespace kiosque
