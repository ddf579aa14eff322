// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/document_contents.h"

#include <xapian.h>

namespace kiosque {

void DocumentContents::clear() {
  for (const Posting& posting : postings_) place_[posting.term] = 0;
  postings_.clear();
  positions_.clear();
  values_.clear();
  data_.clear();
}

Xapian::Document to_xapian(const DocumentContents& contents, const TermTable& terms) {
  Xapian::Document document;
  for (const auto& [term, wdf] : contents.postings())
    document.add_term(std::string(terms.term(term)), wdf);
  for (const auto& [slot, value] : contents.values()) document.add_value(slot, value);
  document.set_data(contents.data());
  return document;
}

}  // namespace kiosque
