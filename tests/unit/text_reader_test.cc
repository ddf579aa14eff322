// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ReadResults read_bytes(const std::string& bytes) {
  std::istringstream in(bytes);
  ReadResults results;
  read_placed(Document{in, "a.txt"}, "/presse/a.txt", {}, results.taker());
  return results;
}

// The only article of a text without problems.
Article read_article(const std::string& bytes) {
  ReadResults results = read_bytes(bytes);
  EXPECT_THAT(results.problem_places(), IsEmpty());
  EXPECT_EQ(results.articles.size(), 1U);
  return results.articles.empty() ? Article{} : std::move(results.articles[0]);
}

TEST(TextReader, ReadsTheHeadersInTheirFrenchAndEnglishForms) {
  for (const char* title :
       {"Titre: ", "Titre : ", "titre:", "TITRE\t: ", "Title: ", "Titre\u00A0: ", "Titre\u202F: ",
        "  Titre  :  ", "Ｔitre: ", "\n \nTitre: "}) {
    SCOPED_TRACE(title);
    const Article article = read_article(std::string(title) +
                                         "Un sommet à Vladivostok\n"
                                         "Date : 18 avril 2019\n"
                                         "Source: Le Monde\n"
                                         "Auteur : Élise Vincent\n"
                                         "URL: https://lemonde.example/a?b=c:d\n"
                                         "Rubrique: International\n"
                                         "Id: lm-1\n"
                                         "Langue: fr\n"
                                         "\n"
                                         "Le texte.\nSuite : fin.\n");
    EXPECT_EQ(article.title, "Un sommet à Vladivostok");
    EXPECT_EQ(article.date, (Date{2019, 4, 18}));
    EXPECT_EQ(article.source, "Le Monde");
    EXPECT_EQ(article.author, "Élise Vincent");
    EXPECT_EQ(article.url, "https://lemonde.example/a?b=c:d");
    EXPECT_EQ(article.section, "International");
    EXPECT_EQ(article.id, "lm-1");
    EXPECT_EQ(article.language, "fr");
    EXPECT_EQ(article.body, "Le texte.\nSuite : fin.");
    EXPECT_EQ(article.path, "/presse/a.txt");
    EXPECT_EQ(article.line, 0U);
  }
}

TEST(TextReader, TellsWhereTheHeaderEndsAndWhatTheTitleIs) {
  const std::string long_line(151, 'a');
  const struct {
    std::string text;
    std::string title;
    std::string body;
    std::uint64_t body_line;
  } cases[] = {
      {"Titre: T\n\nCorps.", "T", "Corps.", 3},
      {"Titre: T\nCorps.", "T", "Corps.", 2},  // without a blank line
      {"Titre: T\nHumeur: bonne\n\nCorps.", "T", "Humeur: bonne\n\nCorps.", 2},
      {"Titre: T\n\n\n\n  Corps.", "T", "Corps.", 5},
      {"Titre: T\n\nDate: demain, dit-il.", "T", "Date: demain, dit-il.", 3},
      {"Source: AFP\n\nUn titre\n\nCorps.", "", "Un titre\n\nCorps.", 3},
      {"Titre: T", "T", "", 1},
      {"Un titre court\nCorps.", "Un titre court", "Corps.", 2},
      {"Un titre court\n\n\nCorps.", "Un titre court", "Corps.", 4},
      {"\n\n Un titre\nCorps.", "Un titre", "Corps.", 4},
      {"Que veut Kim ?\nCorps.", "Que veut Kim ?", "Corps.", 2},
      {"« Assez ! »\nCorps.", "« Assez ! »", "Corps.", 2},
      {"Une phrase.\nCorps.", "", "Une phrase.\nCorps.", 1},
      {"Une phrase,\nCorps.", "", "Une phrase,\nCorps.", 1},
      {"Il dit :\nCorps.", "", "Il dit :\nCorps.", 1},
      {"À suivre…\nCorps.", "", "À suivre…\nCorps.", 1},
      {long_line + "\nCorps.", "", long_line + "\nCorps.", 1},
      {"Une seule ligne", "", "Une seule ligne", 1},
      {"Entretien: Kim\nCorps.", "Entretien: Kim", "Corps.", 2},
      {": rien\nCorps.", ": rien", "Corps.", 2},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text.substr(0, 60));
    const Article article = read_article(c.text);
    EXPECT_EQ(article.title, c.title);
    EXPECT_EQ(article.body, c.body);
    EXPECT_EQ(article.body_line, c.body_line);
  }
}

TEST(TextReader, ReadsWindowsLineEndsAndByteOrderMarks) {
  const struct {
    const char* what;
    std::string bytes;
  } cases[] = {
      {"CRLF", "Titre: Été\r\nDate: 2019-04-18\r\n\r\nDeux\r\nlignes.\r\n"},
      {"BOM", "\xEF\xBB\xBFTitre: Été\nDate: 2019-04-18\n\nDeux\r\nlignes.\n"},
      {"Windows-1252", "Titre: \xC9t\xE9\nDate: 2019-04-18\n\nDeux\r\nlignes.\n"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    const Article article = read_article(c.bytes);
    EXPECT_EQ(article.title, "Été");
    EXPECT_EQ(article.date, (Date{2019, 4, 18}));
    EXPECT_EQ(article.body, "Deux\r\nlignes.");
  }
}

TEST(TextReader, ReadsUtf16ByItsMark) {
  const std::u16string text = u"Titre: Été\n\nLe cœur.\n";
  std::string bytes = "\xFF\xFE";
  for (const char16_t c : text) {
    bytes += static_cast<char>(c & 0xFF);
    bytes += static_cast<char>(c >> 8);
  }
  const Article article = read_article(bytes);
  EXPECT_EQ(article.title, "Été");
  EXPECT_EQ(article.body, "Le cœur.");
}

TEST(TextReader, ADatelineOrBylineIsNoTitle) {
  for (const char* text : {"LYON, 18 avr 2019 (AFP) - Le pont est fermé\nDemain aussi.",
                           "Le Monde avec AFP\nLe pont est fermé.",
                           "Publié le 18 avril 2019 à 14h30\nLe pont est fermé."}) {
    const Article article = read_article(text);
    EXPECT_EQ(article.title, "") << text;
    EXPECT_EQ(article.body, text);
  }
}

TEST(TextReader, FollowsACharsetThatWasDeclaredOutsideOfTheText) {
  std::istringstream in("Un titre\n10 \xA4");
  ReadResults results;
  read_text(Document{in, "a.txt", "iso-8859-15"}, {}, results.taker());
  ASSERT_EQ(results.articles.size(), 1U);
  EXPECT_EQ(results.articles[0].body, "10 €");
}

TEST(TextReader, MendsMojibakeAndTellsTheLine) {
  const ReadResults results = read_bytes("Un titre\n\nL'Ã©tÃ© sera chaud");
  ASSERT_EQ(results.articles.size(), 1U);
  EXPECT_EQ(results.articles[0].body, "L'été sera chaud");
  EXPECT_THAT(results.problem_places(), ElementsAre("mojibake 3"));
}

TEST(TextReader, RejectsWhatHoldsNoArticle) {
  const struct {
    const char* what;
    std::string bytes;
    const char* place;
  } cases[] = {
      {"nothing", "", "empty 0"},
      {"blanks", " \n\t\r\n", "empty 0"},
      {"byte order mark", "\xEF\xBB\xBF", "empty 0"},
      {"headers alone", "Source: AFP\nTitre:\n\n \n", "empty 0"},
      {"picture", "\x89PNG\r\n\x1A\n" + std::string(200, '\0'), "unsupported 0"},
      {"noise", std::string(200, '\x02'), "binary 0"},
      {"zip", std::string("PK\x03\x04\x14\0\0\0\x08\0", 10), "archive 0"},
  };
  for (const auto& c : cases) {
    const ReadResults results = read_bytes(c.bytes);
    EXPECT_TRUE(results.articles.empty()) << c.what;
    EXPECT_THAT(results.problem_places(), ElementsAre(c.place)) << c.what;
  }
}

TEST(TextReader, KeepsDamagedArticlesAndTellsTheLine) {
  const std::string paragraph =
      "La levée des sanctions a été évoquée à l'été par les deux présidents, sans résultat.\n";
  const struct {
    const char* what;
    std::string bytes;
    const char* place;
  } cases[] = {
      {"NUL", "Titre: T\n\n" + paragraph + paragraph + "le" + '\0' + "mot\n" + paragraph,
       "encoding 5"},
      {"UTF-8",
       "Titre: T\n\n" + paragraph +
           "le\xFF"
           "mot\n" +
           paragraph,
       "encoding 4"},
      {"cut", "Titre: T\n\n" + paragraph + "caf\xC3\n" + paragraph, "encoding 4"},
      {"date", "Titre: T\nSource: S\nDate: hier\n\n" + paragraph, "bad-date 3"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    const ReadResults results = read_bytes(c.bytes);
    ASSERT_EQ(results.articles.size(), 1U);
    EXPECT_EQ(results.articles[0].title, "T");
    EXPECT_EQ(results.articles[0].body.find('\0'), std::string::npos);
    EXPECT_THAT(results.articles[0].body, HasSubstr("levée des sanctions"));
    EXPECT_THAT(results.problem_places(), ElementsAre(c.place));
  }
}

TEST(TextReader, ReadsTheLineEndsOfOldMacs) {
  const Article article = read_article("Titre: T\rDate: 1er mai 2019\r\rLe corps.\rLa suite.\r");
  EXPECT_EQ(article.title, "T");
  EXPECT_EQ(article.body, "Le corps.\nLa suite.");
  EXPECT_TRUE(article.date);
}

TEST(TextReader, TakesArticlesUpToTheLimit) {
  const std::string longest(kMaxTextBytes - 1, 'a');
  EXPECT_EQ(read_article(longest).body.size(), longest.size());
  EXPECT_THAT(read_bytes(longest + "aa").problem_places(), ElementsAre("too-large 0"));
  const ReadResults results = read_bytes(std::string(kMaxArticleBytes + 1, 'a'));
  EXPECT_TRUE(results.articles.empty());
  ASSERT_THAT(results.problem_places(), ElementsAre("too-large 0"));
  EXPECT_THAT(results.problems[0].message, HasSubstr("16 MiB"));
}

}  // namespace
}  // namespace kiosque
