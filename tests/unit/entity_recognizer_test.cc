// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// Persons and countries, as the analyzer finds them in an article.
#include "src/analysis/entity_recognizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/analyzer.h"
#include "src/analysis/lexicon_builder.h"

namespace kiosque {
namespace {

const Lexicon& lists() {
  static const std::string bytes = [] {
    LexiconBuilder builder;
    for (const char* word : {"le", "la", "les", "de", "du", "et", "a", "il", "un", "en", "au"})
      builder.add_stop_word(word);
    for (const char* name : {"Angela", "Jean", "Luc", "Marie", "Pierre", "Macky", "Ursula"})
      builder.add_word(name, kFirstName);
    for (const char* word : {"M", "MM", "Mme"}) builder.add_word(word, kCivility);
    for (const char* word : {"de", "von", "der"}) builder.add_word(word, kParticle);
    builder.add_word("Kim", kFamilyNameFirst);
    const auto add = [&builder](EntryKind kind, CaseRule rule, const char* name,
                                const char* label) { builder.add_entry(kind, rule, name, label); };
    add(EntryKind::country, CaseRule::capitalised, "France", "FR");
    add(EntryKind::country, CaseRule::capitalised, "Mali", "ML");
    add(EntryKind::country, CaseRule::capitalised, "Russie", "RU");
    add(EntryKind::country, CaseRule::capitalised, "Guinée", "GN");
    add(EntryKind::country, CaseRule::capitalised, "Guinée équatoriale", "GQ");
    add(EntryKind::country, CaseRule::capitalised, "Corée du Nord", "KP");
    add(EntryKind::country, CaseRule::exact, "USA", "US");
    for (const char* word : {"russe", "russes"}) add(EntryKind::demonym, CaseRule::any, word, "RU");
    for (const char* word : {"nord-coréen", "nord-coréens", "nord-coréennes"})
      add(EntryKind::demonym, CaseRule::any, word, "KP");
    add(EntryKind::combining, CaseRule::any, "américano-", "US");
    add(EntryKind::seat_of_power, CaseRule::capitalised, "Pyongyang", "KP");
    add(EntryKind::seat_of_power, CaseRule::capitalised, "Kremlin", "RU");
    add(EntryKind::other, CaseRule::any, "Météo France", "other");
    add(EntryKind::other, CaseRule::any, "Coupe de France", "other");
    const auto person = [&](const char* name, const char* alias) {
      add(EntryKind::person, CaseRule::capitalised, name, name);
      add(EntryKind::person, CaseRule::capitalised, alias, name);
    };
    person("Vladimir Poutine", "Poutine");
    person("Donald Trump", "Trump");
    person("François Hollande", "Hollande");
    return builder.build();
  }();
  static const Lexicon lexicon{bytes};
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
                         {"Hier, Dupont a parlé.", {}},
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
  EXPECT_EQ(persons, (std::vector<std::string>{"Jean Moreau x1", "Marie Moreau x1"}));
}

TEST(Persons, EndWithTheirLineAndSentence) {
  for (const char* text : {"On a vu Jean\nMoreau parle.", "On a vu Jean, Moreau et Petit.",
                           "On a vu Jean ! Moreau parle.", "On a vu Jean (Moreau)."})
    EXPECT_EQ(find_in("", text).persons, std::vector<std::string>{}) << text;
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

TEST(NameKey, FoldsNamesToOneSpelling) {
  for (const char* name : {"Kim Jong-un", "KIM JONG UN", "Kim Jong‑un", " kim  jong-un "})
    EXPECT_EQ(name_key(name), "kim jong un") << name;
  EXPECT_EQ(name_key("Élise d'Œuvre"), "elise oeuvre");
  EXPECT_EQ(name_key(""), "");
}

}  // namespace
}  // namespace kiosque
