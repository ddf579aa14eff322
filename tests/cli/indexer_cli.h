// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace kiosque {

// A folder of articles and an index beside it, for the real programs.
class IndexerCli {
 public:
  std::filesystem::path index() const { return folder_ / "index"; }
  std::filesystem::path articles() const { return folder_ / "articles"; }
  std::filesystem::path operator/(std::string_view name) const { return folder_ / name; }

  // Writes an article of the folder; returns its path.
  std::string write(const std::string& name, const std::string& content) const {
    return folder_.write("articles/" + name, content).string();
  }

  // Runs the indexer; without a source in `arguments`, over the folder of articles.
  ProcessResult run(std::vector<std::string> arguments = {},
                    const ProcessOptions& options = {}) const {
    arguments.insert(arguments.begin(), {"--index", index().string()});
    return run_kiosque_indexer(std::move(arguments), options);
  }

  ProcessResult run_all(std::vector<std::string> arguments = {},
                        const ProcessOptions& options = {}) const {
    arguments.push_back(articles().string());
    return run(std::move(arguments), options);
  }

  // Runs the indexer with --report: "added changed removed unchanged rejected damaged", and how
  // many articles the index holds after it.
  std::string counts(std::vector<std::string> arguments, const ProcessOptions& options = {}) const {
    const std::string report = (folder_ / "report.json").string();
    arguments.insert(arguments.begin(), {"--report", report});
    const ProcessResult result = run(std::move(arguments), options);
    EXPECT_LE(result.exit_code, 1) << result.err;
    if (result.exit_code > 1) return result.err;
    const auto json = nlohmann::json::parse(read_whole_file(report));
    std::string line;
    for (const char* key :
         {"added", "changed", "removed", "unchanged", "rejected", "damaged", "articles"})
      line += (line.empty() ? "" : " ") + std::to_string(json.at(key).get<int>());
    return line;
  }
  std::string counts() const { return counts({articles().string()}); }

  // What the query program prints with --count, without the line's end.
  std::string count(const std::string& query) const {
    const ProcessResult result = run_kiosque_query({"--index", index().string(), "--count", query});
    EXPECT_LE(result.exit_code, 1) << query << ": " << result.err;
    return result.out.substr(0, result.out.find('\n'));
  }

  // All that a query shows, to compare before and after.
  std::string answer(const std::string& query) const {
    const ProcessResult result =
        run_kiosque_query({"--index", index().string(), "--format", "json", "--facets", query});
    EXPECT_EQ(result.exit_code, 0) << query << ": " << result.err;
    return result.out;
  }

 private:
  TempFolder folder_;
};

}  // namespace kiosque
