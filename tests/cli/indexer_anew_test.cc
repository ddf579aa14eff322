// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// An index of an older schema or another analysis is built anew by the next run, and loses nothing
// that an incremental run would have kept.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <functional>

#include "indexer/writing/index_folder.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string line(const std::string& id, const std::string& body) {
  return (id.empty() ? "{" : "{\"id\":\"" + id + "\",") + "\"body\":\"" + body + "\"}\n";
}

std::string item(int version, const std::string& text) {
  return "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x\" version=\"" +
         std::to_string(version) + "\"><contentSet><inlineXML><p>" + text +
         "</p></inlineXML></contentSet></newsItem>";
}

void set_metadata(const IndexerCli& cli, const std::string& key, const std::string& value) {
  Xapian::WritableDatabase live(find_live_generation(cli.index()).value().string(),
                                Xapian::DB_OPEN);
  live.set_metadata("kiosque." + key, value);
  live.commit();
}

// "id: body @ place place…" of all articles, sorted; paths without the test's folder.
std::string content(const IndexerCli& cli) {
  const Xapian::Database database(cli.index().string());
  const std::string root = cli.articles().string() + '/';
  std::vector<std::string> lines;
  for (auto d = database.postlist_begin(""); d != database.postlist_end(""); ++d) {
    const Article article = load_article(database.get_document(*d).get_data());
    std::string text = article.id + ": " + article.body + " @ " + to_place(article);
    for (const std::string& copy : article.copies) text += ' ' + copy;
    for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root))
      text.erase(at, root.size());
    lines.push_back(text);
  }
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& text : lines) all += text + '\n';
  return all;
}

class IndexerAnew : public testing::Test {
 protected:
  ProcessResult query(const std::string& words) const {
    return run_kiosque_query({"--index", cli_.index().string(), "--count", words});
  }
  std::string folder(const std::string& name) const { return (cli_.articles() / name).string(); }

  const IndexerCli cli_{};
};

TEST_F(IndexerAnew, TheOldIndexAnswersWithANoteUntilTheNextRunBuildsItAnew) {
  const struct {
    const char* key;
    std::string value;
    const char* query_note;
    const char* run_note;
  } cases[] = {
      {"schema", "1", "an older version of Kiosque", "in version 1 of the index format"},
      {"schema", std::to_string(kSchemaVersion - 1), "an older version of Kiosque",
       "in version 3 of the index format, and this is version 4"},
      {"analyzer", "another", "another analysis", "another analysis of the language"},
  };
  cli_.write("a.jsonl", line("1", "Un tigre"));
  ASSERT_EQ(cli_.counts(), "1 0 0 0 0 0 1");
  for (const auto& c : cases) {
    SCOPED_TRACE(c.run_note);
    set_metadata(cli_, c.key, c.value);
    const ProcessResult before = query("tigre");
    EXPECT_EQ(before.exit_code, 0);
    EXPECT_EQ(before.out, "1\n");
    EXPECT_THAT(before.err, AllOf(HasSubstr("kiosque-query: note: "), HasSubstr(c.query_note),
                                  HasSubstr("kiosque-indexer")));
    const ProcessResult run = cli_.run_all();
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.err, AllOf(HasSubstr("kiosque-indexer: note: "), HasSubstr(c.run_note),
                               HasSubstr("it is built anew; until then the old one goes on")));
    EXPECT_EQ(query("tigre").err, "");
    EXPECT_EQ(cli_.counts(), "0 0 0 1 0 0 1");
  }
}

TEST_F(IndexerAnew, OtherAliasesTakeEffectByThemselves) {
  cli_.write("a.jsonl", line("1", "Le grand Zouzou a parlé."));
  ASSERT_EQ(cli_.counts(), "1 0 0 0 0 0 1");
  const fs::path aliases = cli_.write("../aliases.tsv", "Marie Zouzou\tZouzou\t\n");
  const ProcessResult run = cli_.run_all({"--aliases", aliases.string()});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, HasSubstr("note: the index was built with other aliases of persons: it is"));
  EXPECT_THAT(cli_.run_all({"--aliases", aliases.string()}).err, Not(HasSubstr("note")));
}

TEST_F(IndexerAnew, WhatCameFromElsewhereIsCarriedOver) {
  cli_.write("a/1.jsonl", line("1", "Un tigre") + line("", "Une girafe"));
  cli_.write("b/2.jsonl", line("2", "Un lion") + line("", "Une girafe"));
  ASSERT_EQ(cli_.run({folder("a"), folder("b")}).exit_code, 0);
  ASSERT_EQ(cli_.run({"-"}, {.input = line("3", "Un ours")}).exit_code, 0);
  const std::string before = content(cli_);
  set_metadata(cli_, "analyzer", "another");
  const ProcessResult run = cli_.run({folder("a")});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, AllOf(HasSubstr("added 2,"), HasSubstr("carried over 2, rejected 0"),
                             HasSubstr("4 articles in the index")));
  EXPECT_EQ(content(cli_), before);
  set_metadata(cli_, "analyzer", "another");
  EXPECT_EQ(cli_.counts({"-"}, {.input = line("3", "Un ours")}), "1 0 0 0 0 0 4");
  EXPECT_EQ(content(cli_), before);
}

// What both runs do after `prepare` must end in the same index.
void expect_as_incremental(const std::function<void(const IndexerCli&)>& prepare,
                           const std::function<ProcessResult(const IndexerCli&)>& run) {
  std::string contents[2];
  for (const bool anew : {false, true}) {
    const IndexerCli cli{};
    prepare(cli);
    if (anew) set_metadata(cli, "analyzer", "another");
    const ProcessResult result = run(cli);
    EXPECT_LE(result.exit_code, 1) << result.err;
    EXPECT_EQ(result.err.find("it is built anew") != std::string::npos, anew) << result.err;
    contents[anew ? 1 : 0] = content(cli);
  }
  EXPECT_EQ(contents[1], contents[0]);
}

TEST(IndexerAnewAsIncremental, OfOneIdTheSameArticleCounts) {
  for (const int elsewhere : {1, 2})
    for (const int here : {1, 2, 3})
      for (const char* text : {"Un tigre dort", "Un tigre court"}) {
        SCOPED_TRACE(std::to_string(elsewhere) + " then " + std::to_string(here) + ' ' + text);
        expect_as_incremental(
            [&](const IndexerCli& cli) {
              cli.write("a/1.jsonl", line("x", "Un lion"));
              cli.write("b/2.xml", item(elsewhere, "Un tigre dort"));
              ASSERT_EQ(cli.run_all().exit_code, 0);
              cli.write("a/1.xml", item(here, text));
            },
            [](const IndexerCli& cli) { return cli.run({(cli.articles() / "a").string()}); });
      }
}

TEST(IndexerAnewAsIncremental, WhatIsGoneGoesAndItsOtherPlacesStay) {
  expect_as_incremental(
      [](const IndexerCli& cli) {
        cli.write("a/1.txt", "Un tigre dort.");
        cli.write("a/2.txt", "Un lion dort.");
        cli.write("b/3.txt", "Un tigre dort.");
        ASSERT_EQ(cli.run_all().exit_code, 0);
        fs::remove(cli.articles() / "a/1.txt");
        fs::remove(cli.articles() / "a/2.txt");
        cli.write("a/4.txt", "Un ours dort.");
      },
      [](const IndexerCli& cli) { return cli.run({(cli.articles() / "a").string()}); });
}

TEST(IndexerAnewAsIncremental, ACopyElsewhereKeepsItsPlace) {
  expect_as_incremental(
      [](const IndexerCli& cli) {
        cli.write("b/2.txt", "Un tigre dort.");
        cli.write("b/3.txt", "Un lion dort.");
        ASSERT_EQ(cli.run_all().exit_code, 0);
        cli.write("a/1.txt", "Un tigre dort.");
        cli.write("a/2.txt", "Un lion dort.");
        cli.write("a/3.txt", "Un lion dort.");
      },
      [](const IndexerCli& cli) { return cli.run({(cli.articles() / "a").string()}); });
}

TEST(IndexerAnewAsIncremental, WhatCouldNotBeReadStays) {
  expect_as_incremental(
      [](const IndexerCli& cli) {
        cli.write("a/1.jsonl", line("", "Un tigre") + line("", "Un lion") + line("3", "Un ours"));
        cli.write("a/2.jsonl", line("4", "Une girafe"));
        ASSERT_EQ(cli.run_all().exit_code, 0);
        cli.write("a/1.jsonl", line("", "Un zèbre") + "{broken\n" + "{broken\n");
        cli.write("a/2.jsonl", line("5", "Un âne"));
      },
      [](const IndexerCli& cli) { return cli.run_all(); });
}

TEST(IndexerAnewAsIncremental, WhatIsMissingStaysWhereThatIsAskedFor) {
  expect_as_incremental(
      [](const IndexerCli& cli) {
        cli.write("a/1.txt", "Un tigre dort.");
        cli.write("a/2.txt", "Un lion dort.");
        cli.write("a/3.jsonl", line("3", "Un ours"));
        ASSERT_EQ(cli.run_all().exit_code, 0);
        fs::remove(cli.articles() / "a/1.txt");
        cli.write("a/2.txt", "Un zèbre dort.");
        cli.write("a/3.jsonl", line("4", "Un âne"));
      },
      [](const IndexerCli& cli) { return cli.run_all({"--keep-missing"}); });
}

TEST_F(IndexerAnew, ADryRunTellsWhatItWouldDoAndChangesNothing) {
  cli_.write("a/1.jsonl", line("1", "Un tigre"));
  cli_.write("b/2.jsonl", line("2", "Un lion"));
  ASSERT_EQ(cli_.run_all().exit_code, 0);
  set_metadata(cli_, "analyzer", "another");
  const ProcessResult run = cli_.run({"--dry-run", folder("a")});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, HasSubstr("another analysis"));
  EXPECT_THAT(run.out,
              AllOf(HasSubstr("+ 1\n"), HasSubstr("would add 1,"), HasSubstr("carried over 1,")));
  EXPECT_THAT(query("tigre").err, HasSubstr("another analysis"));
}

TEST_F(IndexerAnew, ALanguageThatTheOldIndexDidNotKnowIsFound) {
  const std::string french =
      "Le gouvernement a annoncé hier une réforme de l'assurance chômage, qui doit entrer en "
      "vigueur l'année prochaine. Les syndicats demandent que la concertation reprenne avant la "
      "fin du mois, et que les chiffres soient rendus publics. Le ministère a répondu qu'une "
      "réunion aurait lieu jeudi prochain à Paris, et que rien n'était encore décidé.";
  cli_.write("a/1.txt", "Un tigre dort.");
  cli_.write("b/2.txt", french);
  ASSERT_EQ(cli_.run_all().exit_code, 0);
  {
    Xapian::WritableDatabase live(find_live_generation(cli_.index()).value().string(),
                                  Xapian::DB_OPEN);
    for (Xapian::docid d = 1; d <= live.get_lastdocid(); ++d) {
      Xapian::Document document = live.get_document(d);
      Article article = load_article(document.get_data());
      article.language.clear();
      document.set_data(store_article(article));
      live.replace_document(d, document);
    }
    live.set_metadata("kiosque.schema", "2");
    live.commit();
  }
  ASSERT_EQ(cli_.run({folder("a")}).exit_code, 0);
  EXPECT_EQ(query("langue:fr réforme").out, "1\n");
}

}  // namespace
}  // namespace kiosque
