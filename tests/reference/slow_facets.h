// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "query/search/facets.h"
#include "tests/reference/scanned_corpus.h"

namespace kiosque {

// What the facets of some articles must be. Which names are one person's is the product's own
// group_names(), of the names of these articles; that each article counts once is not.
struct SlowFacets {
  using Counts = std::map<std::string, std::uint64_t>;
  struct Person {
    std::uint64_t articles = 0;
    Counts names;  // the articles that have the name in that form
  };
  std::map<std::string, Person> persons;
  Counts countries;
  Counts sources;
  Counts years;
  Counts months;
  std::uint64_t undated = 0;
};

// `articles` are places in the corpus.
SlowFacets count_facets(const ScannedCorpus& corpus, const std::vector<std::size_t>& articles);

// Where all of the product's values differ from these, a line each; empty: nowhere.
std::string differences(const SlowFacets& expected, const Facets& facets);

}  // namespace kiosque
