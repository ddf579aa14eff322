// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Bad articles cost nothing but themselves: each is named, the rest is searchable.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kGood =
    "Titre: Un sommet à Vladivostok\n\nVladimir Poutine a évoqué la levée des sanctions, à "
    "l'été.\n";

TEST(IndexerBadInput, EachIsReportedWithFileAndLineAndTheRestIsSearchable) {
  const IndexerCli cli;
  const std::string good = kGood;
  struct Bad {
    std::string file;
    std::string line;  // ":3", or empty when the whole file is meant
    const char* message;
  };
  std::vector<Bad> bad;
  const auto add = [&](const std::string& name, const std::string& content, const std::string& line,
                       const char* message) {
    bad.push_back({cli.write(name, content), line, message});
  };
  add("binaire.txt",
      "\x7F"
      "ELF\x02\x01\x01" +
          std::string(64, '\0'),
      "", "which is not read");
  add("vide.txt", "", "", "the file is empty");
  add("vide.jsonl", "\n\n", "", "the file is empty");
  add("utf8.txt", good + "caf\xC3 fermé, zébu\n", ":4", "invalid UTF-8");
  add("nul.txt", good + "un chat" + '\0' + "huant\n", ":4", "NUL byte");
  add("mot.txt", good + "\nle kangourou " + std::string(10'000, 'x') + "\n", ":5", "too long");
  add("date.txt", "Titre: T\nDate: 31/02/2019\n\nUn wapiti.\n", ":2", "cannot be read");
  add("enorme.jsonl",
      "{\"body\":\"avant\"}\n{\"body\":\"" + std::string().append(50'000'000, 'x') +
          "\"}\n{\"body\":\"Un ocelot.\"}\n",
      ":2", "more than 16 MiB");
  add("syntaxe.jsonl", "{\"body\":\"Un tapir.\"}\n\n{\"body\":\"coupé\n{\"body\":\"Un okapi.\"}\n",
      ":3", "not a JSON object");
  add("double.jsonl",
      "{\"id\":\"1\",\"body\":\"Un lynx.\"}\n{\"id\":\"1\",\"body\":\"Un renard.\"}\n", ":2",
      "is that of");
  add("nul.jsonl", "{\"body\":\"un gnou\\u0000\"}\n", ":1", "NUL byte");
  cli.write("bon.txt", good);
  fs::create_symlink("nulle-part", cli.articles() / "illisible.txt");
  bad.push_back({(cli.articles() / "illisible.txt").string(), "", "No such file"});
  fs::create_directory_symlink("..", cli.articles() / "boucle");
  fs::create_directory_symlink(".", cli.articles() / "ici");
  bad.push_back({(cli.articles() / "ici").string(), "", "leads back"});
  ASSERT_EQ(mkfifo((cli.articles() / "tuyau.txt").c_str(), 0600), 0);
  bad.push_back({(cli.articles() / "tuyau.txt").string(), "", "pipe"});

  const ProcessResult result = cli.run_all();
  EXPECT_EQ(result.exit_code, 1);
  for (const Bad& b : bad) {
    const std::string start = b.file + b.line + ": ";
    const std::size_t at = result.err.find(start);
    ASSERT_NE(at, std::string::npos) << start << "\nis not in:\n" << result.err;
    EXPECT_TRUE(at == 0 || result.err[at - 1] == '\n') << start;
    const std::string line = result.err.substr(at, result.err.find('\n', at) - at);
    EXPECT_THAT(line, HasSubstr(b.message));
    EXPECT_THAT(line, HasSubstr("; ")) << "no cure";
  }
  // Damaged ones and those beside the rejected ones are there too.
  for (const char* word :
       {"zébu", "chat", "kangourou", "wapiti", "ocelot", "tapir", "okapi", "lynx", "gnou"})
    EXPECT_EQ(cli.count(word), "1") << word;
  EXPECT_EQ(cli.count("renard"), "0");
  EXPECT_EQ(cli.count("Poutine AND sanctions"), "4");

  const ProcessResult again = cli.run_all({"--quiet"});
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_EQ(again.out, "");
  EXPECT_EQ(cli.count("Poutine AND sanctions"), "4");
}

TEST(IndexerBadInput, AnArticleThatBecomesUnreadableIsKept) {
  const IndexerCli cli;
  const std::string file = cli.write("b/a.txt", "Un tigre.");
  const std::string lines =
      cli.write("c.jsonl", "{\"body\":\"Un lion.\"}\n{\"body\":\"Un ours.\"}\n");
  ASSERT_EQ(cli.counts(), "3 0 0 0 0 0 3");
  fs::remove(file);
  fs::create_symlink("nulle-part", file);
  cli.write("c.jsonl", "{\"body\":\"Un lion.\"}\n{\"body\":\"Un ou\n");
  EXPECT_EQ(cli.counts(), "0 0 0 1 2 0 3");
  EXPECT_EQ(cli.count("tigre OR ours"), "2");
  fs::remove_all(cli.articles() / "b");
  fs::create_symlink("nulle-part", cli.articles() / "b");  // as of a disk that is not there
  EXPECT_EQ(cli.counts(), "0 0 0 1 2 0 3");
  fs::remove(cli.articles() / "b");
  EXPECT_EQ(cli.counts(), "0 0 1 1 1 0 2");
}

TEST(IndexerBadInput, MessagesCannotDriveTheTerminal) {
  const IndexerCli cli;
  cli.write("\x1B[31mrouge\n.txt", "");
  cli.write("a.jsonl",
            "{\"id\":\"\\u001b]0;x\\u0007\",\"body\":\"b\"}\n"
            "{\"id\":\"\\u001b]0;x\\u0007\",\"body\":\"c\"}\n");
  const ProcessResult result = cli.run_all({"--verbose"});
  EXPECT_EQ(result.exit_code, 1);
  for (const std::string& text : {result.out, result.err}) {
    EXPECT_THAT(text, Not(HasSubstr("\x1B")));
    EXPECT_THAT(text, Not(HasSubstr("\x07")));
  }
  EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 2);
}

TEST(IndexerBadInput, NothingButBadInputStillMakesAnIndex) {
  const IndexerCli cli;
  cli.write("vide.txt", "");
  EXPECT_EQ(cli.counts(), "0 0 0 0 1 0 0");
  EXPECT_EQ(cli.count("tigre"), "0");
}

TEST(IndexerBadInput, ReportCountsTheKinds) {
  const IndexerCli cli;
  cli.write("vide.txt", "");
  cli.write("a.jsonl", "[]\n{\"id\":\"1\",\"body\":\"b\"}\n{\"id\":\"1\",\"body\":\"c\"}\nx\n");
  const std::string report = (cli / "r.json").string();
  EXPECT_EQ(cli.run_all({"--report", report}).exit_code, 1);
  const auto json = nlohmann::json::parse(read_whole_file(report));
  EXPECT_EQ(json.at("problems"),
            nlohmann::json::parse(R"({"duplicate-id":1,"empty":1,"syntax":2})"));
  EXPECT_EQ(json.at("rejected"), 4);
  EXPECT_EQ(json.at("files"), 2);
  EXPECT_EQ(json.at("version"), 1);
}

}  // namespace
}  // namespace kiosque
