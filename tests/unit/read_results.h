// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "indexer/input/opener.h"
#include "indexer/readers/reader.h"

namespace kiosque {

// What a reader under test passed on.
struct ReadResults {
  std::vector<Article> articles;
  std::vector<Problem> problems;

  TakeResult taker() {
    return [this](ReadResult&& result) {
      if (auto* article = std::get_if<Article>(&result))
        articles.push_back(std::move(*article));
      else
        problems.push_back(std::get<Problem>(result));
    };
  }

  // "syntax 3" for a problem of that kind in line 3, in order.
  std::vector<std::string> problem_places() const {
    std::vector<std::string> places;
    for (const Problem& problem : problems)
      places.push_back(std::string(to_string(problem.kind)) + ' ' + std::to_string(problem.line));
    return places;
  }
};

// Reads a file, or a stream as if it were that file, as the indexer does.
inline void read_file(const std::filesystem::path& path, const ReadOptions& options,
                      const TakeResult& take) {
  const Limits limits;
  InputCounts counts;
  Opener(options, limits, counts, take).open_file(path);
}
inline void read_placed(const Document& document, const std::string& path,
                        const ReadOptions& options, const TakeResult& take) {
  const Limits limits;
  InputCounts counts;
  Opener(options, limits, counts, take).open_stream(document.in, path);
}

}  // namespace kiosque
