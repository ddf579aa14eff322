// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/support/sample_index.h"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

#include "tests/support/process.h"

namespace kiosque {

std::filesystem::path corpus_folder() {
  return std::filesystem::path(KIOSQUE_SOURCE_DIR) / "corpus";
}

SampleIndex::SampleIndex() : SampleIndex({(corpus_folder() / "sample").string()}) {}

SampleIndex::SampleIndex(const std::vector<std::string>& sources) {
  std::vector<std::string> arguments = {"--quiet", "--index", folder()};
  arguments.insert(arguments.end(), sources.begin(), sources.end());
  const ProcessResult result = run_kiosque_indexer(arguments);
  if (result.exit_code != 0) throw std::runtime_error("the build failed: " + result.err);
}

std::set<std::string> SampleIndex::find(const std::string& query,
                                        std::vector<std::string> options) const {
  options.insert(options.begin(), {"--index", folder(), "--format", "trec", "--limit", "100000"});
  options.push_back(query);
  const ProcessResult result = run_kiosque_query(options);
  EXPECT_LE(result.exit_code, 1) << query << ": " << result.err;
  std::set<std::string> ids;
  std::istringstream lines(result.out);
  std::string query_id;
  std::string iteration;
  std::string id;
  for (std::string rest; lines >> query_id >> iteration >> id && std::getline(lines, rest);)
    ids.insert(id);
  return ids;
}

}  // namespace kiosque
