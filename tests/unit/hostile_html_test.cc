// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Pages made to take a reader's time, memory or stack. That they end at all is the test: each
// would take minutes where a step takes more than its share.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "src/text/utf8.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ReadResults read_page(const std::string& bytes) {
  std::istringstream in(bytes);
  ReadResults results;
  read_html(Document{in, "a.html"}, {}, results.taker());
  for (const Article& article : results.articles)
    for (const std::string* text : {&article.title, &article.body, &article.author, &article.source,
                                    &article.section, &article.url, &article.language}) {
      EXPECT_EQ(find_ill_formed(*text), std::string::npos);
      EXPECT_EQ(text->find('\0'), std::string::npos);
    }
  return results;
}

std::string repeat(const std::string& text, std::size_t count) {
  std::string repeated;
  repeated.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) repeated += text;
  return repeated;
}

// The sanitizers make every step some ten times slower, and look at memory, not at time.
#if defined(__SANITIZE_ADDRESS__)
constexpr int kShare = 40;
#else
constexpr int kShare = 1;
#endif

std::string scaled(const std::string& text, std::size_t count) {
  return repeat(text, count / kShare);
}

const std::string kParagraph =
    "<p>Le pont de bois rouvre aux promeneurs, après deux ans de travaux et d'attente.</p>";
const std::string kText =
    "Le pont de bois rouvre aux promeneurs, après deux ans de travaux et d'attente.";

TEST(HostileHtml, NestingOfAnyDepthKeepsTheText) {
  for (const std::string tag : {"<div>", "<span>", "<table><tr><td>", "<ul><li>", "<b>", "<x-y>",
                                "<blockquote>", "<article>", "<a href=x>", "<p><object>"}) {
    SCOPED_TRACE(tag);
    EXPECT_THAT(read_page("<h1>Titre</h1>" + repeat(tag, 100'000) + kParagraph).problem_places(),
                IsEmpty());
  }
  const ReadResults deep = read_page(repeat("<div>", 100'000) + kParagraph);
  ASSERT_EQ(deep.articles.size(), 1U);
  EXPECT_EQ(deep.articles[0].body, kText);
}

TEST(HostileHtml, EveryStepTakesTimeInProportionToThePage) {
  std::string attributes = "<p ";
  for (int i = 0; i < 1'000'000 / kShare; ++i) attributes += 'a' + std::to_string(i) + ' ';
  const std::vector<std::string> pages = {
      attributes + '>',
      scaled("<div>", 300'000) + scaled("</p></b></td>", 300'000),
      scaled("<span>", 250) + scaled("</i>", 2'000'000),
      scaled("<", 4'000'000),
      scaled("<!--", 2'000'000),
      scaled("<script>", 1'000'000),
      scaled("<script></", 1'000'000),
      scaled("<a href=\"", 1'000'000),
      scaled("&", 4'000'000),
      scaled("&#x41", 1'000'000),
      scaled("<p>a", 400'000),
      scaled("<h2>a</h2>", 100'000) + kParagraph,
      scaled("<p class='x y z share'>a", 200'000),
      "<div class='" + scaled("a-", 4'000'000) + "'>" + kParagraph,
      scaled("<meta name=a content=b>", 300'000),
      scaled("<time>a", 300'000),
      "<title>" + scaled("a - ", 1'000'000) + "</title><h1>b</h1>" + kParagraph,
      "<title>" + scaled("a", 1'000'000) + "</title>" + scaled("<h1>b</h1>", 50'000) + kParagraph,
      scaled("<section><h1></h1><header>", 100'000) + kParagraph,
      "<meta property=og:title content='" + scaled("x | ", 1'000'000) + "'>" + kParagraph,
  };
  for (const std::string& page : pages) {
    SCOPED_TRACE(page.substr(0, 40));
    EXPECT_LE(read_page(page).articles.size(), 1U);
  }
}

TEST(HostileHtml, OneHugeAttributeOrTextIsRead) {
  const std::string huge(15U << 20, 'x');
  EXPECT_EQ(read_page("<img src='" + huge + "'>" + kParagraph).articles.at(0).body, kText);
  EXPECT_EQ(read_page("<h1>Titre</h1><p>" + huge + "</p>").articles.at(0).body, huge);
}

TEST(HostileHtml, TooLargeAPageIsRejected) {
  EXPECT_THAT(read_page(std::string(17U << 20, 'x')).problem_places(), ElementsAre("too-large 0"));
  EXPECT_THAT(read_page(repeat("<p>a", 3'000'000)).problem_places(), ElementsAre("too-large 0"));
}

TEST(HostileHtml, NulBytesAndControlsBecomeBlanks) {
  std::string page = "<h1>Un\u0001titre</h1>" + kParagraph + repeat(kParagraph, 20);
  page.insert(5, 1, '\0');
  const ReadResults results = read_page(page);
  EXPECT_THAT(results.problem_places(), ElementsAre("encoding 1"));
  EXPECT_EQ(results.articles.at(0).title, "U n titre");
  EXPECT_EQ(read_page("<h1>a&#0;&#1;&#x110000;&#xD800;b</h1>").articles.at(0).title,
            "a\uFFFD\uFFFD\uFFFD\uFFFD"
            "b");
  EXPECT_EQ(read_page("<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":"
                      "\"a\\u0000b\"}</script>" +
                      kParagraph)
                .articles.at(0)
                .title,
            "a b");
}

TEST(HostileHtml, PagesCutOffAnywhereAreRead) {
  const std::string folder = std::string(KIOSQUE_SOURCE_DIR) + "/corpus/sample/pages-web/";
  for (const char* name : {"bibliotheque-morlaix.html", "moulin-bouin.html", "cloche-crozant.html",
                           "verger-conservatoire.html"}) {
    const std::string whole = read_whole_file(folder + name);
    for (std::size_t size = 0; size < whole.size(); size += 97) {
      SCOPED_TRACE(std::string(name) + ' ' + std::to_string(size));
      const ReadResults results = read_page(whole.substr(0, size));
      EXPECT_EQ(results.articles.size() + results.problems.size() > 0, true);
    }
  }
}

struct Specimen {
  const char* name;
  const char* body;  // how it begins
  std::vector<std::string> problems;
};

TEST(HostileHtml, BrokenSpecimensCostNothingButWhatIsMissing) {
  const std::string folder = std::string(KIOSQUE_SOURCE_DIR) + "/corpus/broken/html/";
  for (const auto& [name, body, problems] : std::vector<Specimen>{
           {"truncated.html", "Six passagers, un vélo et un chien", {}},
           {"wrong-charset.html", "La commune a posé un banc à côté", {}},
           {"declared-latin1-is-utf8.html", "La commune a posé un banc à côté", {}},
           {"deep.html", "La commune a posé un banc à côté", {}},
           {"broken-json-ld.html", "La commune a posé un banc à côté", {}}}) {
    SCOPED_TRACE(name);
    const ReadResults results = read_page(read_whole_file(folder + name));
    EXPECT_EQ(results.problem_places(), problems);
    ASSERT_EQ(results.articles.size(), 1U);
    EXPECT_THAT(results.articles[0].body, testing::StartsWith(body));
    if (name != std::string("truncated.html")) {
      EXPECT_EQ(results.articles[0].title, "Un banc public pour lire");
    }
  }
  EXPECT_THAT(read_page(read_whole_file(folder + "not-an-article.html")).problem_places(),
              ElementsAre("empty 0"));
}

}  // namespace
}  // namespace kiosque
