// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// Persons and countries, as the analyzer finds them in an article.
#include "src/analysis/entity_recognizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/analyzer.h"

namespace kiosque {
namespace {

const Lexicon& lists() {
  static const Lexicon lexicon = Lexicon::builtin();
  return lexicon;
}

struct Found {
  std::vector<std::string> persons;    // "Kim Jong-un x3"
  std::vector<std::string> countries;  // "KP x2"; "KP? x1" when all mentions are weak
};

std::string times(std::size_t mentions) { return " x" + std::to_string(mentions); }

Found find_in(std::string_view title, std::string_view body) {
  Analyzer analyzer(lists());
  const Entities entities = analyzer.analyze_article(title, body).entities;
  Found found;
  for (const PersonEntity& person : entities.persons)
    found.persons.push_back(person.name + times(person.mentions.size()));
  for (const CountryEntity& country : entities.countries) {
    const bool weak = std::all_of(country.mentions.begin(), country.mentions.end(),
                                  [](const Mention& m) { return m.is_weak(); });
    found.countries.push_back(country.code + (weak ? "?" : "") + times(country.mentions.size()));
  }
  std::sort(found.countries.begin(), found.countries.end());
  return found;
}

struct Case {
  std::string_view text;
  std::vector<std::string> expected;
};

TEST(Persons, AreCalledByTheFullestFormOfTheArticle) {
  const Case kCases[] = {
      {"Hier, Kim Jong-un a parlé. M. Kim a ri. Puis Kim est parti.", {"Kim Jong-un x3"}},
      {"Hier, M. Kim a ri. Puis on a vu Kim Jong-un.", {"Kim Jong-un x2"}},
      {"Hier, Angela Merkel a parlé. Mme Merkel a ri.", {"Angela Merkel x2"}},
      {"Hier, Ursula von der Leyen a parlé.", {"Ursula von der Leyen x1"}},
      {"Hier, Jean-Luc Moreau et Marie Petit ont parlé.",
       {"Jean-Luc Moreau x1", "Marie Petit x1"}}};
  for (const Case& c : kCases) EXPECT_EQ(find_in("", c.text).persons, c.expected) << c.text;
}

TEST(Persons, AreKnownByTheirSurnameWhenTheListHasIt) {
  const Case kCases[] = {{"Hier, Poutine a parlé.", {"Vladimir Poutine x1"}},
                         {"Hier, Vladimir Poutine a parlé. Poutine a ri.", {"Vladimir Poutine x2"}},
                         {"Hier, M. Poutine a parlé.", {"Vladimir Poutine x1"}},
                         {"Il aime la poutine.", {}}};
  for (const Case& c : kCases) EXPECT_EQ(find_in("", c.text).persons, c.expected) << c.text;
}

TEST(Persons, JoinedByAHyphenAreTwo) {
  const Case kCases[] = {
      {"Un sommet Poutine-Trump.", {"Vladimir Poutine x1", "Donald Trump x1"}},
      {"Le sommet Kim-Trump. Kim Jong-un a ri.", {"Kim Jong-un x2", "Donald Trump x1"}}};
  for (const Case& c : kCases) EXPECT_EQ(find_in("", c.text).persons, c.expected) << c.text;
}

TEST(Persons, OfOneSurnameAreNotMixedUp) {
  const std::vector<std::string> persons =
      find_in("", "Hier, Jean Moreau et Marie Moreau ont parlé. Puis Moreau a ri.").persons;
  EXPECT_EQ(persons, (std::vector<std::string>{"Jean Moreau x1", "Marie Moreau x2"}));
}

TEST(Persons, EndWithTheirLineAndSentence) {
  for (const char* text : {"On a vu Jean\nMoreau parle.", "On a vu Jean, Moreau et Petit.",
                           "On a vu Jean ! Moreau parle.", "On a vu Jean (Moreau)."}) {
    const std::vector<std::string> persons = find_in("", text).persons;
    EXPECT_EQ(std::count(persons.begin(), persons.end(), "Jean Moreau x1"), 0) << text;
  }
}

TEST(Persons, AreReadWithTheirParticlesInitialsAndOrders) {
  const Case kCases[] = {
      {"Mohammed ben Salmane a parlé, puis ben Salmane est parti.", {"Mohammed ben Salmane x2"}},
      {"Bachar al-Assad a parlé, puis al-Assad est parti.", {"Bachar al-Assad x2"}},
      {"Marine Le Pen a parlé. « Non », a répondu Le Pen.", {"Marine Le Pen x2"}},
      {"Le général de Gaulle est mort en 1970.", {"Charles de Gaulle x1"}},
      {"La semaine dernière, E. Macron a reçu des maires. Emmanuel Macron les a écoutés.",
       {"Emmanuel Macron x2"}},
      {"Le chimiste John M. Kosterlitz a été récompensé.", {"John M. Kosterlitz x1"}},
      {"Selon la police, Thibaud A. a été arrêté.", {"Thibaud A. x1"}},
      {"Le jardin de J.-P. Bruneau est ouvert.", {"J.-P. Bruneau x1"}},
      {"Le ministre Emmanuel MACRON a parlé.", {"Emmanuel Macron x1"}}};
  for (const Case& c : kCases) EXPECT_EQ(find_in("", c.text).persons, c.expected) << c.text;
}

TEST(Persons, StandBesideOthers) {
  const Case kCases[] = {
      {"MM. Farinet et Verneau ont inauguré la salle.", {"Farinet x1", "Verneau x1"}},
      {"Hier, Donald Trump a vu Kim Jong-un. Kim et Trump ont parlé.",
       {"Donald Trump x2", "Kim Jong-un x2"}},
      {"Le secrétaire général de l'Élysée Claude Guéant a parlé.", {"Claude Guéant x1"}},
      {"Le président de Serbie Milan Milutinovic a parlé.", {"Milan Milutinovic x1"}}};
  for (const Case& c : kCases) EXPECT_EQ(find_in("", c.text).persons, c.expected) << c.text;
}

TEST(Persons, AreNoPlacesNorOrganisations) {
  for (const char* text :
       {"Il a acheté une voiture chez Peugeot.", "Les employés de Bloomberg et de la Kookmin Bank.",
        "Le Conseil de sécurité et le Kremlin se taisent.", "Un accident sur l'A62 hier soir.",
        "Il habite boulevard Haussmann, près de la place de la Madeleine.",
        "Le club de Schalke a gagné.", "Le Paris Saint-Germain a perdu."})
    EXPECT_EQ(find_in("", text).persons, std::vector<std::string>{}) << text;
}

TEST(Persons, OfTheSampleArticleAreExactlyItsFour) {
  std::ifstream in(std::string(KIOSQUE_SOURCE_DIR) +
                   "/corpus/sample/coree-du-nord/2019-04-18-kim-se-rendra-en-russie.txt");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const Found found = find_in("", text.substr(text.find("\n\n")));
  std::vector<std::string> names;
  for (const std::string& person : found.persons)
    names.push_back(person.substr(0, person.rfind(" x")));
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"Andrei Lankov", "Donald Trump", "Kim Jong-un",
                                             "Vladimir Poutine"}));
  std::string countries;
  for (const std::string& country : found.countries)
    countries += country.substr(0, country.find(" x")) + ' ';
  EXPECT_EQ(countries, "CN KP KR? RU US VN ");
}

TEST(Persons, OfAHeadlineInCapitalsAreKnownFromTheBody) {
  const Found found = find_in("MERKEL REÇOIT KIM", "Hier, Angela Merkel a reçu Kim Jong-un.");
  EXPECT_EQ(found.persons, (std::vector<std::string>{"Angela Merkel x2", "Kim Jong-un x2"}));
}

TEST(Countries, AreNamedByNamesAndDemonyms) {
  const Case kCases[] = {{"La Russie a parlé.", {"RU x1"}},
                         {"Les troupes russes et la Russie.", {"RU x2"}},
                         {"Les délégations nord-coréennes.", {"KP x1"}},
                         {"En Corée\u00A0du Nord.", {"KP x1"}},
                         {"Les échanges américano-nord-coréens.", {"KP x1", "US x1"}},
                         {"Les américano quelconques.", {}}};
  for (const Case& c : kCases) EXPECT_EQ(find_in("", c.text).countries, c.expected) << c.text;
}

TEST(Countries, AreNamedWeaklyByTheirSeatsOfPower) {
  const Case kCases[] = {{"Pyongyang a parlé hier.", {"KP? x1"}},
                         {"Selon le Kremlin, rien.", {"RU? x1"}},
                         {"Selon le Kremlin, la Russie.", {"RU x2"}}};
  for (const Case& c : kCases) EXPECT_EQ(find_in("", c.text).countries, c.expected) << c.text;
}

TEST(Countries, AreNotNamedInsideOtherNames) {
  for (const char* text : {"Selon Météo France, la pluie.", "Il a gagné la Coupe de France.",
                           "Il a vu François Hollande hier.", "Hier, Marie France a parlé."})
    EXPECT_EQ(find_in("", text).countries, std::vector<std::string>{}) << text;
}

TEST(Countries, TakeTheLongestName) {
  const Case kCases[] = {{"En Guinée équatoriale.", {"GQ x1"}},
                         {"En Guinée, équatoriale.", {"GN x1"}},
                         {"En Guinée.", {"GN x1"}},
                         {"En Guinée équatoriale et en Guinée.", {"GN x1", "GQ x1"}}};
  for (const Case& c : kCases) EXPECT_EQ(find_in("", c.text).countries, c.expected) << c.text;
}

TEST(Countries, AskForTheCapitalsOfTheirRule) {
  const Case kCases[] = {{"Aux USA.", {"US x1"}}, {"Aux usa.", {}},
                         {"Aux Usa.", {}},        {"Au Mali.", {"ML x1"}},
                         {"Au mali.", {}},        {"Les Russes et les russes.", {"RU x2"}}};
  for (const Case& c : kCases) EXPECT_EQ(find_in("", c.text).countries, c.expected) << c.text;
}

TEST(Keywords, AreTheWordsOfNamesButNotDemonyms) {
  Analyzer analyzer(lists());
  const std::string text = "Hier, Mme Angela Merkel a vu la Russie, Pyongyang et des Russes.";
  const AnalyzedArticle article = analyzer.analyze_article("", text);
  std::vector<std::string> keywords;
  for (const Token& token : article.body.tokens)
    if (token.keyword) keywords.push_back(token.word->folded);
  EXPECT_EQ(keywords, (std::vector<std::string>{"angela", "merkel", "russie", "pyongyang"}));
}

TEST(Mentions, StandInReadingOrderTheTitleFirst) {
  Analyzer analyzer(lists());
  const std::string title = "Poutine part";
  const std::string body = "Hier, Vladimir Poutine est parti. Poutine reviendra avec Trump.";
  const Entities entities = analyzer.analyze_article(title, body).entities;
  ASSERT_EQ(entities.persons.size(), 2U);
  EXPECT_EQ(entities.persons[0].name, "Vladimir Poutine");
  EXPECT_EQ(entities.persons[0].key, "vladimir poutine");
  std::vector<std::string> slices;
  for (const Mention& mention : entities.persons[0].mentions) {
    const std::string& text = mention.part == TextPart::title ? title : body;
    slices.push_back((mention.part == TextPart::title ? "title:" : "body:") +
                     text.substr(mention.begin, mention.end - mention.begin));
  }
  EXPECT_EQ(slices,
            (std::vector<std::string>{"title:Poutine", "body:Vladimir Poutine", "body:Poutine"}));
}

TEST(Persons, ADatelineNamesNone) {
  for (const char* dateline : {"Victoria, 2 janv (EFE) - ", "SAN JOSE, 3 mai 2019 (AFP) – ",
                               "CHARLOTTE (Reuters) - ", "Le Monde avec AFP\nSAN JOSE (AFP) - "})
    EXPECT_TRUE(find_in("", std::string(dateline) + "Le pont est fermé.").persons.empty())
        << dateline;
  EXPECT_EQ(find_in("", "SYDNEY (AFP) - Le pont plaît à Angela Merkel.").persons,
            (std::vector<std::string>{"Angela Merkel x1"}));
}

TEST(NameKey, FoldsNamesToOneSpelling) {
  for (const char* name : {"Kim Jong-un", "KIM JONG UN", "Kim Jong‑un", " kim  jong-un "})
    EXPECT_EQ(name_key(name), "kim jong un") << name;
  EXPECT_EQ(name_key("Élise d'Œuvre"), "elise oeuvre");
  EXPECT_EQ(name_key(""), "");
}

}  // namespace
}  // namespace kiosque
