// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ReadResults read_bytes(const std::string& bytes, const std::string& name = "a.json",
                       const ReadOptions& options = {}) {
  std::istringstream in(bytes);
  ReadResults results;
  read_placed(Document{in, name}, "/presse/" + name, options, results.taker());
  return results;
}

// "un 1" for an article of that body in line 1.
std::vector<std::string> bodies(const ReadResults& results) {
  std::vector<std::string> found;
  for (const Article& article : results.articles)
    found.push_back(article.body + ' ' + std::to_string(article.line));
  return found;
}

TEST(JsonArray, ReadsObjectsHoweverTheyAreWritten) {
  const struct {
    const char* bytes;
    std::vector<std::string> bodies;
  } kCases[] = {
      {R"([{"body":"un"},{"body":"deux"}])", {"un 1", "deux 1"}},
      {"[\n  {\n    \"body\": \"un\"\n  },\n  {\n    \"body\": \"deux\"\n  }\n]\n",
       {"un 2", "deux 5"}},
      {"[{\"body\":\"un\"}\n,{\"body\":\"deux\"}\n]", {"un 1", "deux 2"}},
      {"\xEF\xBB\xBF[{\"body\":\"un\"}]", {"un 1"}},
      {"{\n \"body\": \"un\"\n}\n", {"un 1"}},
      {R"({"body":"un"}{"body":"deux"} {"body":"trois"})", {"un 1", "deux 1", "trois 1"}},
      {"{\"body\":\"un\"}\n{\"body\":\"deux\"}\n", {"un 1", "deux 2"}},
      {R"([{"body":"un"}][{"body":"deux"}])", {"un 1", "deux 1"}},
      {R"([[{"body":"un"}],[{"body":"deux"}]])", {"un 1", "deux 1"}},
      {R"({"articles":[{"body":"un"},{"body":"deux"}]})", {"un 1", "deux 1"}},
      {"{\"total\":2,\"meta\":{\"a\":[{\"body\":\"non\"}]},\n\"items\":[\n{\"body\":\"un\"}],"
       "\"fin\":{\"body\":\"non\"}}",
       {"un 3"}},
      {R"({"data": [ {"body":"un"} ], "results":[{"body":"deux"}], "x":"]}"})", {"un 1", "deux 1"}},
      {R"({"body":"un","items":[{"body":"non"}]})", {"un 1"}},
      {R"([{"body":"un","items":[{"body":"non"}],"o":{"p":[[{}]]}}])", {"un 1"}},
      {R"([{"body":"\"]}{[\\"}])", {"\"]}{[\\ 1"}},
      {R"([{"x":"}","body":"un"},])", {"un 1"}},
  };
  for (const auto& c : kCases) {
    const ReadResults results = read_bytes(c.bytes);
    EXPECT_EQ(bodies(results), c.bodies) << c.bytes;
    EXPECT_THAT(results.problem_places(), IsEmpty()) << c.bytes;
  }
}

TEST(JsonArray, ABrokenObjectCostsOnlyItself) {
  const struct {
    const char* bytes;
    std::vector<std::string> bodies;
    std::vector<std::string> problems;
  } kCases[] = {
      {"[{\"body\":\"un\"},\n{\"body\" \"x\"},\n{\"body\":\"trois\"}]",
       {"un 1", "trois 3"},
       {"syntax 2"}},
      {"[{\"body\":\"un\"},\n{\"body\":\"x},\n{\"body\":\"trois\"}]",
       {"un 1", "trois 3"},
       {"syntax 2"}},
      {"[\n  {\n    \"body\": \"x,\n    \"t\": [\n      {}\n    ]\n  },\n  {\n    \"body\": "
       "\"deux\"\n  }\n]",
       {"deux 8"},
       {"syntax 3"}},
      {"[{\"body\":\"un\"},\n{\"body\":\"x\"\n,{\"body\":\"trois\"}]",
       {"un 1", "trois 3"},
       {"syntax 2"}},
      {R"([{"body":"x","t":[1,2},{"body":"deux"}])", {"deux 1"}, {"syntax 1"}},
      {R"([{"body":"x","t":1]},{"body":"deux"}])",
       {"deux 1"},
       {"syntax 1", "syntax 1", "syntax 1"}},
      {R"([{"body":"un"},{"body":"x"])", {"un 1"}, {"syntax 1"}},
      {R"([{"body":"un"},null,1,"x",{"body":"deux"}])", {"un 1", "deux 1"}, {"syntax 1"}},
      {"[{\"body\":\"un\"},\n{\"body\":\"deux\"}", {"un 1", "deux 2"}, {"syntax 2"}},
      {"[{\"body\":\"un\"},\n{\"body\":\"de", {"un 1"}, {"syntax 2"}},
      {"[{\"body\":\"un\"},\n{\"body\":\"a\tb\"}]", {"un 1"}, {"syntax 2"}},
      {"du texte", {}, {"syntax 1"}},
      {"", {}, {"empty 0"}},
      {"[]", {}, {"empty 0"}},
      {"{\"articles\":[]}", {}, {"empty 0"}},
      {"[{}]", {}, {"empty 1"}},
      {"{", {}, {"syntax 1"}},
      {"[", {}, {"syntax 1"}},
      {"]", {}, {"syntax 1"}},
      {"}", {}, {"syntax 1"}},
      {"\"", {}, {"syntax 1"}},
  };
  for (const auto& c : kCases) {
    const ReadResults results = read_bytes(c.bytes);
    EXPECT_EQ(bodies(results), c.bodies) << c.bytes;
    EXPECT_EQ(results.problem_places(), c.problems) << c.bytes;
  }
}

TEST(JsonArray, SurvivesDeepNesting) {
  std::string open;
  for (int i = 0; i < 100'000; ++i) open += "{\"a\":[";
  std::string close;
  for (int i = 0; i < 100'000; ++i) close += "]}";
  const ReadResults results = read_bytes("[" + open + close + ",{\"body\":\"un\"}]");
  EXPECT_EQ(bodies(results), std::vector<std::string>{"un 1"});
  EXPECT_THAT(results.problem_places(), ElementsAre("syntax 1"));
  EXPECT_THAT(read_bytes(std::string(100'000, '[')).problem_places(), ElementsAre("syntax 1"));
  EXPECT_THAT(read_bytes(std::string(100'000, '{')).problem_places().size(), testing::Ge(1U));
}

TEST(JsonArray, PassesOverAnObjectThatIsTooLarge) {
  const ReadResults results = read_bytes("[{\"body\":\"" + std::string(kMaxArticleBytes + 10, 'x') +
                                         "\"},\n{\"body\":\"deux\"}]");
  EXPECT_EQ(bodies(results), std::vector<std::string>{"deux 2"});
  EXPECT_THAT(results.problem_places(), ElementsAre("too-large 1"));
}

TEST(JsonArray, IsKnownByItsContentOnStandardInput) {
  EXPECT_EQ(bodies(read_bytes("[{\"body\":\"un\"}]", "")), std::vector<std::string>{"un 1"});
  EXPECT_EQ(bodies(read_bytes("{\n\"body\":\"un\"\n}\n", "")), std::vector<std::string>{"un 1"});
  EXPECT_EQ(bodies(read_bytes("\n[\n{\"body\":\"un\"}]", "a.jsonl")),
            std::vector<std::string>{"un 3"});
}

TEST(FieldMap, SaysWhichMembersAreTheFields) {
  ReadOptions options;
  options.map.add("title=headline,body=content.text");
  options.map.add("author=authors.name");
  options.map.add("date=dc.date,source=meta.a.b");
  const std::string object =
      R"({"headline":"T","title":"non","content":{"text":"B","x":{"text":"non"}},"body":"non",)"
      R"("authors":[{"name":"A"},{"n":1},7,{"name":"C"}],"dc.date":"2019-04-18",)"
      R"("meta":{"a":{"b":"S"}}})";
  for (const char* name : {"a.json", "a.jsonl"}) {
    const ReadResults results = read_bytes(object, name, options);
    EXPECT_THAT(results.problem_places(), IsEmpty());
    ASSERT_EQ(results.articles.size(), 1U);
    const Article& article = results.articles[0];
    EXPECT_EQ(article.title, "T");
    EXPECT_EQ(article.body, "B");
    EXPECT_EQ(article.author, "A, C");
    EXPECT_EQ(article.source, "S");
    EXPECT_EQ(article.date, (Date{2019, 4, 18}));
  }
}

TEST(FieldMap, AnObjectWithoutTextTellsTheNamesThatItHas) {
  const ReadResults results = read_bytes(R"([{"headline":"T","content":"B"}])");
  ASSERT_EQ(results.problems.size(), 1U);
  EXPECT_THAT(results.problems[0].cure, HasSubstr("\"headline\", \"content\""));
  EXPECT_THAT(results.problems[0].cure, HasSubstr("--map body=NAME"));
  EXPECT_THAT(read_bytes(R"({"a\u0000b":1})").problems.at(0).cure, HasSubstr("\"a b\""));
}

TEST(JsonArticle, ReadsLanguageAndUnixTimes) {
  const struct {
    const char* object;
    const char* date;
  } kCases[] = {
      {R"({"body":"b","lang":"fr","date":1555597800})", "2019-04-18"},
      {R"({"body":"b","language":"fr","date":1555597800000})", "2019-04-18"},
      {R"({"body":"b","lang":"fr","date":20190418})", "2019-04-18"},
  };
  for (const auto& c : kCases) {
    const ReadResults results = read_bytes(c.object);
    ASSERT_EQ(results.articles.size(), 1U) << c.object;
    ASSERT_TRUE(results.articles[0].date) << c.object;
    EXPECT_EQ(to_iso(*results.articles[0].date), c.date) << c.object;
    EXPECT_EQ(results.articles[0].language, "fr") << c.object;
  }
  EXPECT_THAT(read_bytes(R"({"body":"b","date":"1555597800"})").problem_places(),
              ElementsAre("bad-date 1"));
}

}  // namespace
}  // namespace kiosque
