// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "tests/support/temp_folder.h"

namespace kiosque {

// An index of corpus/sample, or of other articles, built by the real indexer in a folder of its
// own. Throws std::runtime_error when the build fails.
class SampleIndex {
 public:
  SampleIndex();  // of corpus/sample
  explicit SampleIndex(const std::vector<std::string>& sources);

  std::string folder() const { return (folder_ / "index").string(); }

  // The ids of all articles that a query finds, by the real query program's --format trec. Fails
  // the current test when the program reports an error.
  std::set<std::string> find(const std::string& query, std::vector<std::string> options = {}) const;

 private:
  TempFolder folder_;
};

std::filesystem::path corpus_folder();

}  // namespace kiosque
