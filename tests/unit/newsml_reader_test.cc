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
  read_newsml(Document{in, "a.xml"}, {}, results.taker());
  return results;
}

Article read_item(const std::string& content) {
  SCOPED_TRACE(content);
  ReadResults results = read_bytes("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>" +
                                   content + "</newsItem>");
  EXPECT_THAT(results.problem_places(), IsEmpty());
  EXPECT_EQ(results.articles.size(), 1U);
  return results.articles.empty() ? Article{} : std::move(results.articles[0]);
}

TEST(NewsmlReader, ReadsAllFields) {
  const ReadResults results = read_bytes(R"(<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:meridienne.example:42"
  version="2" standard="NewsML-G2" xml:lang="fr-FR">
<rightsInfo><copyrightHolder literal="Titulaire"/></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/>
  <provider qcode="nprov:MER"><name>Agence Méridienne</name></provider>
  <versionCreated>2019-05-01T10:00:00+02:00</versionCreated><pubStatus qcode="stat:usable"/>
</itemMeta>
<contentMeta><contentCreated>2019-04-18T23:30:00-04:00</contentCreated>
  <dateline>BOURG, 18 avr 2019</dateline><by>Par Anne Roy</by><by>Luc Bée</by>
  <creditline>Méridienne</creditline><slugline>crue-bourg</slugline><language tag="fr"/>
  <subject qcode="medtop:1"/><subject qcode="medtop:2"><name xml:lang="en">Weather</name>
  <name xml:lang="fr">Météo</name></subject><genre><name>Actualité</name></genre>
  <headline>La crue se retire</headline><headline>Autre</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>Un.</p><p>Deux&nbsp;!</p></body></html></inlineXML></contentSet></newsItem>)");
  EXPECT_THAT(results.problem_places(), IsEmpty());
  ASSERT_EQ(results.articles.size(), 1U);
  const Article& article = results.articles[0];
  EXPECT_EQ(article.id, "urn:newsml:meridienne.example:42");
  EXPECT_EQ(article.version, 2U);
  EXPECT_FALSE(article.canceled);
  EXPECT_EQ(article.title, "La crue se retire");
  EXPECT_EQ(article.author, "Anne Roy, Luc Bée");
  EXPECT_EQ(article.source, "Agence Méridienne");
  EXPECT_EQ(article.section, "Météo");
  EXPECT_EQ(article.language, "fr");
  EXPECT_EQ(article.date, (Date{2019, 4, 18}));
  EXPECT_EQ(article.body, "Un.\nDeux\u00A0!");
  EXPECT_EQ(article.line, 0U);
}

TEST(NewsmlReader, ReadsEveryKindOfContent) {
  const struct {
    const char* content;
    const char* body;
  } cases[] = {
      {"<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.content>"
       "<p>Un.</p><p>Deux.</p></body.content></body></nitf></inlineXML>",
       "Un.\nDeux."},
      {"<inlineXML><x:html xmlns:x='http://www.w3.org/1999/xhtml'><x:body><x:p>Un.</x:p></x:body>"
       "</x:html></inlineXML>",
       "Un."},
      {"<inlineXML><p>Un.</p><p>Deux.</p></inlineXML>", "Un.\nDeux."},
      {"<inlineData contenttype='text/plain'>Un.\nDeux.</inlineData>", "Un.\nDeux."},
      {"<inlineData>Un.</inlineData>", "Un."},
      {"<inlineData contenttype='text/html'>&lt;p&gt;Un.&lt;/p&gt;Deux.</inlineData>",
       "Un.\nDeux."},
      {"<remoteContent href='a.jpg'/><inlineData contenttype='text/plain'>Un.</inlineData>", "Un."},
      {"<inlineData contenttype='image/png' encoding='base64'>iVBO</inlineData>", ""},
  };
  for (const auto& c : cases)
    EXPECT_EQ(read_item("<contentMeta><headline>t</headline></contentMeta><contentSet>" +
                        std::string(c.content) + "</contentSet>")
                  .body,
              c.body)
        << c.content;
  const Article nitf = read_item(
      "<contentSet><inlineXML><nitf><head><docdata><date.issue norm='20190418T1200'/></docdata>"
      "</head><body><body.head><hedline><hl1>t</hl1></hedline><byline>Par Anne Roy</byline>"
      "</body.head></body></nitf></inlineXML></contentSet>");
  EXPECT_EQ(nitf.title, "t");
  EXPECT_EQ(nitf.author, "Anne Roy");
  EXPECT_EQ(nitf.date, (Date{2019, 4, 18}));
}

TEST(NewsmlReader, NamesTheSource) {
  const struct {
    const char* content;
    const char* source;
  } cases[] = {
      {"<itemMeta><provider literal='MER'/></itemMeta>", "MER"},
      {"<itemMeta><provider qcode='nprov:MER'/></itemMeta>", "MER"},
      {"<contentMeta><infoSource literal='L’Écho'/></contentMeta>", "L’Écho"},
      {"<contentMeta><infoSource qcode='src:ECHO'/></contentMeta>", "ECHO"},
      {"<contentMeta><creditline>Méridienne</creditline></contentMeta>", "Méridienne"},
      {"<rightsInfo><copyrightHolder><name>T</name></copyrightHolder></rightsInfo>", "T"},
      {"", ""},
  };
  for (const auto& c : cases)
    EXPECT_EQ(read_item(std::string(c.content) +
                        "<contentSet><inlineData>texte</inlineData></contentSet>")
                  .source,
              c.source)
        << c.content;
}

TEST(NewsmlReader, ReadsTheItemsOfAMessage) {
  const auto item = [](const std::string& id, const std::string& version,
                       const std::string& status) {
    return "<newsItem guid='" + id + "' version='" + version + "'><itemMeta><pubStatus qcode='" +
           status + "'/></itemMeta><contentMeta><headline>" + id + "</headline></contentMeta>" +
           "</newsItem>\n";
  };
  const ReadResults results = read_bytes(
      "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header><sent>x</sent></header>\n"
      "<itemSet>\n" +
      item("a", "1", "stat:usable") + item("a", "2", "stat:usable") +
      item("b", "x", "stat:canceled") +
      "<newsItem guid='c'><itemMeta><pubStatus "
      "uri='http://cv.iptc.org/newscodes/pubstatusg2/withheld'/></itemMeta></newsItem>" +
      "<knowledgeItem><conceptSet/></knowledgeItem>"
      "<packageItem><groupSet><group><itemRef residref='a'/></group></groupSet></packageItem>"
      "<newsItem guid='d'><itemMeta><itemClass qcode='ninat:picture'/></itemMeta><contentMeta>"
      "<headline>Photo</headline></contentMeta></newsItem>"
      "</itemSet></newsMessage>");
  EXPECT_THAT(results.problem_places(), IsEmpty());
  ASSERT_EQ(results.articles.size(), 4U);
  EXPECT_EQ(results.articles[0].version, 1U);
  EXPECT_EQ(results.articles[1].version, 2U);
  EXPECT_EQ(results.articles[1].line, 4U);
  EXPECT_FALSE(results.articles[1].canceled);
  EXPECT_TRUE(results.articles[2].canceled);
  EXPECT_EQ(results.articles[2].version, 0U);
  EXPECT_TRUE(results.articles[3].canceled);
}

TEST(NewsmlReader, TellsWhatIsWrongAndNotWhatIsNot) {
  const struct {
    const char* bytes;
    std::vector<std::string> places;
  } cases[] = {
      {"", {"empty 0"}},
      {"<packageItem guid='p'><groupSet><group><itemRef residref='a'/></group></groupSet>"
       "</packageItem>",
       {}},
      {"<knowledgeItem/>", {}},
      {"<newsItem guid='a'/>", {"empty 0"}},
      {"<newsItem guid='a'><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem>", {}},
      {"<newsItem><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem>", {"empty 0"}},
      {"<NewsML><NewsItem/></NewsML>", {"syntax 0"}},
      {"<newsMessage><itemSet>\n<newsItem/>\n<newsItem><contentMeta><headline>t</headline>"
       "<contentCreated>hier</contentCreated></contentMeta></newsItem></itemSet></newsMessage>",
       {"empty 2", "bad-date 3"}},
      {"<newsMessage><itemSet>\n<newsItem><contentMeta>", {"syntax 2"}},
  };
  for (const auto& c : cases) EXPECT_EQ(read_bytes(c.bytes).problem_places(), c.places) << c.bytes;
}

}  // namespace
}  // namespace kiosque
