// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// --strict-countries: countries by name or demonym alone, through both programs.
#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/sample_index.h"

namespace kiosque {
namespace {

using Json = nlohmann::json;

const SampleIndex& articles() {
  static const TempFolder folder;
  static const SampleIndex index({
      folder.write("articles/capitale.txt", "Titre: Vu de loin\n\nPyongyang se tait encore.\n")
          .string(),
      folder.write("articles/nom.txt", "Titre: Vu de près\n\nLa Corée du Nord se tait encore.\n")
          .string(),
      folder.write("articles/ville.txt", "Titre: Ailleurs\n\nÀ Los Angeles, un Russe se tait.\n")
          .string(),
  });
  return index;
}

ProcessResult ask(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--index", articles().folder()});
  return run_kiosque_query(std::move(arguments));
}

TEST(StrictCountriesTest, TheFilterAsksForANameOrADemonym) {
  const std::vector<std::array<std::string, 3>> cases = {
      {"pays:KP", "2\n", "1\n"},           {"pays:\"Corée du Nord\"", "2\n", "1\n"},
      {"pays:US", "1\n", "0\n"},           {"pays:russe", "1\n", "1\n"},
      {"tait SAUF pays:KP", "1\n", "2\n"},
  };
  for (const auto& [query, loose, strict] : cases) {
    EXPECT_EQ(ask({"--count", query}).out, loose) << query;
    EXPECT_EQ(ask({"--count", "--strict-countries", query}).out, strict) << query;
  }
}

TEST(StrictCountriesTest, TheFacetCountsWhatTheFilterFinds) {
  for (const bool strict : {false, true}) {
    std::vector<std::string> options = {"--facets", "--format", "json", "tait"};
    if (strict) options.insert(options.begin(), "--strict-countries");
    const Json json = Json::parse(ask(options).out);
    EXPECT_EQ(json["version"], 1);
    std::string facet;
    for (const Json& country : json["facets"]["country"]) {
      const std::string code = country["value"];
      facet += code + std::to_string(country["count"].get<int>()) + ' ';
      std::vector<std::string> filter = {"--count", "tait pays:" + code};
      if (strict) filter.insert(filter.begin(), "--strict-countries");
      EXPECT_EQ(ask(filter).out, std::to_string(country["count"].get<int>()) + "\n") << code;
    }
    EXPECT_EQ(facet, strict ? "KP1 RU1 " : "KP2 RU1 US1 ");
    for (const Json& hit : json["hits"]) {
      if (hit["title"] != "Vu de loin") continue;
      EXPECT_EQ(hit["countries"], strict ? Json::array() : Json::array({"KP"}));
    }
  }
}

TEST(StrictCountriesTest, ExplainSaysSoAndHelpNamesIt) {
  EXPECT_NE(ask({"--strict-countries", "--explain", "pays:KP"}).err.find("by name or demonym"),
            std::string::npos);
  EXPECT_NE(ask({"--help"}).out.find("--strict-countries"), std::string::npos);
}

// The snippet shows why: the capital is no reason.
TEST(StrictCountriesTest, HighlightsWhatNamesTheCountry) {
  const Json loose = Json::parse(ask({"--format", "json", "pays:US"}).out);
  ASSERT_EQ(loose["hits"].size(), 1U);
  EXPECT_FALSE(loose["hits"][0]["snippet"]["highlights"].empty());
  const Json strict =
      Json::parse(ask({"--strict-countries", "--format", "json", "pays:US OU tait"}).out);
  for (const Json& hit : strict["hits"])
    for (const Json& range : hit["snippet"]["highlights"]) {
      const std::string text = hit["snippet"]["text"];
      EXPECT_EQ(text.substr(range[0], range[1].get<std::size_t>() - range[0].get<std::size_t>()),
                "tait");
    }
}

}  // namespace
}  // namespace kiosque
