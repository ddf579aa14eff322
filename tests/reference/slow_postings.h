// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "tests/reference/scanned_corpus.h"

namespace kiosque {

// Compares every posting of words, names, stems, titles, persons, countries, sources and authors
// with the scan: the articles of each term and how often they have it; and each article's length.
// `documents` are the numbers of the corpus' articles. A line for each of the first differences;
// empty: there are none. Positions are compared by what phrases find.
std::string differing_postings(const ScannedCorpus& corpus,
                               const std::vector<Xapian::docid>& documents,
                               const Xapian::Database& database);

}  // namespace kiosque
