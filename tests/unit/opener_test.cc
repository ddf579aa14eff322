// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/opener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "tests/support/packed.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kLines = "{\"body\":\"un\"}\n{\"id\":\"b\",\"body\":\"deux\"}\n";

// What an opener passes on: the places of articles, and "kind place" of problems, without the
// folder.
struct Opened {
  std::vector<std::string> places;
  std::vector<std::string> problems;
  std::vector<std::string> messages;
  InputCounts counts;
};

Opened open_with(const std::string& root, const Limits& limits,
                 const std::function<void(Opener&)>& open) {
  Opened opened;
  const TakeResult take = [&](ReadResult&& result) {
    if (const auto* article = std::get_if<Article>(&result)) {
      opened.places.push_back(to_place(*article).substr(root.size()));
      return;
    }
    const Problem& problem = std::get<Problem>(result);
    EXPECT_FALSE(problem.cure.empty()) << problem.message;
    std::string place = problem.path.substr(root.size());
    if (!problem.entry.empty()) place += '!' + problem.entry;
    opened.problems.push_back(std::string(to_string(problem.kind)) + ' ' + place);
    opened.messages.push_back(problem.message);
  };
  const ReadOptions options;
  Opener opener(options, limits, opened.counts, take);
  open(opener);
  return opened;
}

class OpenerTest : public testing::Test {
 protected:
  Opened open(const std::string& name, const std::string& bytes, const Limits& limits = {}) {
    folder_.write(name, bytes);
    return open_with(folder_.path().string() + '/', limits,
                     [&](Opener& opener) { opener.open_file(folder_ / name); });
  }

  TempFolder folder_;
};

TEST_F(OpenerTest, ReadsWhatIsInArchivesOfEachKind) {
  for (const char* format : {"zip", "ustar"})
    for (const char* filter : {"none", "gzip", "bzip2", "xz", "zstd"}) {
      const bool zip = std::string(format) == "zip";
      if (zip && std::string(filter) != "none") continue;
      SCOPED_TRACE(std::string(format) + ' ' + filter);
      const Opened opened = open("a.archive", pack(format, filter,
                                                   {{"d/", "", 'd'},
                                                    {"d/a.jsonl", kLines},
                                                    {"d/b.txt", "Le corps."},
                                                    {"photo.jpg", "x"}}));
      EXPECT_THAT(opened.places, ElementsAre("a.archive!d/a.jsonl:1", "a.archive!d/a.jsonl:2",
                                             "a.archive!d/b.txt"));
      EXPECT_THAT(opened.problems, IsEmpty());
      EXPECT_EQ(opened.counts.files, 1U);
      EXPECT_EQ(opened.counts.passed_over.at(".jpg"), 1U);
    }
}

TEST_F(OpenerTest, ReadsCompressedFiles) {
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd"}) {
    const Opened opened = open("a.jsonl.x", compress(filter, kLines));
    EXPECT_THAT(opened.places, ElementsAre("a.jsonl.x:1", "a.jsonl.x:2")) << filter;
  }
  // As WARC files are: each record a member of its own.
  const std::string two = compress("gzip", "{\"body\":\"un\"}\n") + compress("gzip", kLines);
  EXPECT_THAT(open("b.jsonl.gz", two).places,
              ElementsAre("b.jsonl.gz:1", "b.jsonl.gz:2", "b.jsonl.gz:3"));
}

TEST_F(OpenerTest, OpensArchivesInArchivesAsDeepAsAllowed) {
  const std::string inner = pack("ustar", "gzip", {{"a.txt", "Le corps."}});
  const std::string middle = pack("zip", "none", {{"inner.tar.gz", inner}});
  EXPECT_THAT(open("m.zip", middle).places, ElementsAre("m.zip!inner.tar.gz!a.txt"));
  const std::string outer =
      pack("ustar", "none", {{"b.txt", "Le premier."}, {"m.zip", middle}, {"c.txt", "Fin."}});
  const Opened two = open("o.tar", outer);
  EXPECT_THAT(two.places, ElementsAre("o.tar!b.txt", "o.tar!c.txt"));
  EXPECT_THAT(two.problems, ElementsAre("limit o.tar!m.zip!inner.tar.gz"));
  const Opened three = open("o.tar", outer, {.depth = 3});
  EXPECT_THAT(three.places,
              ElementsAre("o.tar!b.txt", "o.tar!m.zip!inner.tar.gz!a.txt", "o.tar!c.txt"));
}

TEST_F(OpenerTest, ReadsArchivesFromStandardInput) {
  for (const std::string& bytes :
       {pack("zip", "none", {{"a.jsonl", kLines}}), pack("ustar", "zstd", {{"a.jsonl", kLines}})}) {
    std::istringstream in(bytes);
    const Opened opened = open_with("", {}, [&](Opener& opener) { opener.open_stream(in, "-"); });
    EXPECT_THAT(opened.places, ElementsAre("-!a.jsonl:1", "-!a.jsonl:2"));
  }
}

TEST_F(OpenerTest, LeavesOutWhatLeadsOutOfAnArchive) {
  const Opened opened = open("a.tar", pack("ustar", "none",
                                           {{"/etc/a.txt", "x"},
                                            {"../b.txt", "x"},
                                            {"x/../../c.txt", "x"},
                                            {"C:\\d.txt", "x"},
                                            {"x\\..\\e.txt", "x"},
                                            {"l.txt", "/etc/passwd", 'l'},
                                            {"h.txt", "ok.txt", 'h'},
                                            {"t.txt", "", 'c'},
                                            {"p.txt", "", 'p'},
                                            {".hidden.txt", "x"},
                                            {"__MACOSX/f.txt", "x"},
                                            {"./ok.txt", "Bien."}}));
  EXPECT_THAT(opened.places, ElementsAre("a.tar!./ok.txt"));
  EXPECT_THAT(opened.problems,
              ElementsAre("unsafe-path a.tar!/etc/a.txt", "unsafe-path a.tar!../b.txt",
                          "unsafe-path a.tar!x/../../c.txt", "unsafe-path a.tar!C:\\d.txt",
                          "unsafe-path a.tar!x\\..\\e.txt", "unsafe-path a.tar!l.txt",
                          "unsafe-path a.tar!h.txt", "special-file a.tar!t.txt",
                          "special-file a.tar!p.txt"));
}

TEST_F(OpenerTest, StopsAtBombs) {
  const std::string blanks(kHarmlessBytes + (8U << 20), 'x');
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd"}) {
    const Opened opened = open("a.txt.x", compress(filter, blanks));
    EXPECT_THAT(opened.problems, testing::Contains("limit a.txt.x")) << filter;
  }
  const std::string archive = pack("zip", "none", {{"a.txt", "Le corps."}, {"b.txt", blanks}});
  const Opened zip = open("a.zip", archive);
  EXPECT_THAT(zip.places, ElementsAre("a.zip!a.txt"));
  EXPECT_THAT(zip.problems, ElementsAre("too-large a.zip!b.txt", "limit a.zip"));
  // A bomb in an archive ends the whole of it.
  const Opened outer = open("o.zip", pack("zip", "none", {{"i.zip", archive}, {"c.txt", "Fin."}}));
  EXPECT_THAT(outer.problems, ElementsAre("too-large o.zip!i.zip!b.txt", "limit o.zip"));
  EXPECT_THAT(open("b.zip", archive, {.unpacked_bytes = 1000}).problems,
              testing::Contains("limit b.zip"));
  EXPECT_THAT(open("c.zip", archive, {.entries = 1}).problems, ElementsAre("limit c.zip"));
  EXPECT_THAT(open("d.zip", archive, {.ratio = 100'000}).problems,
              ElementsAre("too-large d.zip!b.txt"));
}

TEST_F(OpenerTest, KeepsWhatComesBeforeDamage) {
  std::string lines;
  for (int i = 0; i < 30'000; ++i)
    lines += "{\"body\":\"" + std::to_string(i * 7919LL * i) + "\"}\n";
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd"}) {
    const std::string bytes = compress(filter, lines);
    const Opened opened = open("a.jsonl.x", bytes.substr(0, bytes.size() - 20));
    EXPECT_THAT(opened.problems, testing::Contains("archive a.jsonl.x")) << filter;
    EXPECT_EQ(opened.problems.size(), opened.places.empty() ? 1U : opened.problems.size());
  }
  const std::string gzip = compress("gzip", lines);
  EXPECT_GT(open("b.jsonl.gz", gzip.substr(0, gzip.size() / 2)).places.size(), 1000U);
  const std::string tar =
      pack("ustar", "none", {{"a.txt", "Le corps."}, {"b.txt", std::string(100'000, 'x')}});
  const Opened opened = open("a.tar", tar.substr(0, 50'000));
  EXPECT_THAT(opened.places, ElementsAre("a.tar!a.txt"));
  EXPECT_THAT(opened.problems, ElementsAre("archive a.tar"));
}

TEST_F(OpenerTest, DamageInsideIsToldOnce) {
  const std::string inner = compress("gzip", std::string(300'000, 'x') + kLines);
  const Opened opened = open(
      "a.zip", pack("zip", "none", {{"i.txt.gz", inner.substr(0, 100)}, {"b.txt", "Le corps."}}));
  EXPECT_THAT(opened.problems, ElementsAre("archive a.zip!i.txt.gz"));
  EXPECT_THAT(opened.places, ElementsAre("a.zip!b.txt"));
}

TEST_F(OpenerTest, LosesNoWholeMemberBeforeTheDamage) {
  std::string members;
  for (int i = 0; i < 300; ++i)
    members += compress("gzip", "{\"body\":\"" + std::to_string(i) + "\"}\n");
  const Opened cut = open("a.jsonl.gz", members.substr(0, members.size() - 20));
  EXPECT_EQ(cut.places.size(), 299U);
  EXPECT_THAT(cut.problems, ElementsAre("archive a.jsonl.gz"));
  const Opened between = open("b.jsonl.gz", members + "GARBAGE" + members);
  EXPECT_EQ(between.places.size(), 300U);
  EXPECT_THAT(between.problems, ElementsAre("archive b.jsonl.gz"));
  const Opened padded = open("c.jsonl.gz", members + std::string(1000, '\0'));
  EXPECT_EQ(padded.places.size(), 300U);
  EXPECT_THAT(padded.problems, IsEmpty());
  std::string wrong_sum = compress("gzip", kLines);
  wrong_sum[wrong_sum.size() - 5] ^= 1;
  EXPECT_THAT(open("d.jsonl.gz", wrong_sum).problems, ElementsAre("archive d.jsonl.gz"));
}

// Whatever the locale is that the program was started in.
TEST_F(OpenerTest, ReadsEntriesWhoseNamesAreNotAscii) {
  const std::string zip =
      pack("zip", "none", {{"aaa.txt", "Le corps."}, {"./b/./c.txt", "Le corps."}});
  std::string accented = zip;
  constexpr std::size_t kFlagsBeforeName = 24;  // in a local header; 38 in the directory
  for (std::size_t at = accented.find("aaa.txt"), distance = kFlagsBeforeName;
       at != std::string::npos; at = accented.find("aaa.txt", at), distance = 38) {
    accented.replace(at, 3,
                     "\xC3\xA9"
                     "e");
    accented[at - distance + 1] |= 0x08;  // names are UTF-8
  }
  EXPECT_THAT(open("a.zip", accented).places, ElementsAre("a.zip!ée.txt", "a.zip!./b/./c.txt"));
  EXPECT_THAT(open("b.tar", pack("ustar", "none", {{"\xE9.txt", "Le corps."}})).places,
              ElementsAre("b.tar!\xE9.txt"));
}

TEST_F(OpenerTest, TellsApartArticlesOfOneLine) {
  folder_.write("a.json", "[{\"body\":\"un\"},{\"body\":\"deux\"},\n{\"body\":\"trois\"}]");
  ReadResults results;
  read_file(folder_ / "a.json", {}, results.taker());
  const std::string file = (folder_ / "a.json").string();
  std::vector<std::string> ids;
  for (const Article& article : results.articles) ids.push_back(article.id);
  EXPECT_THAT(ids, ElementsAre(file + ":1", file + ":1#2", file + ":2"));
}

TEST_F(OpenerTest, ReadsTarsFromBeforeUstar) {
  std::string tar = pack("ustar", "none", {{"a.txt", "Le corps."}});
  unsigned sum = 0;
  for (std::size_t i = 257; i < 265; ++i) tar[i] = '\0';
  for (std::size_t i = 0; i < 512; ++i)
    sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(tar[i]);
  std::ostringstream digits;
  digits << std::oct << sum;
  tar.replace(148, 8, std::string(6 - digits.str().size(), '0') + digits.str() + '\0' + ' ');
  EXPECT_THAT(open("a.tar", tar).places, ElementsAre("a.tar!a.txt"));
}

TEST_F(OpenerTest, TellsOfArchivesWithoutAnything) {
  EXPECT_THAT(open("a.zip", pack("zip", "none", {})).problems, ElementsAre("empty a.zip"));
  EXPECT_THAT(open("b.gz", compress("gzip", "")).problems, ElementsAre("empty b.gz"));
}

TEST_F(OpenerTest, SurvivesArchivesCutAnywhere) {
  const std::string inner = pack("zip", "none", {{"a.jsonl", kLines}});
  for (const std::string& bytes :
       {pack("zip", "none", {{"a.txt", "Le corps."}, {"i.zip", inner}}),
        pack("ustar", "gzip", {{"a.txt", "Le corps."}, {"i.zip", inner}}), compress("zstd", kLines),
        compress("xz", inner)})
    for (std::size_t length = 0; length < bytes.size(); length += 7)
      EXPECT_LE(open("a.bin", bytes.substr(0, length)).places.size(), 3U);
}

TEST_F(OpenerTest, TellsOfAFileThatChangesWhileItIsRead) {
  folder_.write("a.jsonl", kLines);
  std::vector<std::string> kinds;
  const TakeResult take = [&](ReadResult&& result) {
    if (const auto* problem = std::get_if<Problem>(&result))
      kinds.emplace_back(to_string(problem->kind));
    else
      std::ofstream(folder_ / "a.jsonl", std::ios::app) << kLines;
  };
  const ReadOptions options;
  const Limits limits;
  InputCounts counts;
  Opener(options, limits, counts, take).open_file(folder_ / "a.jsonl");
  EXPECT_THAT(kinds, ElementsAre("changed"));
}

TEST_F(OpenerTest, NeverWaitsForAPipeThatTookAFilesPlace) {
  ASSERT_EQ(mkfifo((folder_ / "a.txt").c_str(), 0600), 0);
  const Opened opened = open_with(folder_.path().string() + '/', {},
                                  [&](Opener& opener) { opener.open_file(folder_ / "a.txt"); });
  EXPECT_THAT(opened.problems, ElementsAre("special-file a.txt"));
}

TEST_F(OpenerTest, KeysArticlesByIdElseAddressElsePlace) {
  folder_.write("a.jsonl",
                "{\"id\":\"x\",\"url\":\"https://a.example/1\",\"body\":\"un\"}\n"
                "{\"url\":\"https://a.example/1\",\"body\":\"un\"}\n{\"body\":\"un\"}\n");
  ReadResults results;
  read_file(folder_ / "a.jsonl", {}, results.taker());
  ASSERT_EQ(results.articles.size(), 3U);
  EXPECT_EQ(results.articles[0].id, "x");
  EXPECT_EQ(results.articles[1].id, "https://a.example/1");
  EXPECT_EQ(results.articles[2].id, (folder_ / "a.jsonl").string() + ":3");
}

}  // namespace
}  // namespace kiosque
