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

using Judgements = std::map<std::string, std::set<std::string>>;

// Lines of "qid iteration id rest", which is how answers and judgements both begin.
Judgements read_ids(std::istream& lines) {
  Judgements ids;
  std::string line;
  while (std::getline(lines, line)) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream columns(line);
    std::string query;
    std::string iteration;
    std::string id;
    columns >> query >> iteration >> id;
    ids[query].insert(id);
  }
  return ids;
}

std::string difference(const std::set<std::string>& all, const std::set<std::string>& without) {
  std::string list;
  for (const std::string& id : all)
    if (!without.contains(id)) list += "\n    " + id;
  return list.empty() ? " none" : list;
}

// The judged sets are complete: an article too many is as wrong as one too few.
TEST(QrelsTest, EveryQueryFindsWhatItsJudgesFound) {
  const SampleIndex sample;
  const std::string queries = (corpus_folder() / "queries.tsv").string();
  const ProcessResult run = run_kiosque_query(
      {"--index", sample.folder(), "--format", "trec", "--limit", "100000", "--batch", queries});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.err, "");
  std::istringstream answers(run.out);
  Judgements found = read_ids(answers);
  std::ifstream qrels(corpus_folder() / "qrels.tsv");
  ASSERT_TRUE(qrels);
  Judgements judged = read_ids(qrels);
  std::ifstream lines(queries);
  std::set<std::string> asked;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::string id = line.substr(0, line.find('\t'));
    EXPECT_TRUE(asked.insert(id).second) << id << " stands twice";
    EXPECT_TRUE(found[id] == judged[id])
        << line << "\n  missing:" << difference(judged[id], found[id])
        << "\n  surplus:" << difference(found[id], judged[id]);
  }
  EXPECT_GE(asked.size(), 40U);
  for (const auto& [id, articles] : judged) EXPECT_TRUE(asked.contains(id)) << id << " is no query";
}

TEST(QrelsTest, EveryJudgedArticleIsInTheCorpus) {
  const SampleIndex sample;
  std::ifstream qrels(corpus_folder() / "qrels.tsv");
  const std::set<std::string> all = sample.find("date:0001..9999");
  EXPECT_GE(all.size(), 80U);
  for (const auto& [query, ids] : read_ids(qrels))
    for (const std::string& id : ids) EXPECT_TRUE(all.contains(id)) << query << ": " << id;
}

}  // namespace
}  // namespace kiosque
