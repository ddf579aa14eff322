// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/support/process.h"
#include "tests/support/sample_index.h"

namespace kiosque {
namespace {

struct Row {
  std::string query;
  std::vector<std::string> found;
  std::vector<std::string> not_found;
};

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

std::vector<Row> read_rows() {
  std::ifstream in(std::string(KIOSQUE_SOURCE_DIR) + "/tests/golden/words.tsv");
  std::vector<Row> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> columns = split(line, '\t');
    columns.resize(3);
    rows.push_back({columns[0], split(columns[1], ','), split(columns[2], ',')});
  }
  return rows;
}

TEST(WordsTest, NamesAndTheWordsThatLookLikeThemStayApart) {
  const SampleIndex sample;
  const TempFolder folder;
  const std::vector<Row> rows = read_rows();
  ASSERT_GE(rows.size(), 60U);
  std::string batch;
  for (std::size_t i = 0; i < rows.size(); ++i)
    batch += std::to_string(i) + '\t' + rows[i].query + '\n';
  const ProcessResult run =
      run_kiosque_query({"--index", sample.folder(), "--format", "trec", "--limit", "100000",
                         "--batch", folder.write("queries.tsv", batch).string()});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  std::map<std::string, std::set<std::string>> found;
  std::istringstream lines(run.out);
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> columns = split(line, ' ');
    found[columns.at(0)].insert(columns.at(2));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::set<std::string>& ids = found[std::to_string(i)];
    for (const std::string& id : rows[i].found)
      EXPECT_TRUE(ids.contains(id)) << rows[i].query << " misses " << id;
    for (const std::string& id : rows[i].not_found)
      EXPECT_FALSE(ids.contains(id)) << rows[i].query << " must not find " << id;
  }
}

}  // namespace
}  // namespace kiosque
