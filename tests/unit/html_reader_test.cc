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

ReadResults read_page(const std::string& bytes, const std::string& charset = "",
                      const std::string& url = "") {
  std::istringstream in(bytes);
  ReadResults results;
  read_html(Document{in, "a.html", charset, url}, {}, results.taker());
  return results;
}

// The only article of a page without problems.
Article read_article(const std::string& bytes) {
  ReadResults results = read_page(bytes);
  EXPECT_THAT(results.problem_places(), IsEmpty());
  EXPECT_EQ(results.articles.size(), 1U);
  return results.articles.empty() ? Article{} : std::move(results.articles[0]);
}

const std::string kSource = KIOSQUE_SOURCE_DIR;

Article read_sample(const std::string& name) {
  return read_article(read_whole_file(kSource + "/corpus/sample/pages-web/" + name + ".html"));
}

// Writes a paragraph that is long enough to be one.
std::string paragraph(const std::string& words = "Le pont de bois rouvre aux promeneurs") {
  return "<p>" + words + ", après deux ans de travaux et une longue attente des riverains.</p>";
}

struct Sample {
  std::string name;
  std::string title;
  std::string source;
  std::string author;
  std::string section;
  std::string url;
  std::string language;
  Date date;
};

TEST(HtmlReader, ReadsPagesOfAllManners) {
  const std::vector<Sample> samples = {
      {"bibliotheque-morlaix",
       "À Morlaix, la nouvelle bibliothèque ouvre dans l’ancienne manufacture",
       "La Gazette du Ponant", "Rédaction de Morlaix", "Culture",
       "https://gazette-du-ponant.example/culture/article/2022/09/17/"
       "a-morlaix-la-nouvelle-bibliotheque-ouvre_6141.html",
       "fr", Date{2022, 9, 17}},
      {"moulin-bouin",
       "Vendée\u00A0: Le moulin de Bouin moud à nouveau de la farine, une première depuis 1938",
       "Dix Minutes", "Bureau de Nantes", "Nantes",
       "https://dix-minutes.example/nantes/3301277-20210614-vendee-moulin-bouin", "fr",
       Date{2021, 6, 14}},
      {"verger-conservatoire", "Ardèche : le verger conservatoire fête ses cent variétés de pommes",
       "Les Nouvelles du Coiron", "Rédaction de Privas", "Ardèche, Agriculture",
       "https://nouvelles-du-coiron.example/2023/10/ardeche-verger-conservatoire/", "fr",
       Date{2023, 10, 9}},
      {"cloche-crozant", "La cloche de Crozant refondue sur la place", "", "Rédaction de Guéret",
       "", "", "", Date{2003, 6, 12}},
  };
  for (const Sample& sample : samples) {
    SCOPED_TRACE(sample.name);
    const Article article = read_sample(sample.name);
    EXPECT_EQ(article.title, sample.title);
    EXPECT_EQ(article.source, sample.source);
    EXPECT_EQ(article.author, sample.author);
    EXPECT_EQ(article.section, sample.section);
    EXPECT_EQ(article.url, sample.url);
    EXPECT_EQ(article.language, sample.language);
    EXPECT_EQ(article.date, sample.date);
    EXPECT_EQ(article.id, "");
    EXPECT_EQ(article.body + '\n',
              read_whole_file(kSource + "/tests/fixtures/html/" + sample.name + ".txt"));
  }
}

TEST(HtmlReader, TrustsJsonLdThenOpenGraphThenMetaThenThePage) {
  const std::string json =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Un",)"
      R"("datePublished":"2021-01-01","author":"A"}</script>)";
  const std::string graph =
      R"(<meta property="og:title" content="Deux"><meta property="article:published_time" )"
      R"(content="2021-02-02"><meta property="article:author" content="https://fb.example/b">)"
      R"(<meta property="article:author" content="B"><meta property="article:author" content="C">)";
  const std::string meta = R"(<meta name="DC.date.issued" content="2021-03-03">)"
                           R"(<meta name="parsely-author" content="D">)";
  const std::string page =
      "<main><h1>Quatre</h1><time datetime='2021-04-04'>hier</time><span "
      "itemprop=author>par E</span>" +
      paragraph() + "</main>";
  Article article = read_article(json + graph + meta + page);
  EXPECT_EQ(article.title + ' ' + article.author + ' ' + to_iso(*article.date), "Un A 2021-01-01");
  article = read_article(graph + meta + page);
  EXPECT_EQ(article.title + ' ' + article.author + ' ' + to_iso(*article.date),
            "Deux D 2021-02-02");
  article = read_article(meta + page);
  EXPECT_EQ(article.title + ' ' + article.author + ' ' + to_iso(*article.date),
            "Quatre D 2021-03-03");
  article = read_article(page);
  EXPECT_EQ(article.title + ' ' + article.author + ' ' + to_iso(*article.date),
            "Quatre E 2021-04-04");
}

TEST(HtmlReader, CutsTheSitesNameOffTheTitle) {
  struct Case {
    std::string head;
    std::string title;
  };
  for (const auto& [head, title] : std::vector<Case>{
           {"<title>Le pont rouvre aux promeneurs - Le Monde</title>",
            "Le pont rouvre aux promeneurs"},
           {"<title>Le pont rouvre aux promeneurs | Libération</title>",
            "Le pont rouvre aux promeneurs"},
           {"<title>Le pont – rouvert – attire du monde</title><meta property=og:site_name "
            "content='Ouest'>",
            "Le pont – rouvert"},
           {"<title>Ouest.fr - Le pont rouvre</title><meta property=og:site_name content='Ouest'>",
            "Le pont rouvre"},
           {"<meta property=og:title content='Le pont - Ouest'><meta property=og:site_name "
            "content=Ouest>",
            "Le pont"},
           {"<meta property=og:title content='Le pont - Ouest'>", "Le pont - Ouest"},
           {"<title>Le pont rouvre - Ouest</title><h1>Ouest</h1><h1>Le pont rouvre</h1>",
            "Le pont rouvre"},
           {"<title>Pont : l&#39;heure</title>", "Pont : l'heure"}}) {
    SCOPED_TRACE(head);
    EXPECT_EQ(read_article(head + paragraph()).title, title);
  }
}

TEST(HtmlReader, TakesTheCanonicalAddressThenWhereThePageWasFetched) {
  struct Case {
    std::string head;
    std::string url;
  };
  for (const auto& [head, url] : std::vector<Case>{
           {"<link rel=canonical href='https://a.example/x?a=1&amp;b=2'>",
            "https://a.example/x?a=1&b=2"},
           {"<link rel=Canonical href='/x'><meta property=og:url content='https://a.example/y'>",
            "https://a.example/y"},
           {"<link rel=canonical href='javascript:alert(1)'>", "https://fetched.example/"},
           {"<link rel=canonical href='https://a.example/a b'>", "https://fetched.example/"},
           {"", "https://fetched.example/"}}) {
    SCOPED_TRACE(head);
    const ReadResults results = read_page(head + paragraph(), "", "https://fetched.example/");
    ASSERT_EQ(results.articles.size(), 1U);
    EXPECT_EQ(results.articles[0].url, url);
  }
}

TEST(HtmlReader, TellsADateThatCannotBeRead) {
  const ReadResults results = read_page("<meta name=date content='la veille'>" + paragraph());
  EXPECT_THAT(results.problem_places(), ElementsAre("bad-date 0"));
  ASSERT_EQ(results.articles.size(), 1U);
  EXPECT_EQ(results.articles[0].date, std::nullopt);
}

TEST(HtmlReader, TakesTheBodyOfJsonLdWhereThePageShowsLittle) {
  const std::string body =
      "Le premier paragraphe du texte, qui est long assez pour compter.\\n"
      "Le deuxième paragraphe &amp; la fin de tout cela, enfin.";
  const std::string json =
      R"(<script type="application/ld+json">{"@type":"Article","headline":"T",)"
      R"("articleBody":")" +
      body + "\"}</script>";
  EXPECT_EQ(read_article(json + "<h1>T</h1><p>Il vous reste 72 % de cet article à lire.</p>").body,
            "Le premier paragraphe du texte, qui est long assez pour compter.\n"
            "Le deuxième paragraphe & la fin de tout cela, enfin.");
  EXPECT_THAT(read_article(json + paragraph()).body, HasSubstr("Le pont de bois"));
}

TEST(HtmlReader, ReadsPagesWithoutHeadlineAndHeadlinesWithoutText) {
  EXPECT_EQ(read_article(paragraph()).title, "");
  EXPECT_EQ(read_article("<h1>Le pont rouvre</h1>").body, "");
}

TEST(HtmlReader, RejectsWhatIsNoArticle) {
  for (const std::string page :
       {"<title>Accueil - Ouest</title><ul><li><a href=/a>Le pont</a><li><a href=/b>Le "
        "lac</a></ul>",
        "<html><head></head><body></body></html>", "<script>var a = 1;</script>"}) {
    SCOPED_TRACE(page);
    const ReadResults results = read_page(page);
    EXPECT_THAT(results.problem_places(), ElementsAre("empty 0"));
    EXPECT_THAT(results.articles, IsEmpty());
    EXPECT_NE(results.problems[0].cure, "");
  }
  EXPECT_THAT(read_page("").problem_places(), ElementsAre("empty 0"));
  EXPECT_THAT(read_page(" \n \t").problem_places(), ElementsAre("empty 0"));
  EXPECT_THAT(
      read_page(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0", 22)).problem_places(),
      ElementsAre("binary 0"));
}

TEST(HtmlReader, ReadsOldEncodingsAndTellsDamage) {
  for (const std::string meta :
       {"<meta charset=iso-8859-1>", "<meta charset=utf-8>", "",
        "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>"}) {
    SCOPED_TRACE(meta);
    EXPECT_THAT(read_article(meta + "<h1>Caf\xE9 ferm\xE9</h1>" +
                             "<p>En g\xE9n\xE9ral, le pont rouvre aux promeneurs.")
                    .title,
                "Café fermé");
  }
  // The server's charset counts more than the page's.
  EXPECT_EQ(read_page("<h1>c\xBDur \xA4</h1>", "ISO-8859-15").articles.at(0).title, "cœur €");
  EXPECT_EQ(read_article("<meta charset=iso-8859-15><h1>c\xBDur \xA4</h1>").title, "cœur €");
  EXPECT_EQ(
      read_page("<meta charset=iso-8859-15><h1>\xBD \xE9</h1>", "latin1").articles.at(0).title,
      "½ é");
  EXPECT_EQ(read_article("<meta charset=utf-16le><h1>\xE9t\xE9</h1>").title, "été");
  // Valid UTF-8 is UTF-8 whatever is declared.
  EXPECT_EQ(read_page("<meta charset=iso-8859-1><h1>Été</h1>", "windows-1252").articles.at(0).title,
            "Été");
  const ReadResults damaged = read_page("<h1>Été, é, è, à \xFF</h1>\n" + paragraph());
  EXPECT_THAT(damaged.problem_places(), ElementsAre("encoding 1"));
  ASSERT_EQ(damaged.articles.size(), 1U);
  EXPECT_EQ(damaged.articles[0].title, "Été, é, è, à \uFFFD");
}

}  // namespace
}  // namespace kiosque
