// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Exact copies and near-duplicates over several runs: an incremental index ends as a new one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <map>

#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "tests/cli/indexer_cli.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

struct Indexed {
  std::vector<std::string> copies;  // file names
  std::string story;
  bool operator==(const Indexed&) const = default;
};

// What an index holds, by the names of files.
std::map<std::string, Indexed> indexed(const fs::path& folder) {
  const Xapian::Database database(folder.string());
  std::map<std::string, Indexed> found;
  for (auto d = database.postlist_begin(""); d != database.postlist_end(""); ++d) {
    const Xapian::Document document = database.get_document(*d);
    const Article article = load_article(document.get_data());
    Indexed& here = found[fs::path(article.path).filename().string()];
    here.story = document.get_value(slot::story);
    for (const std::string& copy : article.copies)
      here.copies.push_back(fs::path(copy).filename().string());
  }
  return found;
}

std::string dispatch() {
  std::string text;
  for (int i = 0; i < 120; ++i) text += "mot" + std::to_string(i) + (i % 12 == 11 ? ".\n" : " ");
  return text;
}

TEST(IndexerCopies, AnExactCopyIsAPlaceOfItsArticle) {
  const IndexerCli cli;
  cli.write("a.txt", "Titre: Un\n\nUn tigre.");
  cli.write("b/a.txt", "Titre: Un\n\nUn tigre.");
  cli.write("c.txt", "Titre: Deux\n\nUn lion.");
  const ProcessResult first = cli.run_all();
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("unchanged 0, copies 1, rejected 0"));
  EXPECT_EQ(cli.count("tigre"), "1");
  EXPECT_EQ(cli.counts(), "0 0 0 2 0 0 2");
  EXPECT_THAT(cli.run_all({"--dry-run"}).out, HasSubstr("unchanged 2, copies 1"));

  fs::remove(cli.articles() / "b/a.txt");
  EXPECT_EQ(cli.counts(), "0 1 0 1 0 0 2");
  EXPECT_EQ(cli.counts(), "0 0 0 2 0 0 2");
  cli.write("d/e.txt", "Titre: Un\n\nUn tigre.");
  EXPECT_EQ(cli.counts(), "0 1 0 1 0 0 2");
  fs::remove(cli.articles() / "a.txt");
  EXPECT_EQ(cli.counts(), "0 1 0 1 0 0 2");
  EXPECT_THAT(cli.answer("tigre"), HasSubstr("d/e.txt"));
  EXPECT_THAT(cli.answer("tigre"), Not(HasSubstr("a.txt")));
  fs::remove(cli.articles() / "d/e.txt");
  EXPECT_EQ(cli.counts(), "0 0 1 1 0 0 1");
  EXPECT_EQ(cli.count("tigre"), "0");
}

TEST(IndexerCopies, KeepMissingKeepsThePlaces) {
  const IndexerCli cli;
  cli.write("a.txt", "Un tigre.");
  cli.write("b.txt", "Un tigre.");
  ASSERT_EQ(cli.counts(), "1 0 0 0 0 0 1");
  fs::remove(cli.articles() / "a.txt");
  EXPECT_THAT(cli.run_all({"--keep-missing"}).out, HasSubstr("removed 0"));
  EXPECT_EQ(indexed(cli.index()).at("a.txt").copies, std::vector<std::string>{"b.txt"});
}

TEST(IndexerCopies, ACopyOnABrokenDiskIsNotTakenForVanished) {
  const IndexerCli cli;
  cli.write("a.txt", "Un tigre.");
  const std::string copy = cli.write("b.txt", "Un tigre.");
  ASSERT_EQ(cli.counts(), "1 0 0 0 0 0 1");
  fs::remove(copy);
  fs::create_symlink("nulle-part", copy);
  EXPECT_EQ(cli.counts(), "0 0 0 1 1 0 1");
  fs::remove(cli.articles() / "a.txt");
  EXPECT_EQ(cli.counts(), "0 0 0 0 1 0 1");
  EXPECT_EQ(cli.count("tigre"), "1");
}

TEST(IndexerCopies, NearDuplicatesAreOneStoryUntilTheyVanish) {
  const IndexerCli cli;
  cli.write("a.txt", "Titre: Le Monde\n\n" + dispatch());
  cli.write("b.txt", "Titre: Un autre titre\n\n(AFP) " + dispatch().substr(0, 500));
  cli.write("c.txt", "Titre: Autre chose\n\nUn tigre.");
  ASSERT_EQ(cli.run_all().exit_code, 0);
  const auto built = indexed(cli.index());
  EXPECT_THAT(built.at("a.txt").story, testing::SizeIs(16));
  EXPECT_EQ(built.at("a.txt").story, built.at("b.txt").story);
  EXPECT_EQ(built.at("c.txt").story, "");

  cli.write("d.txt", "Titre: Encore\n\n" + dispatch() + "Lire aussi.");
  cli.write("c.txt", "Titre: Autre chose\n\nUn lion.");
  ASSERT_EQ(cli.run_all().exit_code, 0);
  const auto changed = indexed(cli.index());
  EXPECT_EQ(changed.at("d.txt").story, changed.at("a.txt").story);
  ASSERT_EQ(cli.run_all({"--rebuild"}).exit_code, 0);
  EXPECT_TRUE(indexed(cli.index()) == changed);

  fs::remove(cli.articles() / "a.txt");
  fs::remove(cli.articles() / "d.txt");
  ASSERT_EQ(cli.run_all().exit_code, 0);
  for (const auto& [file, article] : indexed(cli.index())) EXPECT_EQ(article.story, "") << file;
}

TEST(IndexerCopies, AnIdWithAnotherContentIsStillADuplicate) {
  const IndexerCli cli;
  cli.write("a.jsonl",
            "{\"id\":\"1\",\"body\":\"Un tigre.\"}\n{\"id\":\"1\",\"body\":\"Un tigre.\"}\n"
            "{\"id\":\"1\",\"body\":\"Un lion.\"}\n");
  for (const char* expected : {"1 0 0 0 1 0 1", "0 0 0 1 1 0 1"}) {
    EXPECT_EQ(cli.counts(), expected);
    EXPECT_EQ(cli.count("tigre"), "1");
  }
  EXPECT_THAT(cli.run_all().err, HasSubstr("a.jsonl:3: the id « 1 » is that of"));
}

TEST(IndexerCopies, ACopyThatIsEditedLeavesItsPlace) {
  const IndexerCli cli;
  cli.write("a.txt", "Titre: Un\n\nUn tigre.");
  cli.write("b.txt", "Titre: Un\n\nUn tigre.");
  EXPECT_EQ(cli.counts(), "1 0 0 0 0 0 1");
  const std::string all = cli.articles().string();
  for (const char* text : {"Titre: Deux\n\nUn lion.", "Titre: Trois\n\nUn lynx."}) {
    cli.write("a.txt", text);
    EXPECT_EQ(cli.run({"--keep-missing", all}).exit_code, 0);
    EXPECT_EQ(cli.count("id:\"" + all + "/a.txt\""), "1") << text;
    EXPECT_EQ(cli.count("id:\"" + all + "/b.txt\""), "1") << text;
  }
  EXPECT_EQ(cli.count("lion"), "0");
}

TEST(IndexerCopies, ARunOverOneFolderKeepsTheIdThatAnotherHas) {
  const IndexerCli cli;
  cli.write("p/a.jsonl", "{\"id\":\"X\",\"body\":\"Un tigre.\"}\n");
  const std::string other = cli.write("q/a.jsonl", "{\"id\":\"X\",\"body\":\"Un tigre.\"}\n");
  EXPECT_EQ(cli.counts(), "1 0 0 0 0 0 1");
  const std::string folder = (cli.articles() / "q").string();
  cli.write("q/a.jsonl", "{\"id\":\"X\",\"body\":\"Un lion.\"}\n");
  EXPECT_EQ(cli.counts({folder}), "0 0 0 0 1 0 1");  // as a run over both says
  EXPECT_EQ(cli.count("tigre"), "1");
  fs::remove(other);
  EXPECT_EQ(cli.counts({folder}), "0 0 0 0 0 0 1");
  EXPECT_EQ(cli.counts(), "0 0 0 1 0 0 1");
  EXPECT_EQ(cli.count("tigre"), "1");
}

TEST(IndexerCopies, AVersionThatWasLeftOutCountsWhenTheHigherOneIsGone) {
  const IndexerCli cli;
  const auto item = [](int version, const std::string& text) {
    return "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x\" version=\"" +
           std::to_string(version) + "\"><contentSet><inlineXML><p>" + text +
           "</p></inlineXML></contentSet></newsItem>";
  };
  cli.write("a.xml", item(2, "Un tigre court dans la plaine."));
  cli.write("b.xml", item(3, "Un lion court dans la plaine."));
  EXPECT_EQ(cli.run_all().exit_code, 0);
  EXPECT_EQ(cli.count("lion"), "1");
  cli.write("b.xml", item(1, "Un lynx court dans la plaine."));
  EXPECT_EQ(cli.run_all().exit_code, 0);
  EXPECT_EQ(cli.count("tigre"), "1");
  EXPECT_EQ(cli.count("lynx"), "0");
  fs::remove(cli.articles() / "a.xml");
  EXPECT_EQ(cli.run_all().exit_code, 0);
  EXPECT_EQ(cli.count("lynx"), "1");
}

}  // namespace
}  // namespace kiosque
