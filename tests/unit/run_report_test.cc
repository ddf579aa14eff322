// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/run_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>
#include <vector>

namespace kiosque {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr int kKinds = static_cast<int>(Problem::Kind::long_word) + 1;

TEST(RunReport, PrintsPathLineMessageAndCureOnOneLine) {
  const struct {
    Problem problem;
    const char* line;
  } cases[] = {
      {{Problem::Kind::syntax, 3, "wrong", "mend it", "/a.jsonl"}, "/a.jsonl:3: wrong; mend it\n"},
      {{Problem::Kind::empty, 0, "empty", "", "/a.txt"}, "/a.txt: empty\n"},
      {{Problem::Kind::empty, 0, "x\ny", "z\r\n", "/a\n\x1B[31m\xFF.txt"},
       "/a \uFFFD[31m\uFFFD.txt: x y; z  \n"},
  };
  for (const auto& c : cases) {
    std::ostringstream err;
    RunReport(err).tell(c.problem);
    EXPECT_EQ(err.str(), c.line);
  }
}

TEST(RunReport, CountsRejectedAndDamagedApart) {
  std::ostringstream err;
  RunReport report(err);
  EXPECT_EQ(report.exit_code(), ExitCode::success);
  report.tell({Problem::Kind::encoding, 1, "m", "c", "a"});
  EXPECT_EQ(report.exit_code(), ExitCode::incomplete);
  EXPECT_EQ(report.counts().damaged, 1U);
  EXPECT_EQ(report.counts().rejected, 0U);
  report.tell({Problem::Kind::duplicate_id, 1, "m", "c", "a"});
  EXPECT_EQ(report.counts().rejected, 1U);
}

TEST(RunReport, EveryKindHasANameOfItsOwn) {
  std::set<std::string> names;
  for (int kind = 0; kind < kKinds; ++kind) {
    const std::string name = to_string(static_cast<Problem::Kind>(kind));
    EXPECT_FALSE(name.empty()) << kind;
    EXPECT_TRUE(names.insert(name).second) << name;
  }
}

TEST(RunReport, SummarisesProblemsAndFilesPassedOverBelow) {
  std::ostringstream err;
  RunReport report(err);
  report.tell({Problem::Kind::empty, 0, "m", "c", "a"});
  for (int i = 0; i < 2; ++i) report.tell({Problem::Kind::syntax, 1, "m", "c", "a"});
  report.input().passed_over = {{"", 1}, {".jpg", 3}, {".\x1B[2J", 1}};
  std::ostringstream out;
  report.print_summary(out, false);
  EXPECT_THAT(out.str(), HasSubstr("\n  problems: 2 syntax, 1 empty\n"
                                   "  passed over 5 files of other kinds: 3 .jpg, "
                                   "1 without extension, 1 .\uFFFD[2J\n"));
}

TEST(RunReport, SummarisesInOneLine) {
  std::ostringstream err;
  RunReport report(err);
  report.counts() = {.added = 3, .changed = 2, .removed = 1, .unchanged = 4, .articles = 9};
  report.input().files = 1;
  std::ostringstream done;
  report.print_summary(done, false);
  EXPECT_THAT(done.str(),
              StartsWith("added 3, changed 2, removed 1, unchanged 4, rejected 0 (1 file, "));
  EXPECT_THAT(done.str(), HasSubstr("9 articles in the index)\n"));
  report.counts().damaged = 5;
  report.counts().copies = 6;
  report.counts().superseded = 7;
  report.input().files = 2;
  std::ostringstream dry;
  report.print_summary(dry, true);
  EXPECT_THAT(dry.str(), StartsWith("would add 3, change 2, remove 1, unchanged 4, copies 6, "
                                    "superseded 7, rejected 0, damaged 5 (2 files, "));
  EXPECT_EQ(dry.str().find("in the index"), std::string::npos);
}

TEST(RunReport, WritesTheSameAsJson) {
  std::ostringstream err;
  RunReport report(err);
  report.counts() = {.added = 3,
                     .changed = 2,
                     .removed = 1,
                     .unchanged = 4,
                     .copies = 5,
                     .superseded = 6,
                     .bytes = 11,
                     .articles = 9};
  report.input().files = 7;
  report.input().bytes = 12;
  report.input().passed_over[".jpg"] = 2;
  report.tell({Problem::Kind::syntax, 1, "m", "c", "a"});
  report.tell({Problem::Kind::syntax, 2, "m", "c", "a"});
  report.tell({Problem::Kind::bad_date, 3, "m", "c", "a"});
  std::ostringstream out;
  report.write_json(out, true);
  auto json = nlohmann::json::parse(out.str());
  EXPECT_GE(json.at("seconds").get<double>(), 0.0);
  json.erase("seconds");
  EXPECT_EQ(
      json,
      nlohmann::json::parse(
          R"({"version":1,"dry_run":true,"interrupted":false,"added":3,"changed":2,"removed":1,
                          "unchanged":4,"copies":5,"superseded":6,"carried":0,"rejected":2,"damaged":1,"foreign":0,"kept_sources":0,"files":7,"files_unchanged":0,"file_bytes":12,
                          "passed_over":{".jpg":2},"body_bytes":11,
                          "articles":9,"problems":{"syntax":2,"bad-date":1}})"));
}

TEST(RunReport, TakesProblemsFromSeveralThreads) {
  std::ostringstream err;
  RunReport report(err);
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 250; ++n) report.tell({Problem::Kind::long_word, 1, "m", "c", "a"});
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(report.counts().damaged, 1000U);
  EXPECT_EQ(err.str().size(), 1000 * std::string("a:1: m; c\n").size());
}

}  // namespace
}  // namespace kiosque
