// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ReadResults read_bytes(const std::string& bytes) {
  std::istringstream in(bytes);
  ReadResults results;
  read_nitf(Document{in, "a.xml"}, {}, results.taker());
  return results;
}

Article read_story(const std::string& bytes) {
  SCOPED_TRACE(bytes);
  ReadResults results = read_bytes(bytes);
  EXPECT_THAT(results.problem_places(), IsEmpty());
  EXPECT_EQ(results.articles.size(), 1U);
  return results.articles.empty() ? Article{} : std::move(results.articles[0]);
}

TEST(NitfReader, ReadsAllFields) {
  const Article article = read_story(R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf xml:lang="fr">
<head><title>titre de service</title>
<docdata management-status="usable">
  <doc-id regsrc="Méridienne" id-string="mer-42"/><du-key version="3"/>
  <date.issue norm="20190418T143000+0200"/><date.release norm="20190419T000000"/>
</docdata>
<pubdata name="L'Écho" position.section="Région" date.publication="20190420"/>
</head>
<body><body.head>
<hedline><hl1>La crue&nbsp;se retire</hl1><hl2>Le pont est rouvert</hl2></hedline>
<byline>Par <person>Anne Roy</person><byttl>envoyée spéciale</byttl></byline>
<distributor><org>Agence Méridienne</org></distributor>
<dateline><location>BOURG</location> - <story.date norm="20190417">17 avr</story.date></dateline>
<abstract><p>Le résumé.</p></abstract>
</body.head>
<body.content>
<block><dateline>BOURG, 18 avr</dateline><p>Un <em>premier</em>
paragraphe.</p><media media-type="image"><media-caption>La photo</media-caption></media></block>
<hl2>Un intertitre</hl2><p>&laquo;&nbsp;Deux&nbsp;&raquo;.</p>
<table><tr><td>Eau</td><td>2 m</td></tr><tr><td>Vent</td></tr></table>
</body.content>
<body.end><tagline>ar/lb</tagline></body.end></body></nitf>)");
  EXPECT_EQ(article.id, "mer-42");
  EXPECT_EQ(article.version, 3U);
  EXPECT_FALSE(article.canceled);
  EXPECT_EQ(article.title, "La crue\u00A0se retire");
  EXPECT_EQ(article.author, "Anne Roy");
  EXPECT_EQ(article.source, "Agence Méridienne");
  EXPECT_EQ(article.section, "Région");
  EXPECT_EQ(article.language, "fr");
  EXPECT_EQ(article.date, (Date{2019, 4, 18}));
  EXPECT_EQ(article.body,
            "Le pont est rouvert\nUn premier paragraphe.\nUn intertitre\n"
            "«\u00A0Deux\u00A0».\nEau 2 m\nVent");
  EXPECT_EQ(article.line, 0U);
  EXPECT_EQ(article.body_line, 18U);
}

TEST(NitfReader, TakesTheNextBestWhereAFieldIsMissing) {
  const struct {
    const char* story;
    std::string Article::*field;
    const char* value;
  } cases[] = {
      {"<nitf><head><title>t</title></head></nitf>", &Article::title, "t"},
      {"<nitf><body><body.head><byline>Par Anne Roy</byline></body.head><body.content><p>b</p>"
       "</body.content></body></nitf>",
       &Article::author, "Anne Roy"},
      {"<nitf><body><body.head><abstract><p>résumé</p></abstract></body.head></body></nitf>",
       &Article::body, "résumé"},
      {"<nitf><head><title>t</title><pubdata name='L’Écho'/></head></nitf>", &Article::source,
       "L’Écho"},
      {"<nitf><head><title>t</title></head></nitf>", &Article::id, ""},
      {"<nitf><head><title>t</title><docdata><doc.copyright holder='Méridienne'/></docdata></head>"
       "</nitf>",
       &Article::source, "Méridienne"},
      {"<nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><head><title>t</title></head></nitf>",
       &Article::title, "t"},
  };
  for (const auto& c : cases) EXPECT_EQ(read_story(c.story).*c.field, c.value) << c.story;
  EXPECT_EQ(read_story("<nitf><head><title>t</title><pubdata date.publication='20190420'/></head>"
                       "</nitf>")
                .date,
            (Date{2019, 4, 20}));
}

TEST(NitfReader, AKilledStoryIsWithdrawn) {
  for (const char* status : {"killed", "canceled", "withheld"}) {
    const Article article =
        read_story("<nitf><head><docdata management-status='" + std::string(status) +
                   "'><doc-id id-string='mer-42'/></docdata></head></nitf>");
    EXPECT_TRUE(article.canceled) << status;
    EXPECT_EQ(article.id, "mer-42");
  }
}

TEST(NitfReader, ReadsManyStoriesOfOneDocument) {
  const ReadResults results = read_bytes(
      "<stories>\n<nitf><head><title>un</title></head></nitf>\n<x/>\n"
      "<nitf><head><title>deux</title></head></nitf></stories>");
  ASSERT_EQ(results.articles.size(), 2U);
  EXPECT_EQ(results.articles[1].title, "deux");
  EXPECT_EQ(results.articles[1].line, 4U);
}

TEST(NitfReader, TellsWhatIsWrong) {
  const struct {
    const char* bytes;
    std::vector<std::string> places;
  } cases[] = {
      {"", {"empty 0"}},
      {"<nitf><head/><body/></nitf>", {"empty 0"}},
      {"<html><body><p>Bonjour</p></body></html>", {"syntax 0"}},
      {"<nitf>\n<head><title>t</title>\n<docdata><date.issue norm='hier'/></docdata></head></nitf>",
       {"bad-date 3"}},
      {"<nitf>\n<head><title>t</title>", {"syntax 2"}},
  };
  for (const auto& c : cases) EXPECT_EQ(read_bytes(c.bytes).problem_places(), c.places) << c.bytes;
}

}  // namespace
}  // namespace kiosque
