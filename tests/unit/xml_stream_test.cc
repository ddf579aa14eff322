// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/xml_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

#include "src/text/utf8.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Enters <r>, collects each element in it.
class Parts : public XmlVisitor {
 public:
  XmlStep open(const XmlElement& element) override {
    return element.name() == "r" ? XmlStep::enter : XmlStep::collect;
  }
  void take_part(const XmlElement& part) override {
    texts.push_back(part.text());
    attributes.emplace_back(part.attribute("a"));
    names.emplace_back(part.name());
    lines.push_back(part.line());
  }
  void miss_part() override { ++missed; }

  std::vector<std::string> texts;
  std::vector<std::string> attributes;
  std::vector<std::string> names;
  std::vector<std::uint64_t> lines;
  int missed = 0;
};

struct Reading {
  Parts parts;
  ReadResults results;
  bool is_whole = false;
};

Reading read_bytes(const std::string& bytes, const std::string& charset = {}) {
  std::istringstream in(bytes);
  Reading reading;
  reading.is_whole =
      read_xml(Document{in, "a.xml", charset}, reading.parts, reading.results.taker());
  return reading;
}

std::string repeated(std::size_t count, const std::string& text) {
  std::string all;
  all.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

TEST(XmlStream, PassesPartsOnWithLinesAndUsualNames) {
  const Reading reading = read_bytes(
      "<?xml version='1.0'?>\n<r xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:y='urn:y'>\n"
      "<p a='1 &lt; 2'>un <b>deux</b><![CDATA[ <trois>]]></p>\n\n"
      "<d:creator/><y:z/><u:nbound/><x xmlns='http://www.w3.org/1999/xhtml'/></r>");
  EXPECT_THAT(reading.parts.names, ElementsAre("p", "dc:creator", "y:z", "u:nbound", "x"));
  EXPECT_EQ(reading.parts.texts[0], "un deux <trois>");
  EXPECT_EQ(reading.parts.attributes[0], "1 < 2");
  EXPECT_THAT(reading.parts.lines, ElementsAre(3, 5, 5, 5, 5));
  EXPECT_TRUE(reading.is_whole);
}

TEST(XmlStream, DecodesByTheBytesWhateverIsDeclared) {
  const std::string utf8 = "<r><p a='é'>été œuvre</p></r>";
  const std::string latin = "<r><p a='\xE9'>\xE9t\xE9 \x9Cuvre</p></r>";
  const auto declared = [](const std::string& name) {
    return "<?xml version=\"1.0\" encoding=\"" + name + "\"?>";
  };
  std::string wide("\xFF\xFE", 2);
  for (const char c : std::string("<r><p a='\xE9'>\xE9t\xE9 ")) wide += {c, '\0'};
  wide += std::string("\x53\x01", 2);
  for (const char c : std::string("uvre</p></r>")) wide += {c, '\0'};
  const struct {
    std::string what, bytes, charset;
  } cases[] = {
      {"nothing declared", utf8, ""},
      {"BOM", "\xEF\xBB\xBF" + utf8, ""},
      {"Windows-1252 without a declaration", latin, ""},
      {"Windows-1252 that says UTF-8", declared("UTF-8") + latin, ""},
      {"Windows-1252 that says Latin-1", declared("ISO-8859-1") + latin, ""},
      {"UTF-8 that says Latin-1", declared("iso-8859-1") + utf8, ""},
      {"UTF-8 that says UTF-16", declared("utf-16") + utf8, ""},
      {"UTF-8 in an encoding that nobody knows", declared("x-klingon") + utf8, ""},
      {"ISO-8859-15", declared("ISO-8859-15") + "<r><p a='\xE9'>\xE9t\xE9 \xBDuvre</p></r>", ""},
      {"the header's word counts", declared("UTF-8") + "<r><p a='\xE9'>\xE9t\xE9 \xBDuvre</p></r>",
       "ISO-8859-15"},
      {"UTF-16", wide, ""},
      {"UTF-16 with a wrong header", wide, "utf-8"},
  };
  for (const auto& c : cases) {
    const Reading reading = read_bytes(c.bytes, c.charset);
    EXPECT_THAT(reading.parts.texts, ElementsAre("été œuvre")) << c.what;
    EXPECT_THAT(reading.parts.attributes, ElementsAre("é")) << c.what;
    EXPECT_THAT(reading.results.problem_places(), IsEmpty()) << c.what;
  }
}

TEST(XmlStream, CutsNoCharacterBetweenChunks) {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    const std::string text = repeated(200'000, "é€");
    const Reading reading = read_bytes("<r><p>" + std::string(shift, 'x') + text + "</p></r>");
    EXPECT_THAT(reading.results.problem_places(), IsEmpty());
    ASSERT_EQ(reading.parts.texts.size(), 1U);
    EXPECT_TRUE(reading.parts.texts[0] == std::string(shift, 'x') + text) << shift;
  }
}

TEST(XmlStream, MendsWhatIsPlainToSee) {
  const struct {
    const char* content;
    const char* text;
  } cases[] = {
      {"&eacute;t&eacute;&nbsp;: &laquo;&nbsp;&euro;&nbsp;&raquo;", "été\u00A0: «\u00A0€\u00A0»"},
      {"R&D, AT&T; &amp; &inconnu;", "R&D, AT&T; & &inconnu;"},
      {"vrai & faux & &amp;", "vrai & faux & &"},
      {"?a=1&b=2&c", "?a=1&b=2&c"},
      {"a&#11;b&#0;c &#233;&#xE9;", "abc éé"},
      {"a\vb\x01 c", "a b c"},
      {"fin&", "fin&"},
  };
  for (const auto& c : cases) {
    const Reading reading = read_bytes("<r><p>" + std::string(c.content) + "</p><p>x</p></r>");
    EXPECT_THAT(reading.parts.texts, ElementsAre(c.text, "x")) << c.content;
    EXPECT_THAT(reading.results.problem_places(), IsEmpty()) << c.content;
  }
}

TEST(XmlStream, ExpandsInAttributesAsInText) {
  const Reading reading = read_bytes(
      "<r><p a='&eacute;t&eacute; &euro;&amp;&lt;&quot; &inconnu; &#233;'/><p a='&#38;lt;'/></r>");
  EXPECT_THAT(reading.parts.attributes, ElementsAre("été €&<\" &inconnu; é", "&lt;"));
  EXPECT_THAT(reading.results.problem_places(), IsEmpty());
}

TEST(XmlStream, TellsDamagedBytesAndGoesOn) {
  const Reading reading =
      read_bytes("<r>\n<p>l'été à Québec \xFF</p>\n<p>a" + std::string(1, '\0') + "b</p></r>");
  EXPECT_THAT(reading.parts.texts, ElementsAre("l'été à Québec \uFFFD", "a b"));
  EXPECT_THAT(reading.results.problem_places(), ElementsAre("encoding 2", "encoding 3"));
  EXPECT_TRUE(reading.is_whole);
}

TEST(XmlStream, PassesOnWhatCameBeforeAMistakeAndTellsItOnce) {
  const struct {
    const char* end;
    const char* message;
  } cases[] = {
      {"", "ends early: "},
      {"<p>deux", "ends early: "},
      {"<p>deux</q></p></r>", "not well-formed: Opening and ending tag mismatch: p line 3 and q"},
      {"<p a='1", "not well-formed: "},
      {"<p a=1></p></r>", "not well-formed: AttValue: \" or ' expected"},
      {"<p a='1' a='2'></p></r>", "not well-formed: Attribute a redefined"},
      {"<p a='b&c=d'/></r>", "not well-formed: EntityRef: expecting ';'"},
      {"<p><![CDATA[deux", "ends early: "},
      {"<p><!-- deux", "ends early: "},
      {"<", "not well-formed: "},
      {"</r>\n<p>deux</p>", "not well-formed: Extra content at the end of the document"},
  };
  for (const auto& c : cases) {
    const Reading reading = read_bytes("<r>\n<p>un</p>\n" + std::string(c.end));
    EXPECT_EQ(reading.parts.texts, std::vector<std::string>{"un"}) << c.end;
    EXPECT_FALSE(reading.is_whole);
    ASSERT_EQ(reading.results.problems.size(), 1U) << c.end;
    const Problem& problem = reading.results.problems[0];
    EXPECT_EQ(problem.kind, Problem::Kind::syntax);
    EXPECT_THAT(problem.message, HasSubstr(c.message)) << c.end;
    EXPECT_THAT(problem.message, testing::Not(HasSubstr("\n")));
    EXPECT_GE(problem.line, 3U) << c.end;
    EXPECT_FALSE(problem.cure.empty());
  }
}

TEST(XmlStream, WhatIsNoXmlIsTold) {
  for (const char* bytes : {"", "  \n", "du texte", "{\"a\":1}", "\x1F\x8B\x08", "\xFF\xFE", "<",
                            "<?xml version='1.0'?>", "<!-- -->", "<!DOCTYPE r>"}) {
    const Reading reading = read_bytes(bytes);
    EXPECT_FALSE(reading.is_whole);
    EXPECT_THAT(reading.parts.texts, IsEmpty());
    EXPECT_EQ(reading.results.problems.size(), 1U) << bytes;
  }
}

TEST(XmlStream, KnowsTheEntitiesOfADocumentOnlyWhereTheyAreAFewCharacters) {
  const Reading reading = read_bytes(
      "<!DOCTYPE r [<!ENTITY agence 'Méridienne'><!ENTITY nbsp '&#160;'><!ENTITY tag '<b/>'>"
      "<!ENTITY longue 'abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz'>]>"
      "<r><p a='&agence;'>&agence;&nbsp;!</p>\n<p>&longue;</p><p>&tag;</p><p a='&longue;'>x</p>"
      "<p>fin</p></r>");
  EXPECT_THAT(reading.parts.texts, ElementsAre("Méridienne\u00A0!", "fin"));
  EXPECT_THAT(reading.parts.attributes, ElementsAre("Méridienne", ""));
  EXPECT_EQ(reading.parts.missed, 3);
  EXPECT_THAT(reading.results.problem_places(), ElementsAre("syntax 2", "syntax 2", "syntax 2"));
  EXPECT_THAT(reading.results.problems[0].message,
              HasSubstr("the entity « longue » is never expanded"));
}

TEST(XmlStream, LoadsNothingFromOutside) {
  const TempFolder folder;
  const std::string secret = folder.write("secret.txt", "SECRET").string();
  const std::string dtd =
      folder.write("a.dtd", "<!ENTITY s 'SECRET'><!ATTLIST p a CDATA 'SECRET'>").string();
  const std::string content =
      "<r xmlns:xi='http://www.w3.org/2001/XInclude'>\n<p>avant</p>\n<p>&s;</p><p a='x&s;'/>"
      "<xi:include href='" +
      secret + "' parse='text'/></r>";
  for (const std::string& start :
       {"<!DOCTYPE r [<!ENTITY s SYSTEM 'file://" + secret + "'>]>",
        "<!DOCTYPE r [<!ENTITY s SYSTEM '" + secret + "'>]>",
        "<!DOCTYPE r [<!ENTITY s PUBLIC '-//X' '" + secret + "'>]>",
        "<!DOCTYPE r SYSTEM '" + dtd + "'>", "<!DOCTYPE r PUBLIC '-//X' '" + dtd + "'>",
        "<!DOCTYPE r [<!ENTITY % d SYSTEM '" + dtd + "'>%d;]>",
        "<!DOCTYPE r [%d;<!ENTITY % d SYSTEM '" + dtd + "'>]>",
        "<!DOCTYPE r SYSTEM '" + dtd + "' [<!ENTITY % d SYSTEM '" + dtd + "'> %d; ]>"}) {
    std::string bytes = start;
    bytes += content;
    const Reading reading = read_bytes(bytes);
    EXPECT_THAT(reading.parts.texts, ElementsAre("avant", "")) << start;
    EXPECT_THAT(reading.parts.attributes, ElementsAre("", "")) << start;
    EXPECT_THAT(reading.results.problem_places(), ElementsAre("syntax 3", "syntax 3")) << start;
  }
}

TEST(XmlStream, BombsDoNotGoOff) {
  std::string laughs = "<!DOCTYPE r [<!ENTITY l0 'ha'>";
  for (int i = 1; i < 20; ++i)
    laughs += "<!ENTITY l" + std::to_string(i) + " '" +
              repeated(10, "&l" + std::to_string(i - 1) + ";") + "'>";
  const std::string quadratic = "<!DOCTYPE r [<!ENTITY q '" + std::string(100'000, 'x') +
                                "'>]><r><p>" + repeated(100'000, "&q;") + "</p></r>";
  const std::string parameters =
      "<!DOCTYPE r [<!ENTITY % a '&#37;b;&#37;b;'><!ENTITY % b '&#37;a;&#37;a;'>%a;%b;]>"
      "<r><p>&x;</p></r>";
  const std::string defaults = "<!DOCTYPE r [<!ATTLIST p a CDATA '" + std::string(100'000, 'x') +
                               "'>]><r>" + repeated(100'000, "<p/>") + "</r>";
  EXPECT_EQ(read_bytes(laughs + "]><r><p>&l19;</p><p>x</p></r>").results.problem_places(),
            std::vector<std::string>{"syntax 1"});
  EXPECT_EQ(read_bytes(laughs + "]><r><p a='&l19;'/><p>x</p></r>").parts.texts,
            std::vector<std::string>{"x"});
  EXPECT_EQ(read_bytes(quadratic).results.problem_places(), std::vector<std::string>{"syntax 1"});
  EXPECT_EQ(read_bytes(parameters).results.problem_places(), std::vector<std::string>{"syntax 1"});
  const Reading reading = read_bytes(defaults);
  EXPECT_EQ(reading.parts.attributes.size(), 100'000U);
  EXPECT_EQ(reading.parts.attributes[0], "");
}

TEST(XmlStream, BoundsWhatTheParserComparesWithItself) {
  std::string attributes;
  for (int i = 0; i < 40'000; ++i) attributes += " a" + std::to_string(i) + "=''";
  std::string namespaces;
  for (int i = 0; i < 40'000; ++i) namespaces += " xmlns:a" + std::to_string(i) + "='u'";
  for (const std::string& tag : {attributes, attributes + attributes + attributes, namespaces,
                                 " a='" + std::string(2'000'000, 'x') + "'"}) {
    std::string bytes = "<r><p>un</p><p";
    bytes += tag;
    bytes += "/><p>deux</p></r>";
    const Reading reading = read_bytes(bytes);
    EXPECT_THAT(reading.parts.texts, ElementsAre("un"));
    EXPECT_THAT(reading.results.problem_places(), ElementsAre("syntax 1"));
  }
  const Reading doctype =
      read_bytes("<!DOCTYPE r [" + repeated(100'000, "<!ENTITY a 'b'>") + "]><r><p>un</p></r>");
  EXPECT_THAT(doctype.results.problem_places(), ElementsAre("syntax 1"));
}

TEST(XmlStream, SurvivesDeepNesting) {
  for (const std::string& bytes :
       {"<r><p>un</p><p>" + repeated(100'000, "<b>") + repeated(100'000, "</b>") + "</p></r>",
        "<r><p>un</p>" + repeated(100'000, "<r>"), "<r><p>un</p>" + repeated(100'000, "<r><b>")}) {
    const Reading reading = read_bytes(bytes);
    EXPECT_THAT(reading.parts.texts, ElementsAre("un"));
    ASSERT_THAT(reading.results.problem_places(), ElementsAre("syntax 1"));
    EXPECT_EQ(reading.results.problems[0].message, "nested too deeply");
  }
}

TEST(XmlStream, APartOverTheLimitCostsOnlyItself) {
  const std::string text(1'000'000, 'x');
  const std::string many = repeated(kMaxArticleBytes / text.size() + 1, "<b>" + text + "</b>");
  for (const std::string& part : {many, repeated(500'000, "<b/>")}) {
    const Reading reading = read_bytes("<r><p>un</p>\n<p>" + part + "</p><p>deux</p></r>");
    EXPECT_THAT(reading.parts.texts, ElementsAre("un", "deux"));
    EXPECT_EQ(reading.parts.missed, 1);
    EXPECT_THAT(reading.results.problem_places(), ElementsAre("too-large 2"));
  }
}

TEST(XmlStream, LetsExceptionsOfItsCallersThrough) {
  class Thrower : public Parts {
   public:
    void take_part(const XmlElement& /*part*/) override { throw std::runtime_error("disk full"); }
  };
  std::istringstream in("<r><p>un</p><p>deux</p></r>");
  Thrower thrower;
  EXPECT_THROW(read_xml(Document{in}, thrower, [](ReadResult&&) {}), std::runtime_error);
}

}  // namespace
}  // namespace kiosque
