// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace kiosque {

// A posting source that walks a list of documents and weighs nothing. Who derives says which, and
// describes and clones itself.
class DocumentListSource : public Xapian::PostingSource {
 public:
  Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
  Xapian::doccount get_termfreq_est() const override {
    return static_cast<Xapian::doccount>(documents_.size());
  }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }

  void next(double) override {
    if (std::exchange(begun_, true)) ++at_;
  }

  void skip_to(Xapian::docid document, double) override {
    begun_ = true;
    const auto from = documents_.begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, documents_.end(), document) -
                                   documents_.begin());
  }

  bool at_end() const override { return at_ >= documents_.size(); }
  Xapian::docid get_docid() const override { return documents_[at_]; }

 protected:
  // For init(): the documents in ascending order, and before the first of them.
  void begin(std::vector<Xapian::docid> documents) {
    documents_ = std::move(documents);
    at_ = 0;
    begun_ = false;
    set_maxweight(0);
  }

 private:
  std::vector<Xapian::docid> documents_;
  std::size_t at_ = 0;
  bool begun_ = false;
};

}  // namespace kiosque
