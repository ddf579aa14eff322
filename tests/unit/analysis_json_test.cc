// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/output/analysis_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace kiosque {
namespace {

nlohmann::json analyze(const Article& article) {
  const Lexicon lexicon = Lexicon::builtin();
  Analyzer analyzer(lexicon);
  std::ostringstream out;
  print_json_line(article, analyzer.analyze_article(article.title, article.body), lexicon, out);
  const std::string line = out.str();
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  return nlohmann::json::parse(line);
}

TEST(AnalysisJson, PrintsNamesWithTheBytesOfTheirMentions) {
  const Article article = {.id = "1",
                           .title = "L'été de Vladimir Poutine à Pyongyang",
                           .body = "M. Poutine était là, dit Moscou.\nLes Russes aussi.",
                           .source = "AFP",
                           .date = Date{2019, 4, 18}};
  const auto json = analyze(article);
  EXPECT_EQ(json.at("id"), "1");
  EXPECT_EQ(json.at("title"), article.title);
  EXPECT_EQ(json.at("date"), "2019-04-18");
  EXPECT_EQ(json.at("source"), "AFP");
  ASSERT_EQ(json.at("persons").size(), 1U);
  EXPECT_EQ(json.at("persons")[0].at("name"), "Vladimir Poutine");
  std::vector<std::string> mentions;
  for (const char* list : {"persons", "countries"})
    for (const auto& entity : json.at(list))
      for (const auto& mention : entity.at("mentions")) {
        const std::string field = mention.at("field");
        const std::string& text = field == "title" ? article.title : article.body;
        const std::size_t begin = mention.at("begin");
        mentions.push_back(field + ' ' +
                           text.substr(begin, mention.at("end").get<std::size_t>() - begin));
      }
  EXPECT_EQ(mentions, (std::vector<std::string>{"title Vladimir Poutine", "body Poutine",
                                                "title Pyongyang", "body Moscou", "body Russes"}));
}

TEST(AnalysisJson, MarksWeakMentionsAndLabelsCountries) {
  const auto countries = analyze({.id = "1", .body = "Moscou et les Russes."}).at("countries");
  ASSERT_EQ(countries.size(), 1U);
  EXPECT_EQ(countries[0].at("code"), "RU");
  EXPECT_EQ(countries[0].at("label"), "Russie");
  EXPECT_TRUE(countries[0].at("mentions")[0].value("weak", false));
  EXPECT_FALSE(countries[0].at("mentions")[1].contains("weak"));
}

TEST(AnalysisJson, PrintsWhatIsAbsentAsEmptyAndAnyBytesAsValidJson) {
  const auto json = analyze({.id = "caf\xE9", .body = "rien"});
  EXPECT_EQ(json.at("id"), "caf\uFFFD");
  EXPECT_TRUE(json.at("date").is_null());
  EXPECT_EQ(json.at("persons"), nlohmann::json::array());
  EXPECT_EQ(json.at("countries"), nlohmann::json::array());
}

}  // namespace
}  // namespace kiosque
