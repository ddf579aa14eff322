// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// One article that only the user's aliases explain.
class AliasesTest : public testing::Test {
 protected:
  AliasesTest() {
    cli_.write("a.txt", "Un titre\n\nÀ Cuba, le Lider Maximo a reçu Jupiter. Merkel suivra.\n");
  }
  std::string file(const std::string& content, const std::string& name = "my.tsv") const {
    return folder_.write(name, content).string();
  }
  ProcessResult query(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--index", cli_.index().string()});
    return run_kiosque_query(std::move(arguments));
  }

  IndexerCli cli_;
  TempFolder folder_;
};

constexpr const char* kMine =
    "# mes surnoms\n"
    "Fidel Castro\tle Lider Maximo\tsurnom\n"
    "Emmanuel Macron\tJupiter\tsurnom\n"
    "Alexander Merkel\tMerkel\tfootballeur\n";

TEST_F(AliasesTest, BothProgramsReadTheUsersNamesBeforeTheBuiltInOnes) {
  const std::string mine = file(kMine);
  const ProcessResult built = cli_.run_all({"--aliases", mine});
  EXPECT_EQ(built.exit_code, 0) << built.err;
  for (const char* who : {"personne:\"Fidel Castro\"", "personne:\"le lider maximo\"",
                          "personne:Jupiter", "personne:jupi*", "personne:\"Emmanuel Macron\"",
                          "personne:\"Alexander Merkel\"", "personne:\"Merkel\""}) {
    const ProcessResult found = query({"--aliases", mine, "--count", who});
    EXPECT_EQ(found.out, "1\n") << who;
    EXPECT_EQ(found.err, "") << who;
  }
  EXPECT_EQ(query({"--aliases", mine, "--count", "personne:\"Angela Merkel\""}).out, "0\n");
  EXPECT_THAT(query({"--aliases", mine, "--explain", "personne:Jupiter"}).err,
              HasSubstr("personne:Jupiter: the person Emmanuel Macron"));
  EXPECT_EQ(cli_.run_all({"--aliases", mine}).exit_code, 0);
}

TEST_F(AliasesTest, AnalyzeShowsTheirPersons) {
  const ProcessResult plain = run_kiosque_indexer({"--analyze", cli_.articles().string()});
  EXPECT_THAT(plain.out, AllOf(Not(HasSubstr("Fidel Castro")), HasSubstr("Angela Merkel")));
  const ProcessResult mine =
      run_kiosque_indexer({"--analyze", "--aliases", file(kMine), cli_.articles().string()});
  EXPECT_EQ(mine.exit_code, 0) << mine.err;
  EXPECT_THAT(mine.out, AllOf(HasSubstr("Fidel Castro"), HasSubstr("Emmanuel Macron"),
                              HasSubstr("Alexander Merkel"), Not(HasSubstr("Angela Merkel"))));
}

TEST_F(AliasesTest, AnIndexOfOtherAliasesAnswersUntilTheNextRunBuildsItAnew) {
  const std::string mine = file(kMine);
  const std::string other = file("Emmanuel Macron\tManu\t\n", "other.tsv");
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{}, std::vector<std::string>{"--aliases", other}}) {
    ASSERT_EQ(cli_.run_all({"--aliases", mine}).exit_code, 0);
    std::vector<std::string> search = arguments;
    search.insert(search.end(), {"--count", "Cuba"});
    const ProcessResult answer = query(search);
    EXPECT_EQ(answer.exit_code, 0);
    EXPECT_EQ(answer.out, "1\n");
    EXPECT_THAT(answer.err, AllOf(HasSubstr("note: "), HasSubstr("--aliases")));
    const ProcessResult update = cli_.run_all(arguments);
    EXPECT_EQ(update.exit_code, 0);
    EXPECT_THAT(update.err, AllOf(HasSubstr("other aliases"), HasSubstr("it is built anew")));
    EXPECT_EQ(query(search).err, "");
  }
  ASSERT_EQ(cli_.run_all({"--aliases", mine}).exit_code, 0);
  // Its comments and reasons may change.
  const std::string same = file("# neu\n" + std::string(kMine) + "\n", "same.tsv");
  EXPECT_EQ(cli_.run_all({"--aliases", same}).err, "");
}

TEST_F(AliasesTest, BadLinesAreAllNamedAndEndTheRun) {
  const std::string bad = file(
      "Kim Jong-un\tKJU\tdirigeant\n"
      "a\tb\tc\td\n"
      "Kim Yo-jong\tKJU\tsœur\n"
      "\tMerkel\n"
      "caf\xE9\n"
      "X\t–\n");
  const auto expect_refused = [&](const ProcessResult& run, const std::string& program) {
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(run.out, "");
    const std::string place = program + ": " + bad + ':';
    for (const char* line : {"2: ", "3: ", "4: ", "5: ", "6: "})
      EXPECT_THAT(run.err, HasSubstr(place + line));
    EXPECT_THAT(run.err, AllOf(Not(HasSubstr(bad + ":1:")), HasSubstr("5 lines of " + bad),
                               HasSubstr("\nhint: "), HasSubstr("Kim Jong-un")));
  };
  expect_refused(cli_.run_all({"--aliases", bad}), "kiosque-indexer");
  EXPECT_FALSE(std::filesystem::exists(cli_.index()));
  ASSERT_EQ(cli_.run_all().exit_code, 0);
  expect_refused(query({"--aliases", bad, "Cuba"}), "kiosque-query");
}

TEST_F(AliasesTest, AFileThatCannotBeReadEndsTheRun) {
  ASSERT_EQ(cli_.run_all().exit_code, 0);
  for (const std::string& name : {(folder_ / "absent.tsv").string(), folder_.path().string()})
    for (const ProcessResult& run :
         {cli_.run_all({"--aliases", name}), query({"--aliases", name, "Cuba"})}) {
      EXPECT_EQ(run.exit_code, 2);
      EXPECT_THAT(run.err, AllOf(HasSubstr("cannot read the aliases in " + name),
                                 HasSubstr("\nhint: name a text file with --aliases")));
    }
  EXPECT_EQ(cli_.run_all({"--aliases", ""}).exit_code, 2);
  EXPECT_EQ(query({"--aliases", "", "Cuba"}).exit_code, 2);
}

TEST_F(AliasesTest, AFileWithoutNamesChangesNothing) {
  ASSERT_EQ(cli_.run_all().exit_code, 0);
  const std::string nobody = file("# personne\n");
  EXPECT_EQ(cli_.run_all({"--aliases", nobody}).exit_code, 0);
  const ProcessResult answer = query({"--aliases", nobody, "--count", "personne:Merkel"});
  EXPECT_EQ(answer.out, "1\n");
  EXPECT_EQ(answer.err, "");
}

}  // namespace
}  // namespace kiosque
