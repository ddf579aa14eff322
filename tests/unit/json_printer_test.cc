// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/unit/printing.h"

namespace kiosque {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::ElementsAre;

Hit make_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 2.5;
  hit.article = make_article("kp-1", "", "Été à « Séoul »");
  hit.article.source = "Le Monde";
  hit.article.url = "https://a.example/?a=1&b=é";
  hit.article.date = Date{2019, 4, 18};
  hit.persons = {"Kim Jong-un"};
  hit.countries = {"KP", "RU"};
  hit.snippet = {"Vu l’été de Kim", {{6, 11}, {15, 18}}};
  return hit;
}

WholeAnswer make_answer(std::vector<Hit> hits) {
  return whole_answer("q7", "Kim \"x\"", "(and kim (phrase \"x\"))", 12, std::move(hits));
}

std::string print(OutputFormat format, const WholeAnswer& answer, bool batch = false) {
  PrintStyle style;
  style.batch = batch;
  return print_answer(format, style, answer);
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& item : object.items()) names.push_back(item.key());
  return names;
}

// Version 1 of the contract: scripts read these keys.
TEST(JsonPrinterTest, HasAllKeysOfVersion1) {
  WholeAnswer answer = make_answer({make_hit()});
  answer.answer.facets = Facets{{{"Kim Jong-un", "Kim Jong-un", 3}},
                                {{"KP", "Corée du Nord", 2}},
                                {},
                                {{"2019", "2019", 1}},
                                {}};
  const Json json = Json::parse(print(OutputFormat::json, answer));
  EXPECT_THAT(keys(json),
              ElementsAre("version", "query", "matches", "hits", "facets", "suggestions", "notes"));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["query"], (Json{{"text", answer.answer.text}, {"parsed", answer.answer.parsed}}));
  EXPECT_EQ(json["matches"], (Json{{"count", 12}, {"exact", true}}));
  EXPECT_THAT(keys(json["facets"]), ElementsAre("person", "country", "source", "year"));
  EXPECT_EQ(json["facets"]["country"],
            Json::parse(R"([{"value":"KP","label":"Corée du Nord","count":2}])"));
  EXPECT_EQ(json["facets"]["source"], Json::array());
  const Json& hit = json["hits"][0];
  EXPECT_THAT(keys(hit),
              ElementsAre("rank", "score", "id", "title", "date", "source", "language", "url",
                          "path", "persons", "countries", "snippet", "copies", "also"));
  EXPECT_EQ(hit["rank"], 1);
  EXPECT_EQ(hit["score"], 2.5);
  EXPECT_EQ(hit["id"], "kp-1");
  EXPECT_EQ(hit["title"], "Été à « Séoul »");
  EXPECT_EQ(hit["date"], "2019-04-18");
  EXPECT_EQ(hit["source"], "Le Monde");
  EXPECT_EQ(hit["url"], "https://a.example/?a=1&b=é");
  EXPECT_EQ(hit["path"], "/articles/kp-1.txt");
  EXPECT_TRUE(hit["language"].is_null());
  EXPECT_EQ(hit["copies"], 0);
  EXPECT_EQ(hit["also"], Json::array());
  EXPECT_EQ(hit["persons"], Json::parse(R"(["Kim Jong-un"])"));
  EXPECT_EQ(hit["countries"], Json::parse(R"(["KP","RU"])"));
  EXPECT_EQ(hit["snippet"],
            Json::parse(R"({"text":"Vu l’été de Kim","highlights":[[6,11],[15,18]]})"));
}

TEST(JsonPrinterTest, StoriesAreCountedAndTheirOtherArticlesListed) {
  Hit hit = make_hit();
  hit.article.language = "en";
  hit.copies = 12;
  hit.also = {{"of-2", "Autre titre", "Ouest-France", Date{2019, 4, 19}}, {"x", "", "", {}}};
  WholeAnswer answer = make_answer({hit});
  answer.answer.story_count = 7;
  const Json json = Json::parse(print(OutputFormat::json, answer));
  EXPECT_EQ(json["matches"], (Json{{"count", 12}, {"exact", true}, {"stories", 7}}));
  const Json& first = json["hits"][0];
  EXPECT_EQ(first["language"], "en");
  EXPECT_EQ(first["copies"], 12);
  EXPECT_EQ(first["also"], Json::parse(R"([
      {"id":"of-2","title":"Autre titre","date":"2019-04-19","source":"Ouest-France"},
      {"id":"x","title":"","date":null,"source":""}])"));
}

TEST(JsonPrinterTest, WhatIsUnknownIsNullOrEmpty) {
  Hit hit;
  hit.article.path = "/a.jsonl";
  hit.article.line = 4;
  const Json json = Json::parse(print(OutputFormat::json, make_answer({hit})));
  EXPECT_TRUE(json["hits"][0]["date"].is_null());
  EXPECT_EQ(json["hits"][0]["persons"], Json::array());
  EXPECT_EQ(json["hits"][0]["snippet"]["highlights"], Json::array());
  EXPECT_EQ(json["hits"][0]["path"], "/a.jsonl:4");
  EXPECT_EQ(json["facets"], Json::object());
  EXPECT_EQ(Json::parse(print(OutputFormat::json, make_answer({})))["hits"], Json::array());
}

TEST(JsonPrinterTest, LettersStayReadable) {
  EXPECT_NE(print(OutputFormat::json, make_answer({make_hit()})).find("Été à « Séoul »"),
            std::string::npos);
}

TEST(JsonPrinterTest, ABatchIsALineAnAnswerWithItsId) {
  const std::string printed = print(OutputFormat::json, make_answer({make_hit()}), true);
  EXPECT_EQ(printed.find('\n'), printed.size() - 1);
  const Json json = Json::parse(printed);
  EXPECT_EQ(json["query"]["id"], "q7");
  EXPECT_EQ(json["query"]["text"], "Kim \"x\"");
}

TEST(JsonPrinterTest, JsonLinesAreAHitALine) {
  Hit second = make_hit();
  second.rank = 2;
  std::istringstream lines(print(OutputFormat::jsonl, make_answer({make_hit(), second})));
  std::size_t rank = 0;
  for (std::string line; std::getline(lines, line);) {
    const Json hit = Json::parse(line);
    EXPECT_EQ(hit["rank"], ++rank);
    EXPECT_EQ(hit["id"], "kp-1");
  }
  EXPECT_EQ(rank, 2U);
  EXPECT_EQ(print(OutputFormat::jsonl, make_answer({})), "");
}

// A terminal shows what is printed; a script must still get the id that it can ask for.
TEST(JsonPrinterTest, UnsafeCharactersAreEscapedAndKeptWhereTheyIdentify) {
  const std::string bad = "\x1b[2J\u202Ex\u009B\x7F\x07\U000E0041é";
  Hit hit = make_hit();
  hit.article.id = hit.article.url = hit.article.path = bad;
  hit.article.title = hit.article.source = bad;
  hit.persons = {bad};
  WholeAnswer answer = make_answer({hit});
  answer.answer.text = answer.answer.parsed = answer.answer.query_id = bad;
  answer.answer.facets = Facets{{{bad, bad, 1}}, {}, {}, {}, {}};
  for (const OutputFormat format : {OutputFormat::json, OutputFormat::jsonl})
    for (const bool batch : {false, true}) {
      const std::string printed = print(format, answer, batch);
      for (const char* unsafe : {"\x1b", "\u202E", "\u009B", "\x7F", "\x07", "\U000E0041"})
        EXPECT_EQ(printed.find(unsafe), std::string::npos) << printed;
      const Json json = Json::parse(printed);
      const Json& read = format == OutputFormat::json ? json["hits"][0] : json;
      EXPECT_EQ(read["id"], bad);
      EXPECT_EQ(read["url"], bad);
      EXPECT_EQ(read["path"], bad);
      EXPECT_EQ(read["persons"][0], bad);
      EXPECT_NE(read["title"], bad);
    }
}

TEST(JsonPrinterTest, BytesThatAreNoTextDoNotBreakIt) {
  Hit hit = make_hit();
  hit.article.path = "/caf\xE9.txt";
  hit.article.id = hit.article.path;
  const Json json = Json::parse(print(OutputFormat::json, make_answer({hit})));
  EXPECT_EQ(json["hits"][0]["path"], "/caf\uFFFD.txt");
}

}  // namespace
}  // namespace kiosque
