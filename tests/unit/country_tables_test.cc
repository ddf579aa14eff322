// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// What the tables of countries, places and other names in data/ make of texts.
#include <gtest/gtest.h>
#include <unicode/locid.h>

#include <string>

#include "src/analysis/gazetteer_lookup.h"
#include "tests/unit/country_text.h"

namespace kiosque {
namespace {

std::string french_name(const char* code) {
  icu::UnicodeString name;
  icu::Locale("", code).getDisplayCountry(icu::Locale::getFrench(), name);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8;
}

// ICU lists these too: of the past, or parts of IO and ES with a code of their own.
bool is_no_country(std::string_view code) {
  return code == "AN" || code == "DG" || code == "EA" || code == "IC";
}

TEST(CountryTables, HaveEveryFrenchNameOfCldr) {
  const Lexicon lexicon = Lexicon::builtin();
  std::size_t checked = 0;
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    if (is_no_country(*code)) continue;
    const std::string name = french_name(*code);
    const std::vector<std::string> codes = find_countries(lexicon, name);
    EXPECT_NE(std::find(codes.begin(), codes.end(), *code), codes.end()) << *code << ' ' << name;
    EXPECT_EQ(find_countries(lexicon, *code), std::vector<std::string>{*code});
    ++checked;
  }
  EXPECT_GE(checked, 249U);
}

// Those that alone are mostly something else, which docs/countries.md explains.
TEST(CountryTables, FindTheNamesOfCldrInAText) {
  const std::set<std::string_view> in_context = {"CG", "DM", "GD", "MF", "MM", "MS", "MU", "SX"};
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    if (in_context.contains(*code) || is_no_country(*code)) continue;
    const std::string text = "Il y a eu un sommet ici : " + french_name(*code) + " en parle.";
    EXPECT_EQ(countries_in(text), *code) << text;
  }
}

TEST(CountryTables, KnowShortAndOfficialNamesAndAbbreviations) {
  expect_countries({{"Aux États-Unis, rien.", "US"},
                    {"Aux Etats-Unis, rien.", "US"},
                    {"Les USA et les U.S.A. en sont.", "US"},
                    {"Aux É.-U., rien.", "US"},
                    {"En RDC, rien.", "CD"},
                    {"La RPDC se tait.", "KP"},
                    {"En RCA, rien.", "CF"},
                    {"Les Émirats se taisent.", "AE"},
                    {"Les Émirats arabes unis.", "AE"},
                    {"En Grande-Bretagne.", "GB"},
                    {"En Angleterre et en Écosse.", "GB"},
                    {"En Biélorussie.", "BY"},
                    {"Au Bélarus.", "BY"},
                    {"Au Belarus.", "BY"},
                    {"En Birmanie et au Myanmar.", "MM"},
                    {"La République populaire de Chine.", "CN"},
                    {"La République islamique d'Iran.", "IR"},
                    {"À Taïwan, au Kosovo, en Palestine.", "PS TW XK"},
                    {"À Taiwan.", "TW"},
                    {"En Tchéquie et en République tchèque.", "CZ"},
                    {"En Nouvelle-Calédonie.", "NC"},
                    {"À La Réunion, de la Réunion.", "RE"},
                    {"L'URSS, la Yougoslavie, la Tchécoslovaquie.", "CS SU YU"},
                    {"La RDA et la RFA.", "DD DE"},
                    {"En Corée du nord, en Afrique du sud.", "KP ZA"},
                    {"Aux Pays‑Bas, en Corée\u00A0du Nord.", "KP NL"}});
}

TEST(CountryTables, KnowDemonymsInEveryGenderAndNumber) {
  expect_countries({{"Un Nord-Coréen et des Nord-Coréennes.", "KP"},
                    {"Des Coréens du Nord.", "KP"},
                    {"Des Sud-Coréens.", "KR"},
                    {"Les Coréennes du Sud.", "KR"},
                    {"Un Franco-Américain.", "FR US"},
                    {"Les échanges américano-nord-coréens.", "KP US"},
                    {"Le dialogue israélo-palestinien.", "IL PS"},
                    {"La frontière sino-indienne.", "CN IN"},
                    {"Les relations russo-ukrainiennes.", "RU UA"},
                    {"Une Burkinabè, des Burkinabés.", "BF"},
                    {"Les Néo-Zélandaises.", "NZ"},
                    {"Des Saoudiennes.", "SA"},
                    {"La soviétique et le yougoslave.", "SU YU"},
                    {"Un nigérien.", "NE"},
                    {"Un nigérian.", "NG"},
                    {"Un étasunien.", "US"},
                    {"Des Allemands de l'Est.", "DD"}});
}

TEST(CountryTables, TakeCapitalsSeatsOfPowerAndPlacesAsWeaker) {
  expect_countries({{"Selon Pyongyang, rien.", "KP?"},
                    {"Selon le Kremlin, rien.", "RU?"},
                    {"Selon la Maison-Blanche, rien.", "US?"},
                    {"Selon l'Élysée, rien.", "FR?"},
                    {"Selon Downing Street, rien.", "GB?"},
                    {"Selon Matignon et le Quai d'Orsay, rien.", "FR?"},
                    {"Selon le Pentagone, rien.", "US?"},
                    {"Il vit à New Delhi.", "IN?"},
                    {"Il vit à Los Angeles, en Californie.", "US?"},
                    {"Il vit à Dubaï.", "AE?"},
                    {"Il vit en Bavière.", "DE?"},
                    {"Moscou et les Russes.", "RU"}});
}

// docs/countries.md, row by row: what the article has no part in.
TEST(CountryTables, TellNamesThatLookAlike) {
  expect_countries({{"En Guinée.", "GN"},
                    {"En Guinée-Bissau.", "GW"},
                    {"En Guinée équatoriale.", "GQ"},
                    {"En Papouasie-Nouvelle-Guinée.", "PG"},
                    {"Dans le golfe de Guinée.", ""},
                    {"En Nouvelle-Guinée.", ""},
                    {"Au Niger.", "NE"},
                    {"Au Nigeria.", "NG"},
                    {"Le fleuve Niger déborde.", ""},
                    {"Dans le delta du Niger.", "NG?"},
                    {"Autour du lac Tchad.", ""},
                    {"Au Tchad.", "TD"},
                    {"En Jordanie.", "JO"},
                    {"Le joueur Jordan a marqué.", ""},
                    {"Au Luxembourg.", "LU"},
                    {"Au jardin du Luxembourg.", "FR?"},
                    {"Au palais du Luxembourg.", "FR?"},
                    {"Dans la province de Luxembourg.", "BE?"},
                    {"À Singapour.", "SG"},
                    {"À Jersey.", "JE"},
                    {"Dans le New Jersey, à Jersey City.", "US?"},
                    {"Dans la Manche.", ""},
                    {"François Hollande a parlé.", ""},
                    {"Hier, Hollande a parlé.", ""},
                    {"À Cuba, au Liban.", "CU LB"},
                    {"En Macédoine.", "MK"},
                    {"Une macédoine de légumes.", ""},
                    {"En Irlande du Nord.", "GB"},
                    {"En Irlande.", "IE"},
                    {"Au Mexique et à Mexico.", "MX"},
                    {"Au Nouveau-Mexique.", "US?"},
                    {"Au Soudan du Sud.", "SS"},
                    {"En Afrique du Sud.", "ZA"},
                    {"Au Mali, c'est mal.", "ML"}});
}

TEST(CountryTables, LeaveOutNamesThatHoldACountrysName) {
  for (const char* text : {"Selon Météo France, la pluie.",
                           "Selon Météo-France, la pluie.",
                           "Vu sur France 3.",
                           "Vu sur France Télévisions.",
                           "Entendu sur France Inter.",
                           "Un avion d'Air France.",
                           "Elle est Miss France.",
                           "La Coupe de France.",
                           "Le Tour de France.",
                           "Au Stade de France.",
                           "La Banque de France.",
                           "Il parle à Ouest-France.",
                           "Selon Santé publique France.",
                           "Selon l'Agence France-Presse.",
                           "La France insoumise.",
                           "L'Open d'Australie.",
                           "Dans le golfe du Mexique.",
                           "En mer de Chine méridionale.",
                           "Un dessin à l'encre de Chine.",
                           "Un cochon d'Inde.",
                           "Un café turc.",
                           "Des montagnes russes.",
                           "La grippe espagnole.",
                           "L'accord de Paris sur le climat.",
                           "Des Nord-Américains.",
                           "Le monde anglo-saxon.",
                           "Les Red Hot Chili Peppers.",
                           "L'Ordre de Malte.",
                           "Un avion de Qatar Airways."})
    EXPECT_EQ(countries_in(text), "") << text;
}

// A team, an embassy, an army and a championship are the country's.
TEST(CountryTables, KeepWhatConcernsTheCountry) {
  expect_countries({{"L'équipe de France a gagné.", "FR"},
                    {"Le XV de France a gagné.", "FR"},
                    {"Le championnat de France.", "FR"},
                    {"L'ambassade de Chine.", "CN"},
                    {"Le président de la République française.", "FR"},
                    {"La guerre d'Algérie.", "DZ"},
                    {"Le Premier ministre du Canada.", "CA"}});
}

}  // namespace
}  // namespace kiosque
