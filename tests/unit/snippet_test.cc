// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/snippet.h"

#include <gtest/gtest.h>

#include "tests/unit/bracketed.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

constexpr std::size_t kBytes = 120;

Highlighted snippet_of(const std::string& text, const std::string& query,
                       std::size_t max_bytes = kBytes) {
  SmallIndex index({make_article("1", text)});
  const CompiledQuery compiled = index.compile(query);
  const AnalyzedArticle analyzed = index.analyzer().analyze_article("", text);
  return make_snippet(text, TextPart::body, analyzed, compiled.highlights, max_bytes);
}

struct Case {
  std::string text;
  std::string query;
  std::string snippet;
};

void expect_snippets(const std::vector<Case>& cases) {
  for (const Case& c : cases)
    EXPECT_EQ(bracketed(snippet_of(c.text, c.query)), c.snippet) << c.query << " in " << c.text;
}

TEST(SnippetTest, EveryKindOfHitIsHighlighted) {
  expect_snippets({
      {"Kim parle.", "kim", "[Kim] parle."},
      {"On lève l’allègement voté.", "allegement", "On lève l’[allègement] voté."},
      {"Un coup d'État.", "etat", "Un coup d'[État]."},
      {"Des essais nucléaires.", "NUCLÉAIRE", "Des essais [nucléaires]."},
      {"Cœur et œuvre.", "coeur", "[Cœur] et œuvre."},
      {"La levée des sanctions.", "\"levee des sanctions\"", "La [levée des sanctions]."},
      {"levée des fonds, levée des sanctions", "\"levée des sanctions\"",
       "levée des fonds, [levée des sanctions]"},
      {"Les nord-coréennes.", "nord-coréen", "Les [nord-coréennes]."},
      {"Un nuclide nucléaire.", "nucl*", "Un [nuclide] [nucléaire]."},
      {"Il marche au marché.", "=marché", "Il marche au [marché]."},
      {"Il marche au marché.", "=marche", "Il [marche] au marché."},
      {"Ils sont 12\u202F000.", "12000", "Ils sont [12\u202F000]."},
      {"L'O.N.U. vote.", "onu", "L'[O.N.U.] vote."},
      {"Vladimir Poutine parle. M. Poutine sort.", "personne:Poutine",
       "[Vladimir Poutine] parle. M. [Poutine] sort."},
      {"Vladimir Poutine parle.", "personne:\"Vladimir Poutine\"", "[Vladimir Poutine] parle."},
      {"Jean-Luc Dupont et Jean Castex.", "personne:Jean-Luc", "[Jean-Luc Dupont] et Jean Castex."},
      {"Vu de Pyongyang.", "pays:KP", "Vu de [Pyongyang]."},
      {"Conseil de sécurité.", "Conseil NEAR/4 sécurité", "[Conseil] de [sécurité]."},
      {"cafe\u0301 serré", "café", "[cafe\u0301] serré"},
      {"Sarko\u00ADzy parle", "sarkozy", "[Sarko\u00ADzy] parle"},
      {"Kim sans Trump.", "Kim NOT absent", "[Kim] sans Trump."},
      {"😀 Kim 😀", "kim", "😀 [Kim] 😀"},
      {"Il habite Tours, deux tours.", "Tours", "Il habite [Tours], deux tours."},
  });
}

TEST(SnippetTest, OverlappingHitsAreHighlightedOnce) {
  expect_snippets(
      {{"La levée des sanctions.", "\"levée des sanctions\" sanctions levée",
        "La [levée des sanctions]."},
       {"Vladimir Poutine parle.", "Poutine personne:Vladimir", "[Vladimir Poutine] parle."},
       {"a b a b a", "\"a b a\"", "[a b a] b a"}});
}

std::string filler(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += (i % 8 == 7 ? "fin. Mot " : "mot ");
  return text;
}

TEST(SnippetTest, TheWindowShowsMostOfTheWords) {
  const std::string text = "Kim d'abord. " + filler(60) + "Puis Kim rencontre Poutine ici. " +
                           filler(60) + "Kim, Kim et Kim enfin. " + filler(60);
  EXPECT_NE(bracketed(snippet_of(text, "Kim Poutine")).find("[Kim] rencontre [Poutine]"),
            std::string::npos);
  EXPECT_NE(bracketed(snippet_of(text, "Kim")).find("[Kim], [Kim] et [Kim]"), std::string::npos);
  EXPECT_TRUE(bracketed(snippet_of(text, "absent")).starts_with("Kim d'abord. mot"));
}

TEST(SnippetTest, AWindowBeginsAtItsSentenceAndSaysWhatIsLeftOut) {
  const std::string text = filler(60) + "fin. Hier encore, Kim parlait. " + filler(60);
  const std::string snippet = bracketed(snippet_of(text, "Kim"));
  EXPECT_TRUE(snippet.starts_with("… Hier encore, [Kim] parlait. ")) << snippet;
  EXPECT_TRUE(snippet.ends_with(" …")) << snippet;
  EXPECT_TRUE(bracketed(snippet_of("Kim. " + filler(60), "Kim")).starts_with("[Kim]. "));
  EXPECT_TRUE(bracketed(snippet_of(filler(60) + "et Kim !", "Kim")).ends_with("[Kim] !"));
  // Its quotation mark and elided word belong to it.
  const std::string quoted =
      bracketed(snippet_of(filler(60) + "fin. « L’Iran et Kim » " + filler(60), "Kim"));
  EXPECT_NE(quoted.find("L’Iran et [Kim]"), std::string::npos) << quoted;
}

TEST(SnippetTest, ItsLengthIsBoundedWhateverTheText) {
  constexpr std::size_t kMost = 3 * kBytes;
  const std::string letters(10'000, 'a');
  std::string accents;
  for (int i = 0; i < 5'000; ++i) accents += "é";
  const std::string signs(10'000, '!');
  for (const std::string& text :
       {letters + " Kim", "Kim " + letters, "Kim/" + letters, letters + "/Kim", accents + "/Kim",
        "Kim/" + accents + "/Kim", signs + "Kim", "Kim" + signs, "Kim" + signs + "Kim",
        signs + " Kim " + signs, "mot Kim " + letters + " mot",
        filler(50) + signs + "Kim" + signs}) {
    const Highlighted snippet = snippet_of(text, "Kim");
    EXPECT_LE(snippet.text.size(), kMost) << text.substr(0, 40);
    EXPECT_NE(bracketed(snippet).find("[Kim]"), std::string::npos) << text.substr(0, 40);
  }
}

TEST(SnippetTest, ATextWithoutAWordHasNoSnippetOrItsBeginning) {
  SmallIndex index({make_article("1", "x")});
  for (const std::string& text :
       {std::string(), std::string("!!! ???"), std::string(10'000, 'a')}) {
    const AnalyzedArticle analyzed = index.analyzer().analyze_article("", text);
    const Highlighted snippet =
        make_snippet(text, TextPart::body, analyzed, index.compile("Kim").highlights, kBytes);
    EXPECT_TRUE(snippet.highlights.empty());
    EXPECT_LE(snippet.text.size(), 2 * kBytes);
  }
}

TEST(SnippetTest, HostileTextIsNeutralisedAndOffsetsStayRight) {
  const std::vector<Case> cases = {
      {"\x1b[31mKim\x1b[0m et \u202EKim", "kim", "\uFFFD[31mKim\uFFFD[0m et \uFFFD[Kim]"},
      {"\x1b]0;x\x07 Kim", "kim", "\uFFFD]0;x\uFFFD [Kim]"},
      {"\u009B31m Kim\u0007", "kim", "\uFFFD31m [Kim]\uFFFD"},
      {"a\u2028Kim\u2029b", "kim", "a\uFFFD[Kim]\uFFFDb"},
      {"Ki\u200Em parle", "kim", "[Ki\uFFFDm] parle"},
      {"<b>Kim</b> & co", "kim", "<b>[Kim]</b> & co"},
      {"Un\tKim\r\nsuit", "kim", "Un [Kim]  suit"},
  };
  for (const Case& c : cases) {
    // Which letters are words beside an escape does not matter here: the marks and offsets do.
    const Highlighted line = snippet_of(c.text, c.query);
    for (const char* unsafe :
         {"\x1b", "\x07", "\u202E", "\u009B", "\u2028", "\u2029", "\u200E", "\n", "\t"})
      EXPECT_EQ(line.text.find(unsafe), std::string::npos) << line.text;
    EXPECT_EQ(bracketed(line), c.snippet);
  }
}

TEST(SnippetTest, ATitleIsShownWhole) {
  const std::string title = "POUTINE REÇOIT KIM : l’allègement des sanctions\n" + filler(50);
  SmallIndex index({make_article("1", "Kim", title)});
  const AnalyzedArticle analyzed = index.analyzer().analyze_article(title, "Kim");
  const Highlighted line =
      highlight_all(title, TextPart::title, analyzed, index.compile("kim allegement").highlights);
  EXPECT_TRUE(
      bracketed(line).starts_with("POUTINE REÇOIT [KIM] : l’[allègement] des sanctions mot"))
      << bracketed(line);
  EXPECT_TRUE(line.text.ends_with("mot mot "));
  EXPECT_TRUE(highlight_all("", TextPart::title, index.analyzer().analyze_article("", ""),
                            std::vector<HighlightMatcher>())
                  .text.empty());
}

}  // namespace
}  // namespace kiosque
