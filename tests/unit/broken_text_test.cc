// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// The specimens of corpus/broken/json and corpus/broken/text: each costs nothing but itself.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

#include "tests/support/sample_index.h"
#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

struct Expected {
  std::size_t articles;
  std::vector<std::string> problems;
};

const std::map<std::string, Expected>& expected() {
  static const std::map<std::string, Expected> kFiles = {
      {"json/bad-dates.jsonl",
       {5, {"bad-date 1", "bad-date 2", "bad-date 3", "bad-date 4", "bad-date 5"}}},
      {"json/broken-object.json", {2, {"syntax 3"}}},
      {"json/deep.json", {1, {"syntax 1"}}},
      {"json/empty.json", {0, {"empty 0"}}},
      {"json/mojibake.jsonl", {1, {}}},  // escaped: mended when the article is completed
      {"json/not-objects.json", {1, {"syntax 1"}}},
      {"json/nul.jsonl", {1, {"encoding 1"}}},
      {"json/other-names.json", {0, {"empty 1"}}},
      {"json/text.json", {0, {"syntax 1"}}},
      {"json/truncated-array.json", {1, {"syntax 3"}}},
      {"json/truncated.jsonl", {1, {"syntax 2"}}},
      {"json/unclosed-string.json", {1, {"syntax 2"}}},
      {"text/bad-date.txt", {1, {"bad-date 2"}}},
      {"text/binary.txt", {0, {"binary 0"}}},
      {"text/blank.txt", {0, {"empty 0"}}},
      {"text/empty.txt", {0, {"empty 0"}}},
      {"text/header-alone.txt", {0, {"empty 0"}}},
      {"text/invalid-utf-8.txt", {1, {"encoding 4"}}},
      {"text/latin1-declared-utf-8.txt", {1, {}}},
      {"text/mojibake.txt", {1, {"mojibake 1"}}},
      {"text/nul-bytes.txt", {1, {"encoding 3"}}},
  };
  return kFiles;
}

TEST(BrokenText, EachSpecimenCostsNothingButItself) {
  for (const auto& [name, wanted] : expected()) {
    ReadResults results;
    read_file(corpus_folder() / "broken" / name, {}, results.taker());
    EXPECT_EQ(results.articles.size(), wanted.articles) << name;
    EXPECT_EQ(results.problem_places(), wanted.problems) << name;
    for (const Problem& problem : results.problems) EXPECT_FALSE(problem.cure.empty()) << name;
  }
}

TEST(BrokenText, AllSpecimensAreTested) {
  std::set<std::string> found;
  for (const char* folder : {"json", "text"})
    for (const auto& entry :
         std::filesystem::directory_iterator(corpus_folder() / "broken" / folder))
      found.insert(std::string(folder) + '/' + entry.path().filename().string());
  std::set<std::string> tested;
  for (const auto& [name, wanted] : expected()) tested.insert(name);
  EXPECT_EQ(found, tested);
}

}  // namespace
}  // namespace kiosque
