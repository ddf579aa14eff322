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
  read_tei(Document{in, "a.xml"}, {}, results.taker());
  return results;
}

const char* const kHeader = R"(<teiHeader><fileDesc>
<titleStmt><title>L'Écho du Val : édition du <date when="2003-01-02">2 janvier 2003</date></title>
<respStmt><name>B. Ged</name><resp>conversion</resp></respStmt></titleStmt>
<publicationStmt><distributor>Archives</distributor></publicationStmt>
<sourceDesc><p>Journal</p></sourceDesc></fileDesc>
<profileDesc><langUsage><language ident="fr">français</language></langUsage></profileDesc>
</teiHeader>)";

TEST(TeiReader, ReadsTheArticlesOfANewspaper) {
  const ReadResults results =
      read_bytes(R"(<TEI xmlns="http://www.tei-c.org/ns/1.0">)" + std::string(kHeader) + R"(
<text><body><div type="section"><head>Région</head>
<div type="article"><head type="surtitre">Bourg</head><head type="titre">La crue se retire</head>
<opener><dateline>BOURG, <date when="2003-01-01">mercredi</date></dateline></opener>
<p>Un<lb/>premier pa<lb break="no"/>ragraphe.<note>une note</note></p>
<figure><figDesc>La photo</figDesc></figure>
<div><head>Un intertitre</head><p>Deux.</p></div>
<closer><signed>Anne Roy</signed></closer></div>
<div type="article" xml:lang="de"><p>Ohne Titel.</p></div></div>
<p>Hors article.</p></body></text></TEI>)");
  EXPECT_THAT(results.problem_places(), IsEmpty());
  ASSERT_EQ(results.articles.size(), 2U);
  const Article& article = results.articles[0];
  EXPECT_EQ(article.title, "La crue se retire");
  EXPECT_EQ(article.body, "Bourg\nUn premier paragraphe.\nUn intertitre\nDeux.");
  EXPECT_EQ(article.author, "Anne Roy");
  EXPECT_EQ(article.source, "L'Écho du Val");
  EXPECT_EQ(article.section, "Région");
  EXPECT_EQ(article.language, "fr");
  EXPECT_EQ(article.date, (Date{2003, 1, 1}));
  EXPECT_EQ(article.line, 9U);
  EXPECT_EQ(article.id, "");
  EXPECT_EQ(results.articles[1].title, "");
  EXPECT_EQ(results.articles[1].language, "de");
  EXPECT_EQ(results.articles[1].date, (Date{2003, 1, 2}));
  EXPECT_EQ(results.articles[1].author, "");
}

TEST(TeiReader, ATextWithoutMarkedArticlesIsOne) {
  const std::string text = R"(<TEI.2>)" + std::string(kHeader) +
                           R"(<text lang="fr"><front><p>Une</p></front><body><head>La crue</head>
<docDate><date when="2003-05-04"/></docDate>
<div1><head>Un</head><p>Premier.</p></div1><p>Deux.</p><note>n</note></body><back><p>Fin</p></back>
</text></TEI.2>)";
  const ReadResults results = read_bytes(text);
  EXPECT_THAT(results.problem_places(), IsEmpty());
  ASSERT_EQ(results.articles.size(), 1U);
  EXPECT_EQ(results.articles[0].title, "La crue");
  EXPECT_EQ(results.articles[0].body, "Un\nPremier.\nDeux.");
  EXPECT_EQ(results.articles[0].date, (Date{2003, 5, 4}));
  EXPECT_EQ(results.articles[0].line, 0U);
}

TEST(TeiReader, ACorpusHandsItsHeaderOn) {
  const ReadResults results = read_bytes(
      "<teiCorpus>" + std::string(kHeader) +
      "\n<TEI><teiHeader><fileDesc><titleStmt><title>Un titre</title><author>Anne Roy</author>"
      "</titleStmt><sourceDesc><bibl><title>Le Soir</title><date>3 mai 2004</date></bibl>"
      "</sourceDesc></fileDesc></teiHeader><text><body><p>Un.</p></body></text></TEI>\n"
      "<TEI><text><body><head>Deux</head><p>Deux.</p></body></text></TEI></teiCorpus>");
  EXPECT_THAT(results.problem_places(), IsEmpty());
  ASSERT_EQ(results.articles.size(), 2U);
  EXPECT_EQ(results.articles[0].title, "Un titre");
  EXPECT_EQ(results.articles[0].author, "Anne Roy");
  EXPECT_EQ(results.articles[0].source, "Le Soir");
  EXPECT_EQ(results.articles[0].date, (Date{2004, 5, 3}));
  EXPECT_EQ(results.articles[0].line, 8U);
  EXPECT_EQ(results.articles[1].title, "Deux");
  EXPECT_EQ(results.articles[1].author, "");
  EXPECT_EQ(results.articles[1].source, "L'Écho du Val");
  EXPECT_EQ(results.articles[1].date, (Date{2003, 1, 2}));
}

TEST(TeiReader, AHeadersUnreadableDateIsToldOnce) {
  const ReadResults results = read_bytes(
      "<TEI><teiHeader><fileDesc><publicationStmt>\n<date>an XI</date></publicationStmt></fileDesc>"
      "</teiHeader><text><body><div type='article'><p>Un.</p></div><div type='article'>"
      "<dateline>BOURG, 3 mai</dateline><p>Deux.</p></div></body></text></TEI>");
  EXPECT_EQ(results.articles.size(), 2U);
  EXPECT_THAT(results.problem_places(), ElementsAre("bad-date 2"));
}

TEST(TeiReader, TellsWhatIsWrong) {
  const struct {
    const char* bytes;
    std::vector<std::string> places;
  } cases[] = {
      {"", {"empty 0"}},
      {"<TEI><text><body/></text></TEI>", {"empty 1"}},
      {"<TEI><text><body>\n<div type='article'/><div type='article'><p>Un.</p></div></body></text>"
       "</TEI>",
       {"empty 2"}},
      {"<div type='article'><p>Un.</p></div>", {"syntax 0"}},
      {"<teiHeader/>", {"syntax 0"}},
      {"<TEI><text><body><div type='article'><p>Un.</p></div>\n<div type='article'>", {"syntax 2"}},
  };
  for (const auto& c : cases) EXPECT_EQ(read_bytes(c.bytes).problem_places(), c.places) << c.bytes;
}

}  // namespace
}  // namespace kiosque
