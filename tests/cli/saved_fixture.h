// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/indexer_cli.h"

namespace kiosque {

// Saved searches over a folder of articles, by the real programs.
class QuerySavedTest : public testing::Test {
 protected:
  static std::string article(const std::string& title, const std::string& body) {
    return "Titre: " + title + "\nDate: 2026-05-04\n\n" + body + "\n";
  }

  void write(const std::string& name, const std::string& body = "Un sommet sur le climat.") const {
    cli.write(name + ".txt", article("Titre " + name, body));
  }

  void index(std::vector<std::string> options = {}) const {
    const ProcessResult run = cli.run_all(std::move(options));
    ASSERT_EQ(run.exit_code, 0) << run.err;
  }

  ProcessResult query(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--index", cli.index().string()});
    return run_kiosque_query(std::move(arguments));
  }

  void save(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "--save");
    const ProcessResult run = query(std::move(arguments));
    ASSERT_EQ(run.exit_code, 0) << run.err;
  }

  // What a run reports: "NAME NUMBER: title, title" for each, in order.
  std::vector<std::string> news(int exit_code = 0) const {
    const ProcessResult run = query({"--run-saved", "--new", "--format", "json"});
    EXPECT_EQ(run.exit_code, exit_code) << run.err;
    std::vector<std::string> reports;
    std::istringstream lines(run.out);
    for (std::string line; std::getline(lines, line);) {
      const nlohmann::json report = nlohmann::json::parse(line);
      EXPECT_EQ(report["version"], 1);
      std::vector<std::string> titles;
      for (const nlohmann::json& hit : report["hits"]) titles.push_back(hit["title"]);
      for (const nlohmann::json& gone : report["gone"])
        titles.push_back('-' + gone["id"].get<std::string>());
      std::sort(titles.begin(), titles.end());
      EXPECT_EQ(report["report"]["new"], titles.size());
      std::string text = report["report"]["name"].get<std::string>() + ' ' +
                         report["report"]["number"].dump() + ':';
      for (const std::string& title : titles) text += ' ' + title;
      reports.push_back(text);
    }
    return reports;
  }

  // In the build tree kiosque-query does not stand beside kiosque-indexer.
  static ProcessOptions with_path() {
    ProcessOptions options;
    options.environment["PATH"] = std::filesystem::path(KIOSQUE_QUERY).parent_path().string();
    return options;
  }

  IndexerCli cli;
};

}  // namespace kiosque
