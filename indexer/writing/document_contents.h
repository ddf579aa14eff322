// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/writing/term_table.h"

namespace Xapian {
class Document;
}

namespace kiosque {

// What the index is to hold of one article: its distinct terms as numbers of a TermTable, its
// values and its stored text. Made to be used again for the next article.
class DocumentContents {
 public:
  struct Posting {
    std::uint32_t term;
    std::uint32_t wdf;  // occurrences, weighted; 0: the term only filters
  };
  struct Position {
    std::uint32_t posting;   // index in postings()
    std::uint32_t position;  // from 1
  };

  void add(std::uint32_t term, std::uint32_t wdf) { postings_[posting_of(term)].wdf += wdf; }
  void add_at(std::uint32_t position, std::uint32_t term, std::uint32_t wdf) {
    const std::uint32_t posting = posting_of(term);
    postings_[posting].wdf += wdf;
    positions_.push_back({posting, position});
  }
  // In any order of slots, each once; an empty value is none.
  void set_value(std::uint32_t slot, std::string value) {
    if (!value.empty()) values_.emplace_back(slot, std::move(value));
  }
  void set_data(std::string data) { data_ = std::move(data); }

  const std::vector<Posting>& postings() const { return postings_; }     // in no order
  const std::vector<Position>& positions() const { return positions_; }  // as they were added
  const std::vector<std::pair<std::uint32_t, std::string>>& values() const { return values_; }
  const std::string& data() const { return data_; }

  void clear();

 private:
  std::uint32_t posting_of(std::uint32_t term) {
    if (term >= place_.size()) place_.resize(2 * static_cast<std::size_t>(term) + 64);
    if (place_[term] == 0) {
      postings_.push_back({term, 0});
      place_[term] = static_cast<std::uint32_t>(postings_.size());
    }
    return place_[term] - 1;
  }

  std::vector<std::uint32_t> place_;  // by term: 1 + index in postings_; 0: not in this article
  std::vector<Posting> postings_;
  std::vector<Position> positions_;
  std::vector<std::pair<std::uint32_t, std::string>> values_;
  std::string data_;
};

// The same as one of Xapian's, for an index that is changed in place.
Xapian::Document to_xapian(const DocumentContents& contents, const TermTable& terms);

}  // namespace kiosque
