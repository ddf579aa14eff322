// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/json_ld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosque {
namespace {

std::string headline(const std::string& json) {
  const auto article = parse_linked_article(json);
  return article ? article->headline : "-";
}

TEST(JsonLd, ReadsAllThatAnArticleSaysOfItself) {
  const auto article = parse_linked_article(R"({
    "@context": "https://schema.org", "@type": ["ReportageNewsArticle", "Thing"],
    "headline": " L&#039;horloge &amp; le\ncadran ", "datePublished": "2021-06-14T18:05:00+02:00",
    "dateModified": "2021-06-15", "author": [{"@type": "Person", "name": "A"}, "B", {"url": "x"}, 3],
    "publisher": {"@type": "Organization", "name": "Ouest", "logo": {"@type": "ImageObject"}},
    "articleSection": ["Ain", "Culture"], "inLanguage": {"@type": "Language", "alternateName": "fr"},
    "articleBody": "  Un.\r\n\r\n  Deux  fois. ", "isAccessibleForFree": false,
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://a.example/1"}})");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->headline, "L'horloge & le cadran");
  EXPECT_EQ(article->published, "2021-06-14T18:05:00+02:00");
  EXPECT_EQ(article->modified, "2021-06-15");
  EXPECT_EQ(article->author, "A, B");
  EXPECT_EQ(article->publisher, "Ouest");
  EXPECT_EQ(article->section, "Ain, Culture");
  EXPECT_EQ(article->language, "fr");
  EXPECT_EQ(article->body, "Un.\nDeux fois.");
  EXPECT_EQ(article->url, "https://a.example/1");
}

TEST(JsonLd, FindsTheArticleWhereverItStands) {
  const std::string article = R"({"@type": "NewsArticle", "headline": "T"})";
  const std::string other = R"({"@type": "WebSite", "headline": "non"})";
  const std::vector<std::string> places = {
      article, "[" + other + "," + article + "]", R"({"@graph": [)" + other + "," + article + "]}",
      R"([{"@graph": )" + article + "}]", R"({"@type": "WebPage", "mainEntity": )" + article + "}"};
  for (const std::string& json : places) EXPECT_EQ(headline(json), "T") << json;
  for (const char* type : {"Article", "NewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle",
                           "BlogPosting", "LiveBlogPosting", "http://schema.org/NewsArticle"})
    EXPECT_EQ(headline(R"({"headline": "T", "@type": ")" + std::string(type) + "\"}"), "T") << type;
  for (const std::string& json : std::vector<std::string>{
           other, std::string("[]"), std::string("{}"), std::string("3"),
           std::string(R"("Article")"), std::string(R"({"@type": {"a": "Article"}})"),
           std::string(R"({"@type": null})")})
    EXPECT_EQ(headline(json), "-") << json;
}

TEST(JsonLd, MendsUsualBreaks) {
  const std::string members = R"("@type": "Article", "headline": "T")";
  for (const std::string& json : std::vector<std::string>{
           "<!-- {" + members + "} -->", "//<![CDATA[\n{" + members + "}\n//]]>",
           "/*<![CDATA[*/ [{" + members + "}] /*]]>*/", "<![CDATA[{" + members + "}]]>",
           "{" + members + ",}", "[{" + members + " , } , ]", "{" + members + "};",
           "\xEF\xBB\xBF{" + members + "}", "{" + members + ", \"a\": \"b\nc\td\"}",
           "{" + members + R"(, "a": "l\'heure \x"})"})
    EXPECT_EQ(headline(json), "T") << json;
}

TEST(JsonLd, GivesUpOnTheRest) {
  for (const std::string& json : std::vector<std::string>{
           std::string(), std::string("{"), std::string(R"({"@type": "Article", "headline": "T)"),
           std::string("}{"), std::string("]["), std::string("<![CDATA["), std::string("]]>"),
           std::string(100'000, '['), std::string(100'000, '[') + std::string(100'000, ']'),
           "{\"@type\":\"Article\",\"a\":" + std::string(5000, '[') + std::string(5000, ']') + '}',
           std::string(3U << 20, ' ') + R"({"@type": "Article"})"})
    EXPECT_EQ(headline(json), "-") << json.substr(0, 40);
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += R"({"@graph":)";
  EXPECT_EQ(headline(nested), "-");
}

}  // namespace
}  // namespace kiosque
