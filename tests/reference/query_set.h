// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/reference/scanned_corpus.h"

namespace kiosque {

// The queries of a file of lines: id TAB query.
std::vector<std::string> read_queries(const std::filesystem::path& file);

// Queries of all kinds, made of the articles' own words, names and dates: always the same ones for
// the same corpus. Of each kind in turn, `count` together.
std::vector<std::string> make_queries(const ScannedCorpus& corpus, Analyzer& analyzer,
                                      std::size_t count);

// Three words as they stand side by side in an article, and its id.
struct Place {
  std::string words;
  std::string id;
};
std::vector<Place> pick_places(const ScannedCorpus& corpus, Analyzer& analyzer,
                               std::size_t per_example);

}  // namespace kiosque
