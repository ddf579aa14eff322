// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "tests/support/markup.h"
#include "tests/unit/printing.h"

namespace kiosque {
namespace {

using Texts = std::vector<std::string>;

Hit make_hit(const std::string& id, std::optional<Date> date) {
  Hit hit;
  hit.article = make_article(id, "");
  hit.article.date = date;
  hit.title = {"Kim à Moscou", {{0, 3}}};
  hit.passages = {{"M. Kim parle.", {{3, 6}}}};
  return hit;
}

WholeAnswer answer_of(const std::vector<Hit>& hits) {
  WholeAnswer whole = whole_answer("1", "Kim AND Poutine", "(and kim poutine)", hits.size(), hits);
  whole.answer.offset = 0;
  whole.answer.sort = SortOrder::newest;
  whole.answer.detail = HitDetail::passages;
  return whole;
}

std::string print(const WholeAnswer& whole) {
  const std::string lists = test_word_lists();
  const Lexicon lexicon{lists};
  return print_with(*make_html_printer(lexicon, Date{2026, 11, 26}), whole);
}

Markup document(const WholeAnswer& whole) { return Markup(print(whole)); }

TEST(HtmlPrinterTest, TheCoverSaysWhatWasAskedWhenAndHowMuch) {
  WholeAnswer whole = answer_of({make_hit("a", Date{2019, 4, 18})});
  whole.answer.match_count = 3412;
  whole.answer.dates.first = Date{2019, 1, 1};
  whole.answer.in_words = "«\u00A0Kim\u00A0» et «\u00A0Poutine\u00A0»";
  const Markup html = document(whole);
  EXPECT_EQ(html.texts("title").front(), "Dossier de presse\u00A0: Kim ET Poutine");
  EXPECT_EQ(html.texts("h1"), Texts{"Dossier de presse\u00A0: Kim ET Poutine"});
  EXPECT_EQ(
      html.texts("p", "summary"),
      Texts{"Articles qui contiennent «\u00A0Kim\u00A0» et «\u00A0Poutine\u00A0», parus depuis le "
            "1er janvier 2019."});
  EXPECT_EQ(html.texts("p", "made"), Texts{"Le plus récent de 3\u202F412\u00A0articles · extraits "
                                           "· établi le 26 novembre 2026"});
  EXPECT_EQ(html.find("html").front().attributes.at("lang"), "fr");
}

TEST(HtmlPrinterTest, NothingIsLoadedOrRun) {
  const std::string html = print(answer_of({make_hit("a", Date{2019, 4, 18})}));
  bool has_policy = false;
  for (const MarkupElement& meta : Markup(html).find("meta"))
    if (meta.attributes.contains("http-equiv")) {
      EXPECT_EQ(meta.attributes.at("http-equiv"), "Content-Security-Policy");
      EXPECT_TRUE(meta.attributes.at("content").starts_with(
          "default-src 'none'; style-src 'unsafe-inline';"));
      has_policy = true;
    }
  EXPECT_TRUE(has_policy);
  for (const char* loads : {"<script", "<link", "<img", "<iframe", "src=", "url(", "@import"})
    EXPECT_EQ(html.find(loads), std::string::npos) << loads;
}

TEST(HtmlPrinterTest, ArticlesOfADayStandTogetherAndTheUndatedLast) {
  const Markup html =
      document(answer_of({make_hit("a", Date{2019, 4, 18}), make_hit("b", Date{2019, 4, 18}),
                          make_hit("c", Date{2019, 3, 1}), make_hit("d", {}), make_hit("e", {})}));
  EXPECT_EQ(html.find("article").size(), 5U);
  const std::vector<MarkupElement> days = html.find("section", "day");
  ASSERT_EQ(days.size(), 3U);
  EXPECT_TRUE(days[0].text.starts_with("\njeudi 18 avril 2019\n"));
  EXPECT_TRUE(days[1].text.starts_with("\nvendredi 1er mars 2019\n"));
  EXPECT_TRUE(days[2].text.starts_with("\nSans date\n"));
  EXPECT_EQ(days[0].attributes.at("id"), "mois-2019-04");
  EXPECT_FALSE(days[2].attributes.contains("id"));
  for (const char* place : {"/articles/d.txt", "/articles/e.txt"})
    EXPECT_NE(days[2].text.find(place), std::string::npos) << place;
}

TEST(HtmlPrinterTest, AnArticleHasAllThatIsKnownOfIt) {
  Hit hit = make_hit("kp-1", Date{2019, 4, 18});
  hit.article.source = "Le Monde";
  hit.article.section = "International";
  hit.article.author = "A. B.";
  hit.article.url = "https://a.example/x?y=1&z=2";
  hit.article.line = 3;
  hit.persons = {"Kim Jong-un", "Vladimir Poutine"};
  hit.countries = {"KP", "XX"};
  const Markup html = document(answer_of({hit}));
  EXPECT_EQ(html.texts("h3"), Texts{"Kim à Moscou"});
  EXPECT_EQ(html.texts("mark"), (Texts{"Kim", "Kim"}));
  EXPECT_EQ(html.texts("p", "origin"), Texts{"Le Monde · International · A. B. · 18 avril 2019"});
  EXPECT_EQ(html.texts("dd"), (Texts{"Kim Jong-unVladimir Poutine", "Corée du NordXX"}));
  EXPECT_EQ(html.texts("p", "place"),
            Texts{"Identifiant\u00A0: kp-1 · Fichier\u00A0: /articles/kp-1.txt:3"});
  const MarkupElement link = html.find("a").back();
  EXPECT_EQ(link.attributes.at("href"), "https://a.example/x?y=1&z=2");
  EXPECT_EQ(link.attributes.at("rel"), "noopener noreferrer nofollow");
}

TEST(HtmlPrinterTest, WhatIsMissingTakesNoPlace) {
  Hit hit;
  hit.article.id = "x";
  hit.article.path = "-";
  const Markup html = document(answer_of({hit}));
  EXPECT_EQ(html.texts("h3"), Texts{"Sans titre"});
  EXPECT_EQ(html.texts("article"),
            Texts{"\nSans titre\nIdentifiant\u00A0: x · Fichier\u00A0: entrée standard\n"});
}

TEST(HtmlPrinterTest, ManyNamesAreCutShort) {
  Hit hit = make_hit("a", {});
  hit.persons.assign(40, "A B");
  EXPECT_TRUE(document(answer_of({hit})).texts("dd").front().ends_with("A Bet 25 autres"));
  hit.persons.assign(16, "A B");
  EXPECT_EQ(document(answer_of({hit})).find("li").size(), 16U);
}

TEST(HtmlPrinterTest, AWholeTextKeepsItsParagraphs) {
  WholeAnswer whole = answer_of({make_hit("a", {})});
  whole.hits.front().passages = {{"Un.", {}}, {"Deux.", {}}, {"Trois.", {}}};
  whole.answer.detail = HitDetail::full;
  const Markup html = document(whole);
  EXPECT_EQ(html.texts("div", "text"), Texts{"\nUn.\nDeux.\nTrois.\n"});
  EXPECT_TRUE(html.find("div", "passages").empty());
  EXPECT_NE(html.texts("p", "made").front().find("textes entiers"), std::string::npos);
}

WholeAnswer answer_with_facets() {
  WholeAnswer whole = answer_of(
      {make_hit("a", Date{2019, 4, 18}), make_hit("b", Date{2019, 1, 1}), make_hit("c", {})});
  whole.answer.facets = Facets{{{"Kim Jong-un", "Kim Jong-un", 3}, {"Xi", "Xi", 1}},
                               {{"KP", "Corée du Nord", 2}},
                               {{"Le Monde", "Le Monde", 3}},
                               {{"2019", "2019", 2}},
                               {{"2019-01", "2019-01", 1}, {"2019-04", "2019-04", 1}},
                               1};
  return whole;
}

TEST(HtmlPrinterTest, FacetsAreCounted) {
  const Markup html = document(answer_with_facets());
  EXPECT_EQ(html.texts("h2", "label"), (Texts{"Chronologie", "Personnes", "Pays", "Sources"}));
  EXPECT_EQ(html.texts("ol")[0], "\nKim Jong-un 3\u00A0articles\nXi 1\u00A0article\n");
  EXPECT_EQ(html.texts("ol")[1], "\nCorée du Nord 2\u00A0articles\n");
}

TEST(HtmlPrinterTest, TheTimelineIsAlsoATable) {
  WholeAnswer whole = answer_with_facets();
  const Markup html = document(whole);
  EXPECT_EQ(html.find("rect").size(), 2U);
  EXPECT_EQ(html.texts("tr"), (Texts{"PériodeArticles", "janvier\u00A020191", "avril\u00A020191"}));
  EXPECT_TRUE(html.texts("figcaption").front().ends_with("1\u00A0article sans date."));
  whole.answer.facets->months.clear();
  EXPECT_TRUE(document(whole).find("svg").empty());
}

TEST(HtmlPrinterTest, EveryReferenceInTheDocumentHasItsTarget) {
  const Markup html = document(answer_with_facets());
  std::set<std::string> ids;
  for (const MarkupElement& element : html.elements())
    if (element.attributes.contains("id")) {
      EXPECT_TRUE(ids.insert(element.attributes.at("id")).second) << element.attributes.at("id");
    }
  std::size_t references = 0;
  for (const MarkupElement& element : html.elements()) {
    for (const auto& [name, value] : element.attributes) {
      std::istringstream words(name == "aria-labelledby"                  ? value
                               : name == "href" && value.starts_with('#') ? value.substr(1)
                                                                          : "");
      for (std::string id; words >> id; ++references) EXPECT_TRUE(ids.contains(id)) << id;
    }
  }
  EXPECT_GE(references, 12U);
}

TEST(HtmlPrinterTest, AnArticleNamesTheNewspapersThatTookItOver) {
  Hit hit = make_hit("a", Date{2019, 4, 18});
  hit.copies = 2;
  hit.also = {{"b", "", "Ouest-France", {}}, {"c", "", "La <Croix>", {}}};
  hit.article.language = "en";
  WholeAnswer whole = answer_of({hit, make_hit("d", Date{2019, 1, 1})});
  whole.answer.grouped = true;
  whole.answer.story_count = 2;
  whole.answer.match_count = 4;
  // March has copies alone: nothing to link to.
  whole.answer.facets =
      Facets{{}, {}, {}, {}, {{"2019-01", "", 1}, {"2019-03", "", 2}, {"2019-04", "", 1}}};
  const Markup html = document(whole);
  EXPECT_EQ(html.texts("p", "copies"), Texts{"2 reprises\u00A0: Ouest-France, La <Croix>"});
  EXPECT_EQ(html.texts("bdi", "language"), Texts{"en"});
  EXPECT_TRUE(
      html.texts("p", "made").front().starts_with("2\u00A0articles et 2\u00A0reprises · extraits"));
  Texts links;
  for (const MarkupElement& link : html.find("a"))
    if (link.attributes.at("href").starts_with("#mois-"))
      links.push_back(link.attributes.at("href"));
  EXPECT_EQ(links, (Texts{"#mois-2019-01", "#mois-2019-04"}));
}

TEST(HtmlPrinterTest, ADossierThatIsCutLinksToNoMonthThatIsMissing) {
  WholeAnswer whole = answer_with_facets();
  whole.answer.match_count = 100;
  const Markup html = document(whole);
  const std::vector<MarkupElement> links = html.find("a");
  EXPECT_TRUE(std::none_of(links.begin(), links.end(), [](const MarkupElement& link) {
    return link.attributes.at("href").starts_with("#mois-");
  }));
}

TEST(HtmlPrinterTest, NothingFoundIsSaid) {
  const Markup html = document(answer_of({}));
  EXPECT_EQ(html.texts("main"), Texts{"\nAucun article ne répond à cette recherche.\n"});
  EXPECT_EQ(html.texts("p", "made"), Texts{"Aucun article · établi le 26 novembre 2026"});
}

TEST(HtmlPrinterTest, ArticlesThatVanishedMeanwhileAreCounted) {
  WholeAnswer whole = answer_of({make_hit("a", {})});
  whole.answer.hit_count = whole.answer.match_count = 3;
  EXPECT_NE(document(whole).texts("footer").front().find("2\u00A0articles en moins"),
            std::string::npos);
  EXPECT_EQ(document(answer_of({make_hit("a", {})})).texts("footer").front().find("en moins"),
            std::string::npos);
}

TEST(HtmlPrinterTest, HostileTextStaysText) {
  const std::string bad =
      "\x1b[2J\u202E\"'><script>alert(1)</script><img src=x onerror=x>]]>--><!-- </style>&lt;";
  Hit hit = make_hit(bad, Date{2019, 4, 18});
  Article& article = hit.article;
  article.source = article.author = article.section = article.path = bad;
  article.url = "javascript:alert(1)";
  hit.title = {"</h3></article><script>x</script>", {{0, 5}}};
  hit.passages = {hit.title};
  hit.persons = hit.countries = {bad};
  WholeAnswer whole = answer_of({hit, hit});
  whole.answer.text = bad;
  whole.answer.facets = Facets{
      {{bad, bad, 1}}, {{bad, bad, 1}}, {{bad, bad, 1}}, {}, {{bad, bad, 1}, {"2019-04", bad, 1}}};
  const std::string printed = print(whole);
  for (const char* unsafe : {"\x1b", "\u202E", "<script", "<img", "]]>", "<!--"})
    EXPECT_EQ(printed.find(unsafe), std::string::npos) << unsafe;
  const Markup html(printed);
  EXPECT_EQ(html.find("article").size(), 2U);
  EXPECT_EQ(html.texts("h3").front(), "</h3></article><script>x</script>");
  for (const MarkupElement& element : html.elements())
    for (const auto& [name, value] : element.attributes) {
      EXPECT_FALSE(name.starts_with("on")) << name;
      EXPECT_TRUE(name != "href" || value.starts_with('#')) << value;
    }
  EXPECT_NE(html.texts("p", "place").front().find("Adresse\u00A0: javascript:alert(1)"),
            std::string::npos);
}

}  // namespace
}  // namespace kiosque
