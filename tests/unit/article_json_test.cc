// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/shown_article.h"

namespace kiosque {
namespace {

using Json = nlohmann::ordered_json;

std::string print(const ArticleAndEntities& shown) {
  const std::string lists = test_word_lists();
  const Lexicon lexicon{lists};
  std::ostringstream out;
  print_article_json(shown.article, shown.entities, lexicon, out);
  return out.str();
}

// The forms of mentions, as their ranges say.
std::vector<std::string> forms(const Json& article, const Json& mentions) {
  std::vector<std::string> all;
  for (const Json& mention : mentions) {
    const std::string text = article[mention["field"].get<std::string>()];
    const std::size_t begin = mention["begin"];
    all.push_back(text.substr(begin, mention["end"].get<std::size_t>() - begin));
  }
  return all;
}

TEST(ArticleJsonTest, MembersStandInTheirOrder) {
  ArticleAndEntities shown = kim_in_russia();
  const Json json = Json::parse(print(shown));
  std::string names;
  for (const auto& [name, value] : json.items()) names += name + ' ';
  EXPECT_EQ(names,
            "version id title date source language author section url path copies body persons "
            "countries ");
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["date"], "2019-04-18");
  EXPECT_EQ(json["path"], "/articles/kp-1.txt:3");
  EXPECT_EQ(json["body"], "Kim Jong-un ira en Russie.\n\nM. Kim y verra des Russes. \nFin.");
  EXPECT_EQ(json["countries"][0]["code"], "RU");
  EXPECT_EQ(json["countries"][0]["label"], "Russie");
  EXPECT_EQ(json["persons"][0]["mentions"], Json::array());
  shown.article.date.reset();
  EXPECT_TRUE(Json::parse(print(shown))["date"].is_null());
}

TEST(ArticleJsonTest, MentionsAreRangesOfThePrintedTexts) {
  ArticleAndEntities shown = kim_in_russia();
  const std::string before = "\x1b[1m\u202E\x07 été ";  // grows and shrinks when it is made safe
  for (auto* mentions :
       {&shown.entities.persons[1].mentions, &shown.entities.countries[0].mentions})
    for (Mention& mention : *mentions) {
      mention.begin += static_cast<std::uint32_t>(before.size());
      mention.end += static_cast<std::uint32_t>(before.size());
    }
  shown.article.title.insert(0, before);
  shown.article.body.insert(0, before);
  const std::string printed = print(shown);
  for (const char* unsafe : {"\x1b", "\u202E", "\x07", "\\u202e", "\\u001b"})
    EXPECT_EQ(printed.find(unsafe), std::string::npos) << printed;
  const Json json = Json::parse(printed);
  EXPECT_EQ(forms(json, json["persons"][1]["mentions"]),
            (std::vector<std::string>{"Kim", "Kim Jong-un", "Kim"}));
  EXPECT_EQ(forms(json, json["countries"][0]["mentions"]),
            (std::vector<std::string>{"Russie", "Russie", "Russes"}));
}

TEST(ArticleJsonTest, IdsAndPlacesComeBackAsTheyWere) {
  ArticleAndEntities shown = kim_in_russia();
  const std::string odd = "a\u202Eb\x1b";
  shown.article.id = shown.article.url = odd;
  shown.article.path = "/tmp/\xFF.txt";
  const std::string printed = print(shown);
  for (const char* unsafe : {"\x1b", "\u202E"})
    EXPECT_EQ(printed.find(unsafe), std::string::npos) << printed;
  const Json json = Json::parse(printed);
  EXPECT_EQ(json["id"], odd);
  EXPECT_EQ(json["url"], odd);
  EXPECT_EQ(json["path"], "/tmp/\uFFFD.txt:3");
}

}  // namespace
}  // namespace kiosque
