// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// What makes French French, as the index sees it: the seven lines of the project's notes on it.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/article/date.h"
#include "tests/unit/french_text.h"

namespace kiosque {
namespace {

struct TermsCase {
  std::string_view text;
  std::vector<std::string> terms;
};

void expect_all(const std::vector<TermsCase>& cases) {
  for (const TermsCase& c : cases) expect_terms(c.text, c.terms);
}

// Line 1: the stemmer knows lower case and no elision, and reads accents.

TEST(FrenchAnalysis, LowersCaseBeforeStemming) {
  expect_all({{"NUCLÉAIRES", {"nucleaires(nucléaires)~nucleair"}},
              {"Nucléaires", {"nucleaires(nucléaires)~nucleair"}},
              {"nucléaire", {"nucleaire(nucléaire)~nucleair"}},
              {"SANCTIONS", {"sanctions~sanction"}}});
}

TEST(FrenchAnalysis, StemsBeforeFoldingAccents) {
  expect_all({{"sécurité", {"securite(sécurité)~secur"}},
              {"allègement", {"allegement(allègement)~alleg"}},
              {"allègements", {"allegements(allègements)~alleg"}},
              {"français", {"francais(français)~franc"}}});
}

TEST(FrenchAnalysis, StemsWithoutTheElidedWord) {
  expect_all({{"d'obama", {"obama~obam"}}, {"l'allègement", {"allegement(allègement)~alleg"}}});
}

TEST(FrenchAnalysis, GivesNoStemToStopWordsAndNumbers) {
  expect_all({{"les", {"les"}},
              {"à", {"a(à)"}},
              {"1er", {"1er"}},
              {"20h30", {"20h30"}},
              {"O.N.U.", {"onu"}}});
}

TEST(FrenchAnalysis, TellsStopWordsByTheirAccents) {
  expect_terms("sur", {"sur"});
  expect_terms("sûr", {"sur(sûr)~sur"});
}

TEST(FrenchAnalysis, KnowsDemonymsWhoseStemsDiffer) {
  Analyzer analyzer(french_lexicon());
  for (const char* text : {"la Corée du Nord", "un nord-coréen", "des Nord-Coréens",
                           "la délégation nord-coréenne", "le nord‑coréen"}) {
    const AnalyzedArticle article = analyzer.analyze_article({}, text);
    ASSERT_EQ(article.entities.countries.size(), 1U) << text;
    EXPECT_EQ(article.entities.countries.front().code, "KP") << text;
  }
}

// Line 2: a name never meets a word that Snowball sends to the same stem.

struct NameCase {
  std::string_view text;                 // names it
  std::string name;                      // its term
  std::vector<std::string_view> others;  // words that must stay apart
};

const std::vector<NameCase> kNames = {
    {"Manuel Valls a parlé.", "valls", {"vallée", "vallées", "valls"}},
    {"Rachida Dati a parlé.", "dati", {"date", "dates", "dati"}},
    {"Jimmy Carter a parlé.", "carter", {"carte", "carter", "cartes"}},
    {"Narendra Modi a parlé.", "modi", {"mode", "modes"}},
    {"Shimon Peres a parlé.", "peres", {"père", "pères", "peres"}},
    {"Macky Sall a parlé.", "sall", {"salle", "salles"}},
    {"Marie Dupont a parlé.", "marie", {"mari", "mare", "maris", "marie"}},
    {"Le Mali a parlé.", "mali", {"mal", "mali"}},
    {"Le bruit de Damas.", "damas", {"dame", "dames", "damas"}},
    {"Le canal de Suez.", "suez", {"su", "suez"}},
    {"François Hollande a parlé.", "hollande", {"hollandais", "hollande"}},
    {"La Russie a parlé.", "russie", {"russe", "russes"}},
    {"La ville de Nice.", "nice", {"nice", "nicer"}},
    {"La ville de Tours.", "tours", {"tour", "tours"}},
    {"Élisabeth Borne a parlé.", "borne", {"borne", "bornes"}},
    {"Rose Martin a parlé.", "rose", {"rose", "roses"}},
    {"Vladimir Poutine a parlé.", "poutine", {"poutine", "poutines"}},
};

// The terms of a token with what stands for their prefixes.
std::set<std::string> prefixed_terms(const Token& token) {
  const WordTerms terms = terms_of(token);
  std::set<std::string> result = {(terms.is_name ? "XN" : "") + *terms.exact};
  if (terms.stem != nullptr) result.insert("Z" + *terms.stem);
  return result;
}

TEST(FrenchAnalysis, NamesHaveTheirWrittenFormAloneInTheirOwnNamespace) {
  for (const NameCase& c : kNames) {
    const std::vector<std::string> terms = terms_in(c.text, NameModel::builtin());
    EXPECT_EQ(std::count(terms.begin(), terms.end(), "@" + c.name), 1) << c.text;
  }
}

TEST(FrenchAnalysis, NamesShareNoTermWithWordsOfTheSameStem) {
  Analyzer analyzer(french_lexicon());
  for (const NameCase& c : kNames) {
    std::set<std::string> of_name;
    for (const Token& token : analyzer.analyze_article({}, c.text).body.tokens)
      if (token.word->folded == c.name) of_name.merge(prefixed_terms(token));
    for (const std::string_view other : c.others)
      for (const Token& token : analyzer.analyze_words(other))
        for (const std::string& term : prefixed_terms(token))
          EXPECT_FALSE(of_name.contains(term)) << c.text << " and " << other << ": " << term;
  }
}

TEST(FrenchAnalysis, TellsTheNameFromTheWordInOneText) {
  expect_all({{"De Tours en tours", {"de", "@tours", "en", "tours~tour"}},
              {"Le Mali va mal", {"le", "@mali", "va", "mal"}}});
  const std::vector<std::string> expected = {
      "mme", "@elisabeth(élisabeth)", "@borne", "a", "vu", "des", "bornes~born"};
  EXPECT_EQ(terms_in("Mme Élisabeth Borne a vu des bornes", NameModel::builtin()), expected);
}

// Line 3: elision, with both apostrophes.

TEST(FrenchAnalysis, TakesTheElidedWordAway) {
  const std::vector<std::string> elided = {
      "l", "L",  "d",  "D",  "j",     "t",     "m",      "n",      "s",      "c",
      "C", "qu", "Qu", "QU", "jusqu", "Jusqu", "lorsqu", "puisqu", "quoiqu", "LORSQU"};
  for (const std::string& word : elided)
    for (const char* apostrophe : {"'", "’", "ʼ"})
      for (const auto& [rest, terms] : std::vector<TermsCase>{{"accord", {"accord"}},
                                                              {"État", {"etat(état)~etat"}},
                                                              {"œuvre", {"oeuvre(œuvre)~oeuvr"}},
                                                              {"hiver", {"hiver~hiv"}}})
        expect_terms(word + apostrophe + std::string(rest), terms);
}

TEST(FrenchAnalysis, LeavesWordsWithAnApostropheWhole) {
  expect_all({{"aujourd'hui", {"aujourd'hui"}},
              {"Aujourd’hui", {"aujourd'hui"}},
              {"AUJOURD’HUI", {"aujourd'hui"}},
              {"entr'ouvert", {"entr'ouvert"}},
              {"entr’ouverte", {"entr'ouverte~entr'ouvert"}},
              {"quelqu'un", {"quelqu'un"}},
              {"O'Brien", {"o'brien"}},
              {"O’Brien", {"o'brien"}},
              {"N'Djamena", {"n'djamena~n'djamen"}},
              {"N’DJAMENA", {"n'djamena~n'djamen"}},
              {"N'Golo", {"n'golo"}}});
  for (const char* text : {"presqu'île", "presqu’île", "PRESQU’ÎLE"})
    EXPECT_EQ(terms_in(text).front().substr(0, 10), "presqu'ile") << text;
}

TEST(FrenchAnalysis, SplitsAtHyphensButNotAtApostrophes) {
  expect_all({{"nord-coréen", {"nord", "coreen(coréen)~coreen"}},
              {"Kim-Trump", {"kim", "trump"}},
              {"Jong\u2060-\u2060un", {"jong", "un"}},
              {"va-t-il", {"va", "t", "il"}},
              {"Val-d’Oise", {"val", "oise~ois"}},
              {"quelques-uns", {"quelques~quelqu", "uns~un"}}});
}

// Line 4: what pasted and typeset text holds.

TEST(FrenchAnalysis, ReadsTypographyAsPlainText) {
  expect_all({{"Jong‑un", {"jong", "un"}},           // U+2011
              {"Sarko\u00ADzy", {"sarkozy"}},        // soft hyphen
              {"Sarkozy\u00AD", {"sarkozy"}},        // at the end
              {"Sar\u200Bko\u2060zy", {"sarkozy"}},  // no width
              {"12 000", {"12000"}},
              {"12\u00A0000", {"12000"}},
              {"12\u202F000", {"12000"}},
              {"12\u2009000", {"12000"}},
              {"1\u202F234\u202F567 euros", {"1234567", "euros"}},
              {"œuvre", {"oeuvre(œuvre)~oeuvr"}},
              {"ŒUVRE", {"oeuvre(œuvre)~oeuvr"}},
              {"Łódź", {"lodz(łódź)~lodz"}},
              {"ﬁnance", {"finance~financ"}},
              {"«\u00A0levée\u00A0»", {"levee(levée)~lev"}},
              {"Macron\u00A0!", {"macron"}}});
}

TEST(FrenchAnalysis, ReadsNumbersAsOneWord) {
  expect_all({{"3,5 %", {"3,5"}},
              {"3.5", {"3,5"}},
              {"1er mai", {"1er", "mai"}},
              {"en 2019 123 morts", {"en", "2019", "123", "morts~mort"}},
              {"12 0000", {"12", "0000"}},
              {"1 234,5", {"1234,5"}},
              {"de 10 000 à 12 000", {"de", "10000", "a(à)", "12000"}},
              {"18/04/2019", {"18", "04", "2019"}},
              {"fin 2019.", {"fin", "2019"}}});
}

TEST(FrenchAnalysis, JoinsNoNumbersOfDifferentLines) {
  expect_all({{"12\n345", {"12", "345"}},
              {"12\t345", {"12", "345"}},
              {"12\r\n345", {"12", "345"}},
              {"12\u2029345", {"12", "345"}}});
}

TEST(FrenchAnalysis, GivesComposedAndDecomposedTextTheSameTerms) {
  const std::vector<std::pair<std::string_view, std::string_view>> kPairs = {
      {"sécurité", "se\u0301curite\u0301"},
      {"À l'île", "A\u0300 l'i\u0302le"},
      {"É.D.F.", "E\u0301.D.F."},
      {"l’État", "l’E\u0301tat"},
      {"Łódź", "Ło\u0301dz\u0301"},
      {"ÉLISABETH BORNE", "E\u0301LISABETH BORNE"},
      {"reçoit", "rec\u0327oit"}};
  for (const auto& [composed, decomposed] : kPairs)
    EXPECT_EQ(terms_in(decomposed), terms_in(composed)) << composed;
}

// Line 5: acronyms and capitals.

TEST(FrenchAnalysis, ReadsAcronymsWithAndWithoutDotsAsOneWord) {
  for (const char* text : {"ONU", "O.N.U.", "O.N.U", "l'ONU", "l'O.N.U.", "l’O.N.U", "L'ONU",
                           "d'O.N.U.", "(O.N.U.)", "l'O.N.U.,"})
    expect_terms(text, {"onu"});
  for (const char* text : {"É.D.F.", "É.D.F", "d'É.D.F.", "E\u0301.D.F."})
    expect_terms(text, {"edf(édf)"});
  expect_all({{"E.D.F.", {"edf"}},
              {"l'RSF", {"rsf"}},
              {"d’HLM", {"hlm"}},
              {"U.S.A", {"usa"}},
              {"Il a vu l'O.N.U. Puis", {"il", "a", "vu", "onu", "puis"}}});
}

TEST(FrenchAnalysis, ReadsNoAcronymInInitialsAndSentenceEnds) {
  expect_all(
      {{"vitamine C. Il", {"vitamine~vitamin", "c", "il"}}, {"plan B.Il", {"plan", "b", "il"}}});
}

TEST(FrenchAnalysis, FindsNamesInHeadlinesInCapitals) {
  expect_terms("POUTINE REÇOIT KIM", {"@poutine", "recoit(reçoit)~recoit", "kim"});
  expect_terms("VLADIMIR POUTINE EN RUSSIE", {"@vladimir", "@poutine", "en", "@russie"});
}

// Line 6: datelines, agencies and dates. Those of parse_press_date() are in date_test.cc.

TEST(FrenchAnalysis, ReadsDatelinesAndAgencies) {
  expect_all({{"PARIS, 18 avr 2019 (AFP) -", {"paris", "18", "avr", "2019", "afp"}},
              {"(Reuters)", {"reuters~reuter"}},
              {"Le Monde avec AFP", {"le", "monde~mond", "avec", "afp"}},
              {"jeudi 18 avril", {"jeudi~jeud", "18", "avril"}},
              {"1er mai 2019", {"1er", "mai", "2019"}},
              {"2019-04-18T14:30:00+02:00", {"2019", "04", "18t14", "30", "00", "02", "00"}}});
}

// Line 7: civilities, particles, Asian order, pairs.

std::vector<std::string> persons_in(std::string_view text) {
  const Lexicon lexicon = Lexicon::builtin();
  Analyzer analyzer(lexicon);
  std::vector<std::string> names;
  for (const PersonEntity& person : analyzer.analyze_article({}, text).entities.persons)
    names.push_back(person.name);
  return names;
}

TEST(FrenchAnalysis, ReadsPersonsNames) {
  const std::vector<TermsCase> kPersons = {
      {"Hier, Ursula von der Leyen a parlé.", {"Ursula von der Leyen"}},
      {"Hier, Mohammed ben Salmane a parlé.", {"Mohammed ben Salmane"}},
      {"Hier, Jean-Luc Mélenchon a parlé.", {"Jean-Luc Mélenchon"}},
      {"Hier, Mme Angela Merkel a parlé.", {"Angela Merkel"}},
      {"Hier, le Dr Manuel Valls a parlé.", {"Manuel Valls"}},
      {"Hier, Kim Jong-un a parlé.", {"Kim Jong-un"}},
      {"Hier, Kim Jong‑un a parlé. M. Kim rit.", {"Kim Jong-un"}},
      {"Hier, Xi Jinping a parlé.", {"Xi Jinping"}},
      {"Hier, d’Emmanuel Macron, rien.", {"Emmanuel Macron"}},
      {"Un duel Macron-Trump.", {"Emmanuel Macron", "Donald Trump"}},
  };
  for (const TermsCase& c : kPersons) EXPECT_EQ(persons_in(c.text), c.terms) << c.text;
}

}  // namespace
}  // namespace kiosque
