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
  read_feed(Document{in, "a.xml"}, {}, results.taker());
  return results;
}

// The only article of an item of RSS, or of an entry of Atom.
Article read_item(const std::string& item) {
  SCOPED_TRACE(item);
  const bool is_entry = item.find("<entry") != std::string::npos;
  ReadResults results =
      read_bytes(is_entry ? "<feed xmlns='http://www.w3.org/2005/Atom'>" + item + "</feed>"
                          : "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
                            "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
                            "xmlns:media='http://search.yahoo.com/mrss/'><channel>" +
                                item + "</channel></rss>");
  EXPECT_THAT(results.problem_places(), IsEmpty());
  EXPECT_EQ(results.articles.size(), 1U);
  return results.articles.empty() ? Article{} : std::move(results.articles[0]);
}

TEST(FeedReader, ReadsAllFieldsOfRss) {
  const ReadResults results = read_bytes(R"(<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>L&#8217;&Eacute;cho &amp; Cie</title>
  <link>https://echo.example/</link>
  <atom:link href="https://echo.example/rss" rel="self"/>
  <language>fr-FR</language>
  <image><title>Logo</title><url>https://echo.example/logo.png</url></image>
  <item>
    <title>La crue se retire</title>
    <media:title>Photo</media:title>
    <link>https://echo.example/crue</link>
    <guid isPermaLink="false">echo-17</guid>
    <pubDate>2019-04-18T14:30:00+02:00</pubDate>
    <dc:creator>Anne Roy</dc:creator>
    <dc:creator>Luc Bée</dc:creator>
    <category>Région</category><category>Météo</category>
    <description>Le résumé.</description>
    <content:encoded><![CDATA[<p>Le pont   est rouvert.</p><p>Sec.<br/>Ou <b>presque</b>.</p>]]>
    </content:encoded>
  </item>
</channel></rss>)");
  EXPECT_THAT(results.problem_places(), IsEmpty());
  ASSERT_EQ(results.articles.size(), 1U);
  const Article& article = results.articles[0];
  EXPECT_EQ(article.id, "echo-17");
  EXPECT_EQ(article.title, "La crue se retire");
  EXPECT_EQ(article.url, "https://echo.example/crue");
  EXPECT_EQ(article.date, (Date{2019, 4, 18}));
  EXPECT_EQ(article.author, "Anne Roy, Luc Bée");
  EXPECT_EQ(article.section, "Région");
  EXPECT_EQ(article.source, "L’Écho & Cie");
  EXPECT_EQ(article.language, "fr");
  EXPECT_EQ(article.body, "Le pont est rouvert.\nSec.\nOu presque.");
  EXPECT_EQ(article.line, 11U);
  EXPECT_EQ(article.path, "");
}

TEST(FeedReader, ReadsDatesOfMail) {
  EXPECT_EQ(read_item("<item><title>t</title><pubDate>Thu, 18 Apr 2019 14:30:00 +0200</pubDate>"
                      "</item>")
                .date,
            (Date{2019, 4, 18}));
}

TEST(FeedReader, ReadsRss1AndItsAncestors) {
  const ReadResults results = read_bytes(R"(<rdf:RDF xmlns="http://purl.org/rss/1.0/"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://a.example/"><title>Le Fil</title><d:language>fr</d:language>
<items><rdf:Seq><rdf:li resource="https://a.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://a.example/1"><title>Un</title><description>Texte.</description>
<d:date>2019-04-18</d:date><d:subject>Culture</d:subject></item></rdf:RDF>)");
  EXPECT_THAT(results.problem_places(), IsEmpty());
  ASSERT_EQ(results.articles.size(), 1U);
  EXPECT_EQ(results.articles[0].url, "https://a.example/1");
  EXPECT_EQ(results.articles[0].source, "Le Fil");
  EXPECT_EQ(results.articles[0].section, "Culture");
  EXPECT_EQ(results.articles[0].date, (Date{2019, 4, 18}));
  const ReadResults old = read_bytes(
      "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' "
      "'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel>"
      "<title>Le Fil</title><item><title>L&apos;&eacute;t&eacute;</title></item></channel></rss>");
  EXPECT_THAT(old.problem_places(), IsEmpty());
  ASSERT_EQ(old.articles.size(), 1U);
  EXPECT_EQ(old.articles[0].title, "L'été");
}

TEST(FeedReader, ReadsAllFieldsOfAtom) {
  const ReadResults results =
      read_bytes(R"(<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="fr">
<a:title type="html">Le &lt;b&gt;Fil&lt;/b&gt;</a:title><a:author><a:name>Rédaction</a:name></a:author>
<a:entry>
  <a:title type="text">1 &lt; 2 ?</a:title>
  <a:id>tag:a.example,2019:1</a:id>
  <a:link rel="self" href="https://a.example/1.atom"/><a:link href="https://a.example/1"/>
  <a:published>2019-04-18T10:00:00Z</a:published><a:updated>2019-05-01T10:00:00Z</a:updated>
  <a:author><a:name>Anne Roy</a:name></a:author>
  <a:category term="reg" label="Région"/>
  <a:summary>Résumé</a:summary>
  <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un.</p><p>Deux <i>mots</i>.</p>
  <script>faux()</script></div></a:content>
</a:entry>
<a:entry xml:lang="oc"><a:title>Dos</a:title><a:content src="https://a.example/2.pdf" type="application/pdf">
</a:content><a:summary type="html">&lt;p&gt;Tèxt&lt;/p&gt;</a:summary><a:updated>2019-05-02</a:updated>
<a:source><a:title>Jornalet</a:title></a:source></a:entry>
</a:feed>)");
  EXPECT_THAT(results.problem_places(), IsEmpty());
  ASSERT_EQ(results.articles.size(), 2U);
  const Article& article = results.articles[0];
  EXPECT_EQ(article.id, "tag:a.example,2019:1");
  EXPECT_EQ(article.title, "1 < 2 ?");
  EXPECT_EQ(article.url, "https://a.example/1");
  EXPECT_EQ(article.date, (Date{2019, 4, 18}));
  EXPECT_EQ(article.author, "Anne Roy");
  EXPECT_EQ(article.section, "Région");
  EXPECT_EQ(article.source, "Le Fil");
  EXPECT_EQ(article.language, "fr");
  EXPECT_EQ(article.body, "Un.\nDeux mots.");
  EXPECT_EQ(results.articles[1].body, "Tèxt");
  EXPECT_EQ(results.articles[1].language, "oc");
  EXPECT_EQ(results.articles[1].source, "Jornalet");
  EXPECT_EQ(results.articles[1].author, "Rédaction");
  EXPECT_EQ(results.articles[1].date, (Date{2019, 5, 2}));
}

TEST(FeedReader, UnderstandsTheFormsThatPublishersWrite) {
  const struct {
    const char* item;
    std::string Article::*field;
    const char* value;
  } cases[] = {
      {"<item><title>t</title><guid>https://a.example/1</guid></item>", &Article::url,
       "https://a.example/1"},
      {"<item><title>t</title><guid isPermaLink='false'>https://a.example/1</guid></item>",
       &Article::url, ""},
      {"<item><title>t</title><guid>17</guid></item>", &Article::url, ""},
      {"<item><title>t</title><link>\n https://a.example/1 </link></item>", &Article::url,
       "https://a.example/1"},
      {"<item><title>t</title></item>", &Article::id, ""},
      {"<item><title>t</title><author>a@b.example (Anne Roy)</author></item>", &Article::author,
       "Anne Roy"},
      {"<item><title>t</title><author>Anne Roy</author></item>", &Article::author, "Anne Roy"},
      {"<item><title>t</title><source url='https://b.example/rss'>Le Soir</source></item>",
       &Article::source, "Le Soir"},
      {"<item><title>t</title><dc:source>https://b.example/</dc:source></item>", &Article::source,
       ""},
      {"<title>Le Fil</title><item><title>t</title></item>", &Article::source, "Le Fil"},
      {"<item><title>L&amp;#039;&amp;eacute;t&amp;eacute; &lt;i&gt;vrai&lt;/i&gt;</title></item>",
       &Article::title, "L'été vrai"},
      {"<item><title>3 &lt; 4</title></item>", &Article::title, "3 < 4"},
      {"<item><title>R&D</title></item>", &Article::title, "R&D"},
      {"<item><description>Un.\nDeux.</description></item>", &Article::body, "Un. Deux."},
      {"<item><description>&lt;p&gt;Un.&lt;p&gt;Deux.</description></item>", &Article::body,
       "Un.\nDeux."},
      {"<item><description><p>Un.</p><p>Deux.</p></description></item>", &Article::body,
       "Un.\nDeux."},
      {"<item><description>d</description><content:encoded> </content:encoded></item>",
       &Article::body, "d"},
      {"<item><description>d</description><body xmlns='http://www.w3.org/1999/xhtml'><p>b</p>"
       "</body></item>",
       &Article::body, "b"},
      {"<item><title>t</title><media:description>m</media:description></item>", &Article::body, ""},
      {"<language>de</language><item><title>t</title></item>", &Article::language, "de"},
      {"<language>x</language><item><title>t</title></item>", &Article::language, ""},
      {"<item xml:lang='FR_be'><title>t</title></item>", &Article::language, "fr"},
      {"<entry><content>Un.\n\nDeux.</content></entry>", &Article::body, "Un.\nDeux."},
      {"<entry><content type='image/png'>iVBO</content><summary>s</summary></entry>",
       &Article::body, "s"},
      {"<entry><content type='html'>&lt;p&gt;Un&amp;nbsp;!&lt;/p&gt;</content></entry>",
       &Article::body, "Un\u00A0!"},
      {"<entry><title>t</title><link rel='alternate' href='https://a.example/1'/></entry>",
       &Article::url, "https://a.example/1"},
      {"<entry><title>t</title><category term='Sport'/></entry>", &Article::section, "Sport"},
  };
  for (const auto& c : cases) EXPECT_EQ(read_item(c.item).*c.field, c.value) << c.item;
}

TEST(FeedReader, TellsWhatHasNoText) {
  const struct {
    const char* bytes;
    std::vector<std::string> places;
  } cases[] = {
      {"", {"empty 0"}},
      {" \n", {"empty 0"}},
      {"<rss><channel><title>Le Fil</title></channel></rss>", {"empty 0"}},
      {"<feed xmlns='http://www.w3.org/2005/Atom'/>", {"empty 0"}},
      {"<rss><channel>\n<item><guid>1</guid></item>\n<item><title>t</title></item></channel></rss>",
       {"empty 2"}},
      {"<html><body><p>Bonjour</p></body></html>", {"syntax 0"}},
      {"<rss><channel>\n<item><title>t</title><pubDate>jamais</pubDate></item></channel></rss>",
       {"bad-date 2"}},
  };
  for (const auto& c : cases) EXPECT_EQ(read_bytes(c.bytes).problem_places(), c.places) << c.bytes;
}

TEST(FeedReader, DeliversTheItemsBeforeACut) {
  const ReadResults results = read_bytes(
      "<rss><channel>\n<item><title>un</title></item>\n<item><title>deux</title></item>\n"
      "<item><title>trois</title>");
  ASSERT_EQ(results.articles.size(), 2U);
  EXPECT_THAT(results.problem_places(), ElementsAre("syntax 4"));
}

}  // namespace
}  // namespace kiosque
