// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// The command line of the real program: help, mistakes, exit codes, --analyze.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/cli/indexer_cli.h"
#include "tests/support/sample_index.h"

namespace kiosque {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

TEST(IndexerCommand, ExitCodesTellScriptsWhatHappened) {
  const IndexerCli cli;
  const std::string good = cli.write("bon.txt", "Un tigre.");
  const std::string empty = cli.write("vide.txt", "");
  const std::string index = cli.index().string();
  const struct {
    std::vector<std::string> arguments;
    int exit_code;
    const char* err;
  } cases[] = {
      {{"--help"}, 0, ""},
      {{"--version"}, 0, ""},
      {{"--index", index, good}, 0, ""},
      {{"--index", index, "--dry-run", good}, 0, ""},
      {{"--analyze", good}, 0, ""},
      {{"--index", index, good, empty}, 1, "the file is empty"},
      {{"--analyze", empty}, 1, "the file is empty"},
      {{}, 2, "no SOURCE is given"},
      {{"--index", index}, 2, "no SOURCE is given"},
      {{"--index", index, "--nonsense", good}, 2, "--help"},
      {{"--index", index, "--jobs", "0", good}, 2, "--help"},
      {{"--index", index, "-q", "-v", good}, 2, "--help"},
      {{"--index", index, ""}, 2, "cannot read the source"},
      {{"--index", index, "--format", "text", good}, 2, "add --analyze or --status"},
      {{"--analyze", good + "x"}, 2, "cannot read the source"},
      {{"--index", index, good, "--report", index + "/x/y"}, 2, "cannot write the report"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(testing::PrintToString(c.arguments));
    const ProcessResult result = run_kiosque_indexer(c.arguments);
    EXPECT_EQ(result.exit_code, c.exit_code);
    EXPECT_THAT(result.err, HasSubstr(c.err));
    EXPECT_EQ(result.err.empty(), c.exit_code == 0);
    if (c.exit_code == 2) {
      EXPECT_THAT(result.err, AllOf(StartsWith("kiosque-indexer: "), HasSubstr("\nhint: ")));
    }
  }
}

TEST(IndexerCommand, LeavesOutOtherLanguagesWhenAsked) {
  const IndexerCli cli;
  const std::string english = cli.write(
      "en.txt",
      "The minister said on Thursday that the bridge over the river would be closed for three "
      "weeks because of heavy repairs. Residents are asked to take the other road until the "
      "works are finished, the town council said.");
  const std::string french = cli.write("fr.txt", "Un tigre.");
  const std::string index = cli.index().string();
  const ProcessResult result =
      run_kiosque_indexer({"--index", index, "--only-french", english, french});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("added 1, "));
  EXPECT_THAT(result.out, HasSubstr("foreign 1"));
  const ProcessResult analyzed = run_kiosque_indexer({"--analyze", english});
  EXPECT_THAT(analyzed.out, HasSubstr("\"language\":\"en\""));
}

TEST(IndexerCommand, NoFolderForTheIndexIsAnErrorWithTheCure) {
  const IndexerCli cli;
  const ProcessResult result = run_kiosque_indexer(
      {cli.write("a.txt", "Un tigre.")},
      {.input = "", .environment = {{"KIOSQUE_INDEX", ""}, {"XDG_DATA_HOME", ""}, {"HOME", ""}}});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, AllOf(HasSubstr("--index DIR"), HasSubstr("KIOSQUE_INDEX")));
}

TEST(IndexerCommand, AnalyzeIndexesNothingAndPrintsALineAnArticle) {
  const IndexerCli cli;
  const ProcessOptions options = {
      .input = "{\"id\":\"1\",\"body\":\"b\"}\nx\n{\"id\":\"2\",\"body\":\"b\"}\n",
      .environment = {{"XDG_DATA_HOME", (cli / "data").string()}, {"KIOSQUE_INDEX", ""}}};
  const ProcessResult result = run_kiosque_indexer({"--analyze", "-"}, options);
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, StartsWith("-:2: not a JSON object"));
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 2);
  EXPECT_FALSE(std::filesystem::exists(cli / "data"));
}

// The places of mentions are what a scorer compares, so they must be exact bytes.
TEST(IndexerCommand, AnalyzeGivesTheBytesOfEachMention) {
  const IndexerCli cli;
  const std::string title = "« L’été » d'Emmanuel Macron à Séoul";
  const std::string body =
      "Œuvrant à Élancourt, M. Macron a reçu Donald Trump.\\nPuis l’« ami » Vladimir Poutine, "
      "côté russe, et les Sud-Coréens.";
  cli.write("a.jsonl", R"({"id":"x","title":")" + title +
                           R"(","date":"18/04/2019","source":"AFP",)" + R"("body":")" + body +
                           "\"}\n");
  const ProcessResult result = run_kiosque_indexer({"--analyze", cli.articles().string()});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json.at("id"), "x");
  EXPECT_EQ(json.at("title"), title);
  EXPECT_EQ(json.at("date"), "2019-04-18");
  EXPECT_EQ(json.at("source"), "AFP");
  std::string read_body = body;
  read_body.replace(read_body.find("\\n"), 2, "\n");
  std::vector<std::string> found;
  for (const auto& person : json.at("persons"))
    for (const auto& mention : person.at("mentions")) {
      const bool in_title = mention.at("field") == "title";
      const std::size_t begin = mention.at("begin");
      const std::size_t end = mention.at("end");
      found.push_back(person.at("name").get<std::string>() + ": " +
                      (in_title ? title : read_body).substr(begin, end - begin));
    }
  EXPECT_THAT(found, testing::ElementsAre("Emmanuel Macron: Emmanuel Macron",
                                          "Emmanuel Macron: Macron", "Donald Trump: Donald Trump",
                                          "Vladimir Poutine: Vladimir Poutine"));
  std::set<std::string> countries;
  for (const auto& country : json.at("countries")) {
    for (const auto& mention : country.at("mentions")) {
      const bool in_title = mention.at("field") == "title";
      const std::size_t begin = mention.at("begin");
      const std::size_t end = mention.at("end");
      countries.insert(country.at("code").get<std::string>() + ' ' +
                       (in_title ? title : read_body).substr(begin, end - begin));
    }
    EXPECT_FALSE(country.at("label").get<std::string>().empty());
  }
  EXPECT_THAT(countries, testing::IsSupersetOf({"RU russe", "KR Sud-Coréens"}));
}

TEST(IndexerCommand, AnalyzeShowsAnArticleAsText) {
  const IndexerCli cli;
  const std::string file =
      cli.write("a.jsonl", R"({"id":"x\u001b[2J","title":"Vladimir Poutine à Séoul",)"
                           R"("date":"18/04/2019","source":"AFP\u202e",)"
                           R"("body":"Le Russe\u0007 M. Poutine.\npersons"})"
                           "\n");
  const ProcessResult plain = run_kiosque_indexer({"--analyze", "--format", "text", file});
  EXPECT_EQ(plain.exit_code, 0) << plain.err;
  EXPECT_EQ(plain.out,
            "x\uFFFD[2J\n"
            "    [Vladimir Poutine|P] à [Séoul|KR?]\n"
            "    18 avril 2019 · AFP\uFFFD\n"
            "\n"
            "    Le [Russe|RU]\uFFFD M. [Poutine|P].\n"
            "    persons\n"
            "\n"
            "persons\n"
            "       2  Vladimir Poutine  by=alias,full-form  forms: Vladimir Poutine, Poutine\n"
            "\n"
            "countries\n"
            "       1  KR  Corée du Sud  named=0 weak=1  by=capital  forms: Séoul\n"
            "       1  RU  Russie  named=1 weak=0  by=demonym  forms: Russe\n"
            "\n");
  for (const char* no_color : {"", "1"}) {  // what was typed goes before NO_COLOR
    const ProcessResult colored =
        run_kiosque_indexer({"--analyze", "--format", "text", "--color", "always", file},
                            {.input = "", .environment = {{"NO_COLOR", no_color}}});
    EXPECT_THAT(colored.out, HasSubstr("\x1b[1;32mPoutine\x1b[0m"));
    EXPECT_THAT(colored.out, testing::Not(HasSubstr("|P]")));
  }
}

TEST(IndexerCommand, IndexesTheSampleWithoutAnyProblem) {
  const IndexerCli cli;
  const ProcessResult result = cli.run({(corpus_folder() / "sample").string()});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err, "");
  EXPECT_THAT(result.out, AllOf(StartsWith("added "), HasSubstr("rejected 0")));
  EXPECT_THAT(cli.answer("Kim AND Poutine AND sanctions"), HasSubstr("\"hits\""));
}

}  // namespace
}  // namespace kiosque
