// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// The index follows the sources: what a run adds, changes, removes, skips and keeps.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// Names, sizes, times and contents of all files below a folder.
std::string state_of(const fs::path& folder) {
  std::string state;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    state += path.string() + ' ' +
             std::to_string(fs::last_write_time(path).time_since_epoch().count()) + '\n';
    if (fs::is_regular_file(path)) state += read_whole_file(path);
  }
  return state;
}

TEST(IndexerSync, AddsChangesRemovesAndSkipsUnchanged) {
  const IndexerCli cli;
  cli.write("a.txt", "Titre: Un\n\nVladimir Poutine à Vladivostok.");
  cli.write("b.txt", "Titre: Deux\n\nEmmanuel Macron à Paris.");
  cli.write("c.jsonl",
            "{\"id\":\"1\",\"body\":\"Trois tigres.\"}\n{\"id\":\"2\",\"body\":\"Quatre.\"}\n");
  EXPECT_EQ(cli.counts(), "4 0 0 0 0 0 4");
  EXPECT_EQ(cli.counts(), "0 0 0 4 0 0 4");
  cli.write("b.txt", "Titre: Deux\n\nDonald Trump à Washington.");
  cli.write("d.txt", "Titre: Cinq\n\nUn cinquième.");
  fs::remove(cli.articles() / "a.txt");
  cli.write("c.jsonl", "{\"id\":\"1\",\"body\":\"Trois tigres.\"}\n");
  EXPECT_EQ(cli.counts(), "1 1 2 1 0 0 3");
  EXPECT_EQ(cli.count("Poutine"), "0");
  EXPECT_EQ(cli.count("Macron"), "0");
  EXPECT_EQ(cli.count("personne:Trump"), "1");
  EXPECT_EQ(cli.count("tigres"), "1");
  EXPECT_EQ(cli.counts(), "0 0 0 3 0 0 3");
}

TEST(IndexerSync, DryRunTellsAndWritesNothing) {
  const IndexerCli cli;
  cli.write("a.jsonl", "{\"id\":\"a\",\"body\":\"un\"}\n{\"id\":\"b\",\"body\":\"deux\"}\n");
  const ProcessResult first = cli.run_all({"--dry-run"});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.out, testing::StartsWith("+ a\n+ b\nwould add 2, change 0, remove 0"));
  EXPECT_FALSE(fs::exists(cli.index()));
  ASSERT_EQ(cli.run_all().exit_code, 0);
  cli.write("a.jsonl", "{\"id\":\"b\",\"body\":\"trois\"}\n{\"id\":\"c\",\"body\":\"quatre\"}\n");
  const std::string before = state_of(cli.index());
  const ProcessResult second =
      cli.run({"--dry-run", cli.articles().string(), (cli.articles() / "a.jsonl").string()});
  EXPECT_THAT(second.out,
              testing::StartsWith("~ b\n+ c\n- a\nwould add 1, change 1, remove 1, unchanged 0"));
  EXPECT_THAT(cli.run_all({"--dry-run", "--rebuild"}).out, HasSubstr("would add 2, change 0"));
  EXPECT_THAT(cli.run_all({"--dry-run", "--keep-missing"}).out, HasSubstr("remove 0"));
  EXPECT_TRUE(state_of(cli.index()) == before);
}

TEST(IndexerSync, KeepMissingKeepsWhatVanished) {
  const IndexerCli cli;
  cli.write("a.txt", "Un tigre.");
  cli.write("b.txt", "Un lion.");
  ASSERT_EQ(cli.counts(), "2 0 0 0 0 0 2");
  fs::remove(cli.articles() / "a.txt");
  EXPECT_EQ(cli.counts({"--keep-missing", cli.articles().string()}), "0 0 0 1 0 0 2");
  EXPECT_EQ(cli.count("tigre"), "1");
  EXPECT_EQ(cli.counts(), "0 0 1 1 0 0 1");
  EXPECT_EQ(cli.count("tigre"), "0");
}

TEST(IndexerSync, RebuildHoldsTheNamedSourcesAlone) {
  const IndexerCli cli;
  cli.write("a/1.txt", "Un tigre.");
  cli.write("b/2.txt", "Un lion.");
  ASSERT_EQ(cli.counts(), "2 0 0 0 0 0 2");
  EXPECT_EQ(cli.counts({"--rebuild", (cli.articles() / "b").string()}), "1 0 0 0 0 0 1");
  EXPECT_EQ(cli.count("tigre"), "0");
  EXPECT_EQ(cli.count("lion"), "1");
}

TEST(IndexerSync, RemovesOnlyBelowTheNamedSources) {
  const IndexerCli cli;
  const std::string file = cli.write("a/1.txt", "Un tigre.");
  cli.write("a/2.txt", "Deux tigres.");
  cli.write("ab/3.txt", "Trois tigres.");
  ASSERT_EQ(cli.counts(), "3 0 0 0 0 0 3");
  fs::remove(cli.articles() / "a/2.txt");
  fs::remove(cli.articles() / "ab/3.txt");
  EXPECT_EQ(cli.counts({file}), "0 0 0 1 0 0 3");
  EXPECT_EQ(cli.counts({(cli.articles() / "a").string()}), "0 0 1 1 0 0 2");
  EXPECT_EQ(cli.counts(), "0 0 1 1 0 0 1");
}

TEST(IndexerSync, ReadsJsonLinesFromStandardInput) {
  const IndexerCli cli;
  cli.write("a.txt", "Un tigre.");
  const ProcessOptions two = {
      .input = "{\"body\":\"Un lion.\"}\n{\"id\":\"x\",\"body\":\"Un ours.\"}\n"};
  EXPECT_EQ(cli.counts({"-", cli.articles().string()}, two), "3 0 0 0 0 0 3");
  EXPECT_EQ(cli.counts({"-"}, two), "0 0 0 2 0 0 3");
  EXPECT_EQ(cli.counts(), "0 0 0 1 0 0 3");  // what came from elsewhere stays
  EXPECT_EQ(cli.counts({"-"}, {.input = "{\"id\":\"x\",\"body\":\"Un ours.\"}\n"}),
            "0 1 1 0 0 0 2");
  EXPECT_EQ(cli.count("lion"), "0");
}

TEST(IndexerSync, TakesSeveralSourcesAndReadsEachArticleOnce) {
  const IndexerCli cli;
  const std::string one = cli.write("a/1.txt", "Un tigre.");
  cli.write("b/2.txt", "Un lion.");
  cli.write("c/3.txt", "Un ours.");
  const std::string unknown = cli.write("b/article.html", "Un loup.");
  EXPECT_EQ(cli.counts({one, (cli.articles() / "b").string(), unknown}), "3 0 0 0 0 0 3");
  EXPECT_EQ(cli.counts({cli.articles().string(), one, (cli.articles() / "b").string(),
                        (cli.articles() / "b/../b").string(), unknown}),
            "1 0 0 3 0 0 4");
}

TEST(IndexerSync, TakesNamesWithBlanksOtherBytesAndFullLength) {
  const IndexerCli cli;
  const std::string long_name(250, 'n');
  std::string deep;
  for (int i = 0; i < 8; ++i) deep += std::string(120, 'd') + '/';
  const std::vector<std::string> names = {
      "un article.txt",          "caf\xE9\xFF/b\n.txt", long_name + ".txt",
      deep + long_name + ".txt", "[2019]/a.txt",        "-/a.txt",
      "'\"$(rm)`/a.txt",         "é/œ/½.txt",           std::string(200, '\x80') + "/a.txt"};
  int number = 0;
  for (const std::string& name : names)
    cli.write(name, "Un tigre, le " + std::to_string(++number) + "e.");
  const std::string all = std::to_string(names.size());
  EXPECT_EQ(cli.counts(), all + " 0 0 0 0 0 " + all);
  EXPECT_EQ(cli.counts(), "0 0 0 " + all + " 0 0 " + all);
  EXPECT_EQ(cli.count("tigre"), all);
  for (const std::string& name : names) {
    const fs::path path = cli.articles() / name;
    fs::remove(path);
    cli.write("reste.txt", "Un lion.");
    ASSERT_EQ(cli.run({"--allow-shrink", path.parent_path().string()}).exit_code, 0) << name;
  }
  EXPECT_EQ(cli.count("tigre"), "0");
  EXPECT_EQ(cli.count("lion"), "1");
}

TEST(IndexerSync, FollowsAnArticleThatMoved) {
  const IndexerCli cli;
  const std::string text = "Titre: Un\nId: afp-1\n\nUn tigre.";
  cli.write("a.txt", text);
  ASSERT_EQ(cli.counts(), "1 0 0 0 0 0 1");
  fs::remove(cli.articles() / "a.txt");
  cli.write("b/c.txt", text);
  EXPECT_EQ(cli.counts(), "0 1 0 0 0 0 1");
  EXPECT_THAT(cli.answer("tigre"), HasSubstr("b/c.txt"));
}

TEST(IndexerSync, FindsTheIndexByEnvironment) {
  const IndexerCli cli;
  const std::string file = cli.write("a.txt", "Un tigre.");
  const std::string data = (cli / "data").string();
  const ProcessOptions options = {.input = "",
                                  .environment = {{"KIOSQUE_INDEX", ""}, {"XDG_DATA_HOME", data}}};
  EXPECT_EQ(run_kiosque_indexer({file}, options).exit_code, 0);
  EXPECT_TRUE(fs::exists(cli / "data/kiosque/index/XAPIANDB"));
  EXPECT_EQ(run_kiosque_query({"tigre"}, options).exit_code, 0);
  const std::string named = (cli / "named").string();
  EXPECT_EQ(run_kiosque_indexer({file}, {.input = "", .environment = {{"KIOSQUE_INDEX", named}}})
                .exit_code,
            0);
  EXPECT_TRUE(fs::exists(cli / "named/XAPIANDB"));
}

TEST(IndexerSync, OneThreadAndManyMakeTheSameIndex) {
  const IndexerCli cli;
  std::string lines;
  for (int i = 0; i < 1000; ++i)
    lines += "{\"body\":\"Vladimir Poutine et le tigre " + std::to_string(i) + ".\"}\n";
  cli.write("a.jsonl", lines);
  ASSERT_EQ(cli.counts({"--jobs", "1", cli.articles().string()}), "1000 0 0 0 0 0 1000");
  const std::string one = cli.answer("tigre");
  ASSERT_EQ(cli.counts({"--rebuild", "--jobs", "8", cli.articles().string()}),
            "1000 0 0 0 0 0 1000");
  EXPECT_EQ(cli.answer("tigre"), one);
}

}  // namespace
}  // namespace kiosque
