// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include "indexer/writing/document_builder.h"

namespace kiosque {

inline Xapian::Document build_document(const Article& article, const AnalyzedArticle& analyzed) {
  TermTable terms;
  DocumentContents contents;
  DocumentBuilder(terms).build(article, analyzed, contents);
  return to_xapian(contents, terms);
}

}  // namespace kiosque
