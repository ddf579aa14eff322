// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>

#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

// KIOSQUE_KILLS sets how many runs are killed, KIOSQUE_SEED the moments; ctest does few.
unsigned setting(const char* name, unsigned usual) {
  const char* value = std::getenv(name);
  return value == nullptr ? usual : static_cast<unsigned>(std::strtoul(value, nullptr, 10));
}

// Runs the saved searches into a folder and kills them after a while, unless they are let end.
// Whether it was soon enough.
bool run_and_kill(const std::string& index, const std::string& folder,
                  std::chrono::microseconds after, bool kills = true) {
  const pid_t child = fork();
  if (child == 0) {
    std::freopen("/dev/null", "w", stdout);
    execl(KIOSQUE_QUERY, KIOSQUE_QUERY, "--index", index.c_str(), "--run-saved", "--format", "json",
          "--reports", folder.c_str(), nullptr);
    _exit(127);
  }
  if (kills) {
    usleep(static_cast<useconds_t>(after.count()));
    kill(child, SIGKILL);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << status;
  return WIFSIGNALED(status);
}

class QuerySavedKillTest : public testing::Test {
 protected:
  // In how many reports each article of a search stands.
  std::map<std::string, int> reported(const std::string& search) const {
    std::map<std::string, int> counts;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.')) continue;
      const auto report = nlohmann::json::parse(read_whole_file(entry.path()));
      if (report["report"]["name"] != search) continue;
      EXPECT_EQ(report["gone"].size(), 0U);
      EXPECT_EQ(report["report"]["new"], report["hits"].size()) << name;
      for (const auto& hit : report["hits"]) ++counts[hit["id"]];
    }
    return counts;
  }

  IndexerCli cli_;
  std::string folder_ = (cli_ / "reports").string();
};

TEST_F(QuerySavedKillTest, EveryNewArticleIsReportedExactlyOnce) {
  const unsigned kills = setting("KIOSQUE_KILLS", 40);
  const unsigned seed = setting("KIOSQUE_SEED", 7);
  SCOPED_TRACE("KIOSQUE_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  std::filesystem::create_directories(folder_);
  unsigned written = 0;
  const auto add_articles = [&](unsigned count) {
    for (unsigned i = 0; i < count; ++i, ++written)
      cli_.write("a" + std::to_string(written) + ".jsonl",
                 R"({"id":"n)" + std::to_string(written) +
                     R"(","title":"Sommet","body":"Un sommet sur le climat, jour )" +
                     std::to_string(written) + R"(."})");
    ASSERT_EQ(cli_.run_all({"--quiet"}).exit_code, 0);
  };
  add_articles(5);
  const std::string index = cli_.index().string();
  for (const char* name : {"un", "deux", "trois"}) {
    const ProcessResult saved =
        run_kiosque_query({"--index", index, "--save", name, "--from-start", "climat"});
    ASSERT_EQ(saved.exit_code, 0) << saved.err;
  }
  // Kills are aimed at how long a run takes here, which is learnt as they go: sooner after one that
  // came too late.
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_FALSE(run_and_kill(index, folder_, std::chrono::seconds(0), false));
  auto window = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  unsigned killed = 0;
  for (unsigned attempts = 0; killed < kills && attempts < 4 * kills; ++attempts) {
    if (attempts % 4 == 0) add_articles(1 + random() % 8);
    const bool soon_enough = run_and_kill(index, folder_, window * (random() % 1'000) / 1'000);
    window += soon_enough ? window / 10 : -window / 10;
    killed += soon_enough ? 1 : 0;
  }
  const ProcessResult last = run_kiosque_query(
      {"--index", index, "--run-saved", "--format", "json", "--reports", folder_});
  ASSERT_EQ(last.exit_code, 0) << last.err;
  EXPECT_GE(killed, kills / 2);
  for (const char* name : {"un", "deux", "trois"}) {
    const std::map<std::string, int> counts = reported(name);
    EXPECT_EQ(counts.size(), written) << name;
    for (const auto& [id, count] : counts) EXPECT_EQ(count, 1) << name << ' ' << id;
  }
  // Unfinished files of killed runs were taken over by the reports that replaced them.
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    EXPECT_FALSE(entry.path().filename().string().starts_with('.')) << entry.path();
}

}  // namespace
}  // namespace kiosque
