// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/temp_folder.h"
#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ReadResults read_bytes(const std::string& bytes) {
  std::istringstream in(bytes);
  ReadResults results;
  read_placed(Document{in, "a.jsonl"}, "/presse/a.jsonl", {}, results.taker());
  return results;
}

// The only article of a line without problems.
Article read_line(const std::string& line) {
  SCOPED_TRACE(line.substr(0, 80));
  ReadResults results = read_bytes(line + '\n');
  EXPECT_THAT(results.problem_places(), IsEmpty());
  EXPECT_EQ(results.articles.size(), 1U);
  return results.articles.empty() ? Article{} : std::move(results.articles[0]);
}

TEST(JsonlReader, ReadsAllFieldsAndPassesOverOthers) {
  const Article article = read_line(
      R"({"x":{"body":"faux","y":[1,{"z":null}]},"id":"afp-1","title":"Le sommet","date":)"
      R"("2019-04-18T10:00:00Z","source":"AFP","url":"https://a.example/1","author":"A. Bé",)"
      R"("section":"Monde","tags":["a","b"],"n":-1.5e3,"vrai":true,"rien":null,"body":"Le corps."})");
  EXPECT_EQ(article.id, "afp-1");
  EXPECT_EQ(article.title, "Le sommet");
  EXPECT_EQ(article.date, (Date{2019, 4, 18}));
  EXPECT_EQ(article.source, "AFP");
  EXPECT_EQ(article.url, "https://a.example/1");
  EXPECT_EQ(article.author, "A. Bé");
  EXPECT_EQ(article.section, "Monde");
  EXPECT_EQ(article.body, "Le corps.");
  EXPECT_EQ(article.path, "/presse/a.jsonl");
  EXPECT_EQ(article.line, 1U);
}

TEST(JsonlReader, UnderstandsTheFormsThatProvidersWrite) {
  const struct {
    const char* line;
    std::string Article::*field;
    const char* value;
  } cases[] = {
      {R"({"text":"le texte"})", &Article::body, "le texte"},
      {R"({"text":"le texte","body":"le corps"})", &Article::body, "le corps"},
      {R"({"body":"","text":"le texte"})", &Article::body, "le texte"},
      {R"({"body":null,"text":"le texte"})", &Article::body, "le texte"},
      {R"({"id":12345,"body":"b"})", &Article::id, "12345"},
      {R"({"id":123456789012345678901234567890,"body":"b"})", &Article::id,
       "123456789012345678901234567890"},
      {R"({"n":[-98765432109876543210,0.1234567890123456789012345e+10],"s":"\\\"0\\","body":"b"})",
       &Article::body, "b"},
      {R"({"id": -1.50 ,"body":"b"})", &Article::id, "-1.50"},
      {R"({"id":null,"url":"u","body":"b"})", &Article::id, "u"},
      {R"({"id":true,"body":"b"})", &Article::id, "/presse/a.jsonl:1"},
      {R"({"id":"","body":"b"})", &Article::id, "/presse/a.jsonl:1"},
      {R"({"author":["Ann Li","Bo"],"body":"b"})", &Article::author, "Ann Li, Bo"},
      {R"({"author":[],"body":"b"})", &Article::author, ""},
      {R"({"author":[null,"Bo",7,{"name":"C"},["D"]],"body":"b"})", &Article::author, "Bo"},
      {R"({"author":{"name":"Bo"},"body":"b"})", &Article::author, ""},
      {R"({"title":null,"body":"b"})", &Article::title, ""},
      {R"({"title":"seul"})", &Article::title, "seul"},
      {R"({"body":"un","body":"deux"})", &Article::body, "deux"},
      {R"({"author":["A"],"author":["B"],"body":"b"})", &Article::author, "B"},
      {R"({"\u0062ody":"\u00e9t\u00e9 \"\\\/\n\ud83d\ude00"})", &Article::body, "été \"\\/\n😀"},
      {R"(  { "body" : "b" }  )", &Article::body, "b"},
      {"{\"body\":\"b\"}\r", &Article::body, "b"},
      {"\xEF\xBB\xBF{\"body\":\"b\"}", &Article::body, "b"},
      {"{\"body\":\"\xE9t\xE9 \xE0 Qu\xE9"
       "bec\"}",
       &Article::body, "été à Québec"},
  };
  for (const auto& c : cases) {
    const Article article = read_line(c.line);
    EXPECT_EQ(article.*c.field, c.value) << c.line;
  }
}

TEST(JsonlReader, RejectsEverySyntaxErrorEvenInFieldsThatItDoesNotUse) {
  for (const char* line : {R"({"body":"b")",
                           R"({"body":"b)",
                           R"({"body":"b"}})",
                           R"({"body":"b"},)",
                           R"({"body":"b"} {"body":"c"})",
                           R"({"body":"b",})",
                           R"({"body" "b"})",
                           R"({"body":})",
                           R"({"body":"b" "title":"t"})",
                           R"({body:"b"})",
                           R"({'body':'b'})",
                           R"({"body":b})",
                           R"({"body":"\q"})",
                           R"({"body":"\u12"})",
                           R"({"body":"\ud800"})",
                           R"({"body":"\udc00 b"})",
                           "{\"body\":\"une\ttabulation\"}",
                           R"({"x":tru,"body":"b"})",
                           R"({"x":nul,"body":"b"})",
                           R"({"x":nulle,"body":"b"})",
                           R"({"x":falsee,"body":"b"})",
                           R"({"x":[1,2},"body":"b"})",
                           R"({"x":[1 2],"body":"b"})",
                           R"({"x":[1,],"body":"b"})",
                           R"({"x":{"a" 1},"body":"b"})",
                           R"({"x":{"a":1,},"body":"b"})",
                           R"({"x":01,"body":"b"})",
                           R"({"x":1.,"body":"b"})",
                           R"({"x":-,"body":"b"})",
                           R"({"x":.5,"body":"b"})",
                           R"({"x":+1,"body":"b"})",
                           R"({"x":0x10,"body":"b"})",
                           R"({"id":12abc,"body":"b"})",
                           R"({"n":123456789012345678901,"x":012345678901234567890123,"body":"b"})",
                           R"({"x":"\q","body":"b"})",
                           R"({"x":NaN,"body":"b"})",
                           R"({"x":]})",
                           R"([{"body":"b"}])",
                           R"(["b"])",
                           R"("b")",
                           "12",
                           "null",
                           "du texte",
                           "{",
                           "}",
                           "[",
                           "\"",
                           "\\",
                           "\x01",
                           "// {\"body\":\"b\"}"}) {
    SCOPED_TRACE(line);
    const ReadResults results =
        read_bytes("{\"body\":\"avant\"}\n" + std::string(line) + "\n{\"body\":\"après\"}\n");
    EXPECT_THAT(results.problem_places(), ElementsAre("syntax 2"));
    ASSERT_EQ(results.articles.size(), 2U);
    EXPECT_EQ(results.articles[0].body, "avant");
    EXPECT_EQ(results.articles[1].body, "après");
    EXPECT_EQ(results.articles[1].line, 3U);
  }
}

TEST(JsonlReader, SaysWhatIsWrongInWords) {
  const struct {
    const char* line;
    const char* message;
  } cases[] = {
      {R"(["b"])", "another kind of value"},
      {R"({"body":"b"} 1)", "something follows the object"},
      {R"({"body":"b)", "a string is not closed"},
      {R"({"body":"b")", "a bracket is not closed"},
      {R"({"body":"b",})", "a comma, a colon, a quote or a bracket"},
      {R"({"x":tru})", "neither a number, true, false nor null"},
      {R"({"x":01})", "a number is not well formed"},
      {R"({"x":"\q"})", "a wrong escape"},
      {"{\"x\":\"\x01\"}", "a control character"},
  };
  for (const auto& c : cases) {
    const ReadResults results = read_bytes(c.line);
    ASSERT_EQ(results.problems.size(), 1U) << c.line;
    EXPECT_THAT(results.problems[0].message, HasSubstr(c.message)) << c.line;
    EXPECT_FALSE(results.problems[0].cure.empty());
  }
}

TEST(JsonlReader, RejectsObjectsWithoutText) {
  for (const char* line :
       {"{}", R"({"title":null})", R"({"body":""})", R"({"body":" \n\t"})", R"({"body":{"a":"b"}})",
        R"({"body":[]})", R"({"id":"a","source":"AFP"})", R"({"body":"\u0000"})"}) {
    const ReadResults results = read_bytes(line);
    EXPECT_TRUE(results.articles.empty()) << line;
    EXPECT_THAT(results.problem_places(), ElementsAre("empty 1")) << line;
  }
}

TEST(JsonlReader, CountsBlankLinesAndNeedsNoLastLineBreak) {
  const ReadResults results =
      read_bytes("\n  \r\n\xEF\xBB\xBF{\"body\":\"un\"}\n\n\t\n{\"body\":\"deux\"}");
  EXPECT_THAT(results.problem_places(), IsEmpty());
  ASSERT_EQ(results.articles.size(), 2U);
  EXPECT_EQ(results.articles[0].id, "/presse/a.jsonl:3");
  EXPECT_EQ(results.articles[1].id, "/presse/a.jsonl:6");
}

TEST(JsonlReader, AFileWithoutALineIsEmpty) {
  for (const char* bytes : {"", "\n\n", "\xEF\xBB\xBF", " \r\n\t"}) {
    const ReadResults results = read_bytes(bytes);
    EXPECT_TRUE(results.articles.empty()) << bytes;
    EXPECT_THAT(results.problem_places(), ElementsAre("empty 0")) << bytes;
  }
}

TEST(JsonlReader, KeepsDamagedArticlesAndTellsTheLine) {
  const std::string valid = "l'été à Québec, déjà ";
  const struct {
    const char* what;
    std::string line;
    std::string body;
    std::vector<std::string> places;
  } cases[] = {
      {"ill-formed", "{\"body\":\"" + valid + "\xFF\"}", valid + "\uFFFD", {"encoding 2"}},
      {"raw NUL", std::string("{\"body\":\"a\0b\"}", 14), "a b", {"encoding 2"}},
      {"escaped NUL", R"({"body":"a\u0000b"})", "a b", {"encoding 2"}},
      {"date", R"({"date":"jamais","body":"a b"})", "a b", {"bad-date 2"}},
      {"date of another kind", R"({"date":{"y":2019},"body":"a b"})", "a b", {}},
      {"both", R"({"date":"31/02/2019","body":"a\u0000b"})", "a b", {"encoding 2", "bad-date 2"}},
  };
  for (const auto& c : cases) {
    const ReadResults results = read_bytes('\n' + c.line + '\n');
    ASSERT_EQ(results.articles.size(), 1U) << c.what;
    EXPECT_EQ(results.articles[0].body, c.body) << c.what;
    EXPECT_EQ(results.problem_places(), c.places) << c.what;
  }
}

TEST(JsonlReader, ReplacesNulInEveryField) {
  const ReadResults results =
      read_bytes(R"({"id":"i\u0000","title":"t\u0000","source":"s\u0000","url":"u\u0000",)"
                 R"("author":"a\u0000","section":"c\u0000","body":"b\u0000"})");
  ASSERT_EQ(results.articles.size(), 1U);
  const Article& article = results.articles[0];
  for (const std::string& text : {article.id, article.title, article.source, article.url,
                                  article.author, article.section, article.body})
    EXPECT_EQ(text.find('\0'), std::string::npos) << text;
  ASSERT_THAT(results.problem_places(), ElementsAre("encoding 1"));
  EXPECT_THAT(results.problems[0].message, HasSubstr("7 NUL bytes"));
}

TEST(JsonlReader, SkipsALineOf50MegabytesWithoutKeepingIt) {
  const TempFolder folder;
  const auto file = folder.write("a.jsonl", "{\"body\":\"un\"}\n{\"body\":\"" +
                                                std::string().append(50'000'000, 'x') +
                                                "\"}\n{\"body\":\"trois\"}\n");
  ReadResults results;
  read_file(file, {}, results.taker());
  ASSERT_EQ(results.articles.size(), 2U);
  EXPECT_EQ(results.articles[1].line, 3U);
  EXPECT_THAT(results.problem_places(), ElementsAre("too-large 2"));
}

TEST(JsonlReader, TakesLinesUpToTheLimit) {
  const std::string frame = "{\"body\":\"b\",\"html\":\"\"}";
  const std::string html(kMaxArticleBytes - frame.size(), 'x');
  EXPECT_EQ(read_line("{\"body\":\"b\",\"html\":\"" + html + "\"}").body, "b");
  const std::string too_long = "{\"body\":\"b\",\"html\":\"x" + html + "\"}";
  EXPECT_THAT(read_bytes(too_long).problem_places(), ElementsAre("too-large 1"));
}

TEST(JsonlReader, SurvivesDeepNesting) {
  const auto nested = [](std::size_t depth, const std::string& open, const std::string& close) {
    std::string line = "{\"body\":\"b\",\"x\":";
    for (std::size_t i = 0; i < depth; ++i) line += open;
    line += '1';
    for (std::size_t i = 0; i < depth; ++i) line += close;
    return line + '}';
  };
  EXPECT_EQ(read_line(nested(1000, "[", "]")).body, "b");
  EXPECT_EQ(read_line(nested(1000, "{\"a\":", "}")).body, "b");
  for (const std::string& line : {nested(1'000'000, "[", "]"), nested(1'000'000, "{\"a\":", "}"),
                                  std::string(1'000'000, '['), std::string(1'000'000, '{')})
    EXPECT_THAT(read_bytes(line).problem_places(), ElementsAre("syntax 1")) << line.substr(0, 40);
}

}  // namespace
}  // namespace kiosque
