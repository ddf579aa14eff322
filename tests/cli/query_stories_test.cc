// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "src/text/utf8.h"
#include "tests/support/markup.h"
#include "tests/support/process.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

using Json = nlohmann::json;

Article published(const std::string& id, const std::string& source, int day,
                  const std::string& language = "fr") {
  Article article = make_article(id, "Un sommet se tient à Tours. Un sommet.", "Titre " + id);
  article.source = source;
  article.date = Date{2019, 4, day};
  article.language = language;
  return article;
}

// One dispatch in three newspapers, and two articles of their own, one of them in English.
const SmallIndex& archive() {
  static const SmallIndex index = [] {
    Article copied = published("afp-1", "Le Fil", 2);
    copied.copies = {"/articles/double.txt", "/articles/paquet.zip!afp.xml"};
    return SmallIndex(
        {published("of-1", "Ouest-France", 3), std::move(copied), published("lc-1", "La Croix", 4),
         published("seul", "Le Monde", 1), published("abroad", "The Paper", 5, "en")},
        {{"of-1", "wire"}, {"afp-1", "wire"}, {"lc-1", "wire"}});
  }();
  return index;
}

ProcessResult ask(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--index", archive().path()});
  return run_kiosque_query(std::move(arguments));
}

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(QueryStoriesTest, TextShowsTheEarliestAndWhoTookItOver) {
  const std::string text = ask({"sommet"}).out;
  EXPECT_TRUE(text.starts_with("5 articles, 3 stories\n")) << text;
  EXPECT_NE(text.find("Titre afp-1\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\n    2 reprises: Ouest-France, La Croix\n"), std::string::npos) << text;
  EXPECT_NE(text.find("The Paper · 5 avril 2019"), std::string::npos) << text;
  EXPECT_NE(text.find(" [en]\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("Titre of-1"), std::string::npos) << text;
  const std::string all = ask({"--no-group", "sommet"}).out;
  EXPECT_TRUE(all.starts_with("5 articles\n")) << all;
  EXPECT_NE(all.find("Titre of-1"), std::string::npos) << all;
  EXPECT_EQ(all.find("reprise"), std::string::npos) << all;
}

TEST(QueryStoriesTest, JsonCountsBoth) {
  const Json json = Json::parse(ask({"--format", "json", "--sort", "newest", "sommet"}).out);
  EXPECT_EQ(json["matches"], (Json{{"count", 5}, {"exact", true}, {"stories", 3}}));
  ASSERT_EQ(json["hits"].size(), 3U);
  EXPECT_EQ(json["hits"][0]["id"], "abroad");
  EXPECT_EQ(json["hits"][0]["language"], "en");
  EXPECT_EQ(json["hits"][1]["id"], "afp-1");
  EXPECT_EQ(json["hits"][1]["copies"], 2);
  EXPECT_EQ(json["hits"][1]["also"][1]["source"], "La Croix");
  EXPECT_EQ(json["hits"][2]["copies"], 0);
  const Json all = Json::parse(ask({"--format", "json", "--no-group", "sommet"}).out);
  EXPECT_EQ(all["matches"]["stories"], 3);
  EXPECT_EQ(all["hits"].size(), 5U);
}

TEST(QueryStoriesTest, ExportsListEveryArticleUnlessToldOtherwise) {
  for (const std::string format : {"jsonl", "trec", "csv"}) {
    const std::size_t heading = format == "csv" ? 1 : 0;
    EXPECT_EQ(lines(ask({"--format", format, "sommet"}).out), 5 + heading) << format;
    EXPECT_EQ(lines(ask({"--format", format, "--group", "sommet"}).out), 3 + heading) << format;
  }
}

TEST(QueryStoriesTest, CountsAreOfArticlesOrOfStories) {
  EXPECT_EQ(ask({"--count", "sommet"}).out, "5\n");
  EXPECT_EQ(ask({"--count", "--count-stories", "sommet"}).out, "3\n");
  EXPECT_EQ(ask({"--facet", "month", "sommet"}).out, "2019-04\t2019-04\t5\n");
  EXPECT_EQ(ask({"--facet", "month", "--count-stories", "sommet"}).out, "2019-04\t2019-04\t3\n");
  const ProcessResult refused = ask({"--count-stories", "--format", "csv", "sommet"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find("hint: "), std::string::npos) << refused.err;
}

TEST(QueryStoriesTest, ADossierHasEachStoryOnce) {
  const std::string html = ask({"--format", "html", "sommet"}).out;
  EXPECT_EQ(find_ill_formed(html), std::string::npos);
  const Markup markup(html);
  EXPECT_EQ(markup.find("article").size(), 3U);
  EXPECT_EQ(markup.texts("p", "copies"),
            std::vector<std::string>{"2 reprises\u00A0: Ouest-France, La Croix"});
}

TEST(QueryStoriesTest, LanguagesAreSearchedByCodeOrName) {
  for (const std::string query : {"langue:en", "language:EN", "langue:anglais", "langue:English"})
    EXPECT_EQ(ask({"--count", query}).out, "1\n") << query;
  EXPECT_EQ(ask({"--count", "sommet SAUF langue:français"}).out, "1\n");
  EXPECT_EQ(ask({"--count", "langue:(en OU fr)"}).out, "5\n");
}

TEST(QueryStoriesTest, AnArticleIsShownWithItsLanguageAndOtherPlaces) {
  const std::string text = ask({"--show", "afp-1"}).out;
  for (const char* line : {"\n    language fr\n", "\n    also at  /articles/double.txt\n",
                           "\n    also at  /articles/paquet.zip!afp.xml\n"})
    EXPECT_NE(text.find(line), std::string::npos) << text;
  const Json json = Json::parse(ask({"--show", "afp-1", "--format", "json"}).out);
  EXPECT_EQ(json["language"], "fr");
  EXPECT_EQ(json["copies"], (Json{"/articles/double.txt", "/articles/paquet.zip!afp.xml"}));
}

}  // namespace
}  // namespace kiosque
