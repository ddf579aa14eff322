// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <streambuf>

#include "indexer/run.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

using testing::HasSubstr;

struct RunResult {
  int exit_code;
  std::string out;
  std::string err;
};

RunResult run(const std::vector<std::string>& arguments, const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  std::vector<std::string> all = {"--log=text"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  const int exit_code = run_indexer(all, in, out, err);
  return {exit_code, out.str(), err.str()};
}

// Like a standard output that goes to a full disk.
class FullDisk : public std::streambuf {
 protected:
  int sync() override { return -1; }
  int_type overflow(int_type) override { return traits_type::eof(); }
};

TEST(IndexerRun, AnOutputThatCannotBeWrittenIsAFailure) {
  const TempFolder folder;
  const std::string file = folder.write("a.txt", "Vladimir Poutine.").string();
  const std::string index = (folder / "index").string();
  const std::vector<std::string> cases[] = {
      {"--analyze", file}, {"--index", index, file}, {"--help"}, {"--version"}};
  for (const auto& arguments : cases) {
    std::istringstream in;
    FullDisk full;
    std::ostream out(&full);
    std::ostringstream err;
    EXPECT_EQ(run_indexer(arguments, in, out, err), 2) << testing::PrintToString(arguments);
    EXPECT_THAT(err.str(), HasSubstr("cannot write to standard output"));
  }
}

TEST(IndexerRun, AReportThatCannotBeWrittenIsAFailureAfterTheRun) {
  const TempFolder folder;
  const std::string file = folder.write("a.txt", "Vladimir Poutine.").string();
  const std::string index = (folder / "index").string();
  const RunResult first = run({"--index", index, "--report", (folder / "x/y").string(), file});
  EXPECT_EQ(first.exit_code, 2);
  EXPECT_THAT(first.err, HasSubstr("cannot write the report"));
  const RunResult second = run({"--index", index, file});
  EXPECT_EQ(second.exit_code, 0);
  EXPECT_THAT(second.out, HasSubstr("unchanged 1"));
}

// A disk that fails is no empty input: the articles read from it before stay.
TEST(IndexerRun, AnInputThatBreaksOffRemovesNothing) {
  class Broken : public std::streambuf {
   protected:
    int_type underflow() override { throw std::ios_base::failure("disk"); }
  };
  const TempFolder folder;
  const std::string index = (folder / "index").string();
  EXPECT_EQ(run({"--index", index, "-"}, "{\"id\":\"1\",\"body\":\"un\"}\n").exit_code, 0);
  Broken broken;
  std::istream in(&broken);
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(run_indexer({"--log=text", "--index", index, "-"}, in, out, err), 1);
  EXPECT_THAT(err.str(), HasSubstr("-: could not be read to its end"));
  EXPECT_THAT(out.str(), HasSubstr("removed 0"));
  EXPECT_THAT(out.str(), HasSubstr("1 articles in the index"));
}

TEST(IndexerRun, QuietPrintsNoSummaryAndVerboseNamesEachChange) {
  const TempFolder folder;
  const std::string file = folder.write("a.jsonl", "{\"id\":\"x\",\"body\":\"un\"}\n").string();
  const std::string index = (folder / "index").string();
  EXPECT_EQ(run({"--index", index, "-q", file}).out, "");
  folder.write("a.jsonl", "{\"id\":\"x\",\"body\":\"deux\"}\n{\"id\":\"y\",\"body\":\"un\"}\n");
  EXPECT_THAT(run({"--index", index, "-v", file}).out, testing::StartsWith("~ x\n+ y\nadded 1, "));
  folder.write("a.jsonl", "{\"id\":\"y\\n\\u001b[1m\",\"body\":\"un\"}\n");
  EXPECT_THAT(run({"--index", index, "-v", "--allow-shrink", file}).out,
              testing::StartsWith("+ y \uFFFD[1m\n- x\n- y\nadded 1, changed 0, removed 2"));
}

}  // namespace
}  // namespace kiosque
