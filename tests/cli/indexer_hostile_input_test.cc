// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Files, archives and folders made to do harm: each costs a line, and nothing but itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "tests/cli/indexer_cli.h"
#include "tests/support/packed.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

constexpr const char* kGood = "Titre: Une passerelle neuve\n\nLa passerelle est ouverte.\n";
// The bound that the manual states, with two jobs.
constexpr unsigned long kMemoryBound = 512UL << 20;

ProcessOptions bounded() {
  ProcessOptions options;
  if (!kSanitized) options.max_memory_bytes = kMemoryBound;  // the sanitizers map terabytes
  return options;
}

std::size_t count_lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(IndexerHostileInput, ALineOf200MegabytesCostsALineInEveryFormat) {
  const IndexerCli cli;
  cli.write("bon.txt", kGood);
  const std::string first = cli.write("ligne.txt", "");
  {
    std::ofstream out(first, std::ios::binary);
    const std::string block(1U << 20, 'x');
    // Slow under the sanitizers; over all limits there too.
    for (int i = 0; i < (kSanitized ? 40 : 200); ++i) out << block;
  }
  const struct {
    const char* name;
    const char* begin;
  } cases[] = {{"a.jsonl", "{\"body\":\""},
               {"b.json", "[{\"body\":\""},
               {"c.html", "<html><body><p>"},
               {"d.rss", "<rss><channel><item><description>"},
               {"e.xml", "<TEI><text><body><p>"},
               {"f.nitf", "<nitf><body><body.content><p>"},
               {"g.g2", "<newsItem><contentSet><inlineXML><p>"}};
  std::size_t expected = 1;
  for (const auto& c : cases) {
    // The same bytes behind another beginning.
    const std::string file = cli.write(c.name, c.begin);
    std::ofstream(file, std::ios::binary | std::ios::app)
        << std::ifstream(first, std::ios::binary).rdbuf();
    ++expected;
  }
  const ProcessResult result = cli.run_all({"--jobs", "2"}, bounded());
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_EQ(count_lines(result.err), expected) << result.err;
  for (const auto& c : cases) EXPECT_THAT(result.err, HasSubstr(c.name));
  EXPECT_EQ(cli.count("passerelle"), "1");
}

TEST(IndexerHostileInput, ArticlesOfWordsThatAreAllDifferentStayWithinTheMemoryBound) {
  const IndexerCli cli;
  std::string lines;
  unsigned long number = 1;
  for (int article = 0; article < (kSanitized ? 1 : 4); ++article) {
    std::string body;
    while (body.size() < (1U << 20) - 1000) {
      number = number * 6364136223846793005UL + 1442695040888963407UL;
      body += 'm' + std::to_string(number >> 40) + ' ';
    }
    lines += "{\"body\":\"" + body + "\"}\n";
  }
  cli.write("a.jsonl", lines);
  cli.write("bon.txt", kGood);
  const ProcessResult result = cli.run_all({"--jobs", "2"}, bounded());
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(cli.count("passerelle"), "1");
}

TEST(IndexerHostileInput, BombsInArchivesCostTheArchiveAlone) {
  const IndexerCli cli;
  cli.write("bon.txt", kGood);
  const std::string blanks(kSanitized ? 40U << 20 : 100U << 20, 'x');
  cli.write("a.zip", pack("zip", "none", {{"b.txt", "Une péniche."}, {"x.txt", blanks}}));
  cli.write("b.tar.gz", pack("ustar", "gzip", {{"b.txt", "Une écluse."}, {"x.jsonl", blanks}}));
  cli.write("c.html.bz2", compress("bzip2", "<html><body><p>" + blanks));
  cli.write("d.xml.zst", compress("zstd", "<rss><channel><title>" + blanks));
  cli.write("e.warc.gz", compress("gzip", "WARC/1.0\r\nWARC-Type: response\r\n" + blanks));
  const ProcessResult result = cli.run_all({"--jobs", "2"}, bounded());
  EXPECT_EQ(result.exit_code, 1);
  for (const char* name : {"a.zip: it unpacks", "b.tar.gz: it unpacks", "c.html.bz2: it unpacks",
                           "d.xml.zst: it unpacks", "e.warc.gz: it unpacks"})
    EXPECT_THAT(result.err, HasSubstr(name));
  for (const char* word : {"passerelle", "péniche", "écluse"}) EXPECT_EQ(cli.count(word), "1");
  // With room for them they are no bombs, and their texts are still too long.
  const ProcessResult again = cli.run_all({"--max-ratio", "1000000"}, bounded());
  EXPECT_EQ(again.err.find("it unpacks"), std::string::npos) << again.err;
}

TEST(IndexerHostileInput, NamesThatAreNotUtf8AreReadAndPrintedSafely) {
  const IndexerCli cli;
  cli.write("caf\xE9.txt", kGood);
  cli.write("vide\xFF\x1B[2J.txt", "");
  cli.write("a.tar", pack("ustar", "none", {{"\xE9\x1B]0;x\a.txt", "Une péniche."}}));
  const ProcessResult result = cli.run_all();
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(count_lines(result.err), 1U) << result.err;
  EXPECT_EQ(result.err.find('\x1B'), std::string::npos);
  const std::string answer = run_kiosque_query({"--index", cli.index().string(), "péniche"}).out;
  EXPECT_EQ(answer.find('\x1B'), std::string::npos);
  EXPECT_EQ(cli.count("passerelle"), "1");
}

TEST(IndexerHostileInput, FoldersThatCannotBeReadAreNamed) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads every folder";
  const IndexerCli cli;
  cli.write("bon.txt", kGood);
  cli.write("secret/a.txt", kGood);
  fs::permissions(cli.articles() / "secret", fs::perms::none);
  const ProcessResult result = cli.run_all();
  fs::permissions(cli.articles() / "secret", fs::perms::owner_all);
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("secret: Permission denied"));
}

// What is mended without a word, since nothing of it is lost.
constexpr std::array<std::string_view, 9> kMended = {"wrong-charset.html",
                                                     "truncated.html",
                                                     "declared-latin1-is-utf8.html",
                                                     "deep.html",
                                                     "broken-json-ld.html",
                                                     "wrong-charset.rss",
                                                     "html-entities.nitf.xml",
                                                     "latin1-declared-utf-8.txt",
                                                     "zip-en-fait.txt"};

// Every other specimen of corpus/broken is named, and costs nothing but itself.
TEST(IndexerHostileInput, EverySpecimenOfTheCorpusIsNamed) {
  const IndexerCli cli;
  cli.write("bon.txt", "Une baleine.");
  const fs::path broken = fs::path(KIOSQUE_SOURCE_DIR) / "corpus/broken";
  ProcessResult result = cli.run({broken.string(), cli.articles().string()}, bounded());
  EXPECT_EQ(result.exit_code, 1) << result.err;
  for (const auto& file : fs::recursive_directory_iterator(broken)) {
    if (!file.is_regular_file()) continue;
    const bool mended =
        std::find(kMended.begin(), kMended.end(), file.path().filename().string()) != kMended.end();
    const bool named = result.err.find(file.path().string()) != std::string::npos;
    EXPECT_NE(mended, named) << file.path();
  }
  EXPECT_EQ(cli.count("baleine"), "1");
  EXPECT_EQ(result.err.find("root:"), std::string::npos) << "a file outside was read";
}

}  // namespace
}  // namespace kiosque
