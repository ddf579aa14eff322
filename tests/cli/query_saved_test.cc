// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/saved_fixture.h"
#include "tests/support/markup.h"

namespace kiosque {
namespace {

using Json = nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST_F(QuerySavedTest, WhatIsThereIsKnownAndWhatComesIsReportedOnce) {
  write("a");
  write("b", "Rien de tel.");
  index();
  save({"climat", "climat"});
  EXPECT_THAT(news(), ElementsAre());
  write("c");
  write("d");
  index();
  EXPECT_THAT(news(), ElementsAre("climat 1: Titre c Titre d"));
  EXPECT_THAT(news(), ElementsAre());
  index({"--rebuild"});
  EXPECT_THAT(news(), ElementsAre());
  write("e");
  index();
  EXPECT_THAT(news(), ElementsAre("climat 2: Titre e"));
}

TEST_F(QuerySavedTest, MovesAndCorrectionsAreNoNews) {
  cli.write("feed.jsonl", R"({"id":"f1","title":"Un","body":"Le climat."})");
  write("a");
  write("b");
  index();
  save({"climat", "climat"});
  std::filesystem::create_directories(cli.articles() / "2026");
  std::filesystem::rename(cli.articles() / "a.txt", cli.articles() / "2026/a.txt");
  write("b", "Un sommet, corrigé, sur le climat.");
  cli.write("feed.jsonl", R"({"id":"f1","title":"Un, corrigé","body":"Le climat, donc."})");
  index();
  EXPECT_THAT(news(), ElementsAre());
  // And what was moved and then corrected, or came back.
  write("2026/a", "Autre chose sur le climat.");
  std::filesystem::remove(cli.articles() / "b.txt");
  index({"--allow-shrink"});
  write("b", "Un sommet, corrigé, sur le climat.");
  std::filesystem::remove(cli.articles() / "2026/a.txt");
  index({"--allow-shrink"});
  EXPECT_THAT(news(), ElementsAre());
  // A corrected article that matches only now is news.
  write("z", "Rien de tel.");
  index();
  EXPECT_THAT(news(), ElementsAre());
  write("z", "Le climat.");
  index();
  EXPECT_THAT(news(), ElementsAre("climat 1: Titre z"));
}

TEST_F(QuerySavedTest, AFileThatGrowsAtItsTopHasNewsWithAnOldTitle) {
  const auto line = [](const std::string& body) {
    return R"({"title":"Météo","date":"2026-05-04","body":")" + body + "\"}\n";
  };
  cli.write("feed.jsonl", line("Le climat du matin."));
  index();
  save({"climat", "climat"});
  cli.write("feed.jsonl", line("Le climat du soir.") + line("Le climat du matin."));
  index();
  EXPECT_THAT(news(), ElementsAre("climat 1: Météo"));
  EXPECT_THAT(news(), ElementsAre());
}

TEST_F(QuerySavedTest, FromTheStartAllIsNews) {
  write("a");
  index();
  save({"tout", "--from-start", "climat"});
  EXPECT_THAT(news(), ElementsAre("tout 1: Titre a"));
  EXPECT_THAT(news(), ElementsAre());
}

TEST_F(QuerySavedTest, EveryOptionThatDecidesTheMatchesIsKept) {
  write("base", "Rien.");
  index();
  save({"any", "--any", "--plain", "inondation", "tempête"});
  save({"dates", "--from", "2026-05", "--to", "2026-06", "pluie"});
  save({"since", "--since", "3 mois", "pluie"});
  save({"named", "--strict-countries", "pays:Russie"});
  const std::string acronyms = (cli / "own.tsv").string();
  std::ofstream(acronyms) << "CIRO\tconseil imaginaire des rivières et océans\n";
  save({"acronym", "--acronyms", acronyms, "CIRO"});
  cli.write("1.txt", article("T1", "Une tempête."));
  cli.write("2.txt", article("T2", "La pluie."));
  cli.write("3.txt", "Titre: T3\nDate: 2019-05-04\n\nLa pluie.\n");
  cli.write("4.txt", article("T4", "Moscou attend."));
  cli.write("5.txt", article("T5", "La Russie attend."));
  cli.write("6.txt", article("T6", "Le conseil imaginaire des rivières et océans."));
  index();
  std::vector<std::string> reports = news();
  std::erase_if(reports, [](const std::string& line) { return line.starts_with("since"); });
  EXPECT_THAT(reports, ElementsAre("acronym 1: T6", "any 1: T1", "dates 1: T2", "named 1: T5"));
  const Json list = Json::parse(query({"--saved", "--format", "json"}).out);
  EXPECT_THAT(list["searches"][4]["arguments"].dump(), HasSubstr("--since=3 mois"));
}

TEST_F(QuerySavedTest, ABrokenSearchIsNamedEveryNightAndKeptWhileTheOthersGoOn) {
  write("a");
  index();
  const std::string list = (cli / "own.tsv").string();
  std::ofstream(list) << "CIRO\tconseil imaginaire\n";
  save({"broken", "--acronyms", list, "climat"});
  save({"whole", "climat"});
  save({"similar", "--similar", (cli.articles() / "a.txt").string()});
  std::filesystem::rename(list, list + ".away");
  std::filesystem::remove(cli.articles() / "a.txt");
  write("b");
  write("c");
  index({"--allow-shrink"});
  EXPECT_THAT(news(2), ElementsAre("whole 1: Titre b Titre c"));
  const ProcessResult again = query({"--run-saved"});
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_EQ(again.out, "whole: nothing new\n");
  EXPECT_THAT(again.err, AllOf(HasSubstr("saved search « broken »: cannot read " + list),
                               HasSubstr("saved search « similar »: no article has the id")));
  EXPECT_THAT(query({"--saved"}).out, HasSubstr("failed: cannot read " + list));
  std::filesystem::rename(list + ".away", list);
  EXPECT_THAT(news(2), ElementsAre("broken 1: Titre b Titre c"));
}

TEST_F(QuerySavedTest, DossiersGoIntoAFolder) {
  write("a");
  index();
  save({"climat & <co>", "--from-start", "--sort", "relevance", "climat"});
  const std::string folder = (cli / "reports").string();
  const ProcessResult run = query({"--run-saved", "--format", "html", "--reports", folder});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const std::string file = folder + "/climat & <co>-000001.html";
  EXPECT_EQ(run.out, "climat & <co>: report 1, 1 new article: " + file + '\n');
  const Markup html(read_whole_file(file));
  EXPECT_EQ(html.find("article").size(), 1U);
  EXPECT_THAT(html.texts("p", "summary").front(), HasSubstr("Veille « climat & <co> », nº\u00A01"));
  EXPECT_EQ(query({"--run-saved", "--format", "html", "--reports", folder}).out,
            "climat & <co>: nothing new\n");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}

TEST_F(QuerySavedTest, ReportsOfALostStoreAreKept) {
  write("a");
  index();
  save({"climat", "--from-start", "climat"});
  const std::string folder = (cli / "reports").string();
  const std::vector<std::string> run = {"--run-saved", "--reports", folder};
  EXPECT_EQ(query(run).exit_code, 0);
  const std::string first = read_whole_file(folder + "/climat-000001.txt");
  std::ofstream(folder + "/climat-000002.json") << "{}";
  std::filesystem::remove(cli.index() / "searches.sqlite");
  save({"climat", "--from-start", "climat"});
  EXPECT_THAT(query(run).out, HasSubstr("climat: report 3, 1 new article: "));
  EXPECT_EQ(read_whole_file(folder + "/climat-000001.txt"), first);
  EXPECT_THAT(read_whole_file(folder + "/climat-000003.txt"), HasSubstr("report 3 of"));
  write("b");
  index();
  EXPECT_THAT(query(run).out, HasSubstr("climat: report 4, 1 new article: "));
  EXPECT_EQ(query(run).out, "climat: nothing new\n");
}

TEST_F(QuerySavedTest, AReportThatCannotBeWrittenIsCompletedWithItsNumber) {
  write("a");
  write("b");
  index();
  save({"climat", "--from-start", "climat"});
  EXPECT_EQ(query({"--run-saved", "--reports", (cli.index() / "x").string()}).exit_code, 2);
  cli.write("../blocked", "");
  const ProcessResult failed = query({"--run-saved", "--reports", (cli / "blocked").string()});
  EXPECT_EQ(failed.exit_code, 2);
  EXPECT_THAT(failed.err, HasSubstr("saved search « climat »: cannot write"));
  EXPECT_THAT(query({"--saved"}).out, HasSubstr("report 1 of"));
  // Meanwhile one of its articles vanishes and another one comes.
  std::filesystem::remove(cli.articles() / "a.txt");
  write("c");
  index({"--allow-shrink"});
  EXPECT_THAT(news(), ElementsAre("climat 1: -" + (cli.articles() / "a.txt").string() + " Titre b",
                                  "climat 2: Titre c"));
}

TEST_F(QuerySavedTest, MistakesAreSaidWhenASearchIsSaved) {
  write("a");
  index();
  EXPECT_THAT(query({"--save", "x", "Kim AND"}).err, HasSubstr("^^^"));
  EXPECT_EQ(query({"--save", "x", "Kim AND"}).exit_code, 2);
  EXPECT_EQ(query({"--save", "x", "--similar", "none"}).exit_code, 1);
  EXPECT_EQ(query({"--save", "a/b", "climat"}).exit_code, 2);
  EXPECT_THAT(query({"--save", "\x1b[31m", "climat"}).err, Not(HasSubstr("\x1b")));
  EXPECT_FALSE(std::filesystem::exists(cli.index() / "searches.sqlite"));
  save({"x", "climat"});
  EXPECT_THAT(query({"--save", "x", "pluie"}).err, HasSubstr("--forget"));
  EXPECT_EQ(query({"--forget", "\x1b]0;y"}).exit_code, 2);
  EXPECT_THAT(query({"--forget", "\x1b]0;y"}).err, Not(HasSubstr("\x1b")));
  EXPECT_EQ(query({"--forget", "x"}).exit_code, 0);
  EXPECT_THAT(query({"--saved"}).out, HasSubstr("no search is saved"));
}

TEST_F(QuerySavedTest, OneRunAtATimeAndNoneWithoutAnIndex) {
  for (const char* task : {"--saved", "--run-saved"}) {
    EXPECT_EQ(query({task}).exit_code, 3) << task;
    EXPECT_EQ(query({task}).out, "") << task;
  }
  write("a");
  index();
  EXPECT_EQ(query({"--run-saved"}).exit_code, 0);
  save({"climat", "climat"});
  const int lock = open((cli.index() / "searches.lock").c_str(), O_RDWR | O_CREAT, 0666);
  ASSERT_EQ(flock(lock, LOCK_EX), 0);
  const ProcessResult second = query({"--run-saved"});
  EXPECT_EQ(second.exit_code, 3);
  EXPECT_THAT(second.err, HasSubstr("searches.lock"));
  close(lock);
  EXPECT_EQ(query({"--run-saved"}).exit_code, 0);
  std::filesystem::rename(cli.index() / "XAPIANDB", cli.index() / "away");
  EXPECT_EQ(query({"--run-saved"}).exit_code, 3);
  EXPECT_EQ(Json::parse(query({"--saved", "--format", "json"}).out)["searches"][0]["mistake"],
            nullptr);
}

}  // namespace
}  // namespace kiosque
