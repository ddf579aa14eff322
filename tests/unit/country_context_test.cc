// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// Names whose country the rest of the article decides, with the built-in lists.
#include "src/analysis/country_context.h"

#include <gtest/gtest.h>

#include "tests/unit/country_text.h"

namespace kiosque {
namespace {

TEST(CountryContext, CongoIsTheDemocraticOneUnlessBrazzavilleIsNearer) {
  expect_countries({{"Au Congo, rien.", "CD"},
                    {"Les Congolais votent.", "CD"},
                    {"À Brazzaville, les Congolais votent.", "CG"},
                    {"À Brazzaville, le Congo vote.", "CG"},
                    {"Le président Sassou Nguesso dirige le Congo.", "CG"},
                    {"À Kinshasa, les Congolais votent.", "CD"},
                    {"Félix Tshisekedi dirige le Congo.", "CD"},
                    {"Au Congo-Brazzaville.", "CG"},
                    {"En RD Congo.", "CD"},
                    {"Le fleuve Congo déborde.", ""},
                    {"Dans le bassin du Congo.", ""}});
}

TEST(CountryContext, KoreaAloneIsTheSouthUnlessTheArticleIsAboutTheNorth) {
  expect_countries({{"En Corée, Samsung licencie.", "KR"},
                    {"Un film coréen.", "KR"},
                    {"La Corée de Kim Jong-un.", "KP"},
                    {"Pyongyang menace : la crise coréenne dure.", "KP"},
                    {"Les deux Corées se parlent.", "KP KR"},
                    {"Dans la péninsule coréenne.", "KP? KR?"}});
}

TEST(CountryContext, GeorgiaIsTheCountryUnlessTheStateIsMeant) {
  expect_countries({{"En Géorgie, rien.", "GE"},
                    {"En Géorgie, à Tbilissi.", "GE"},
                    {"La Géorgie, la Russie et l'Otan.", "GE RU"},
                    {"À Atlanta, en Géorgie.", "US?"},
                    {"À Savannah, en Géorgie.", "US?"},
                    {"En Géorgie, État du Sud.", "US?"},
                    {"Joe Biden gagne en Géorgie.", "US?"},
                    {"La police de l'État de Géorgie.", "US?"},
                    {"La police de l'État américain de Géorgie.", "US"},
                    {"En Géorgie, l'État de droit recule.", "GE"},
                    {"Donald Trump. Le Canada, la Géorgie et le Japon.", "CA GE JP"},
                    {"Les Géorgiens votent. La Géorgie attend Biden.", "GE"},
                    {"La Géorgie du Sud.", "GS"}});
}

TEST(CountryContext, FirstNamesAndTownsAreIslandsWhereTheArticleSaysSo) {
  expect_countries({{"La fête de Maurice.", ""},
                    {"Maurice et les Mauriciens.", "MU"},
                    {"À Maurice, le Wakashio coule.", "MU"},
                    {"L'île Maurice.", "MU"},
                    {"Aux Comores, à Maurice et à Madagascar.", "KM MG MU"},
                    {"Hier, Dominique est venue.", ""},
                    {"L'île de la Dominique.", "DM"},
                    {"À la Dominique.", "DM"},
                    {"Le canal Saint-Martin.", ""},
                    {"Irma a ravagé Saint-Martin.", "MF"},
                    {"Saint-Martin et Saint-Barthélemy.", "BL MF"},
                    {"Un week-end à Grenade.", ""},
                    {"L'île de la Grenade.", "GD"}});
}

TEST(CountryContext, ViennaIsTheCapitalAndTheDepartmentBesidePoitiers) {
  expect_countries({{"À Vienne, on négocie.", "AT?"},
                    {"À Poitiers (Vienne), un feu.", "FR?"},
                    {"Dans la Vienne, un feu.", "FR?"},
                    {"À Condat-sur-Vienne, un feu.", ""},
                    {"À Vienne-en-Val, un feu.", ""},
                    {"À Vienne, les Autrichiens votent.", "AT"}});
}

TEST(CountryContext, AStreetIsNoCountry) {
  expect_countries({{"Il vit rue du Maroc.", ""},
                    {"Il vit 3, avenue d'Italie.", ""},
                    {"Il vit boulevard de la Chine.", ""},
                    {"Il vit place d'Italie.", "FR?"},
                    {"Dans les rues de France.", "FR"},
                    {"Il descend dans la rue. La France attend.", "FR"},
                    {"La place de la France en Europe.", "FR"}});
}

TEST(CountryContext, ASwissManIsADemonym) {
  const auto evidence = [](std::string_view text) {
    return std::string(to_string(
        builtin_analyzer().analyze_article("", text).entities.countries.at(0).mentions.at(0).by));
  };
  EXPECT_EQ(evidence("La Suisse vote."), "gazetteer");
  EXPECT_EQ(evidence("En Suisse, on vote."), "gazetteer");
  EXPECT_EQ(evidence("Le Suisse Roger Federer gagne."), "demonym");
  EXPECT_EQ(evidence("Il a battu un Suisse."), "demonym");
}

// The headline's Corée is settled by the body, and mentions stay in their order.
TEST(CountryContext, TheWholeArticleDecides) {
  EXPECT_EQ(countries_in("Pyongyang a tiré un missile.", "La Corée tire"), "KP");
  const Entities entities =
      builtin_analyzer()
          .analyze_article("Corée : un essai", "La Chine et Pyongyang. La Corée a tiré.")
          .entities;
  ASSERT_EQ(entities.countries.size(), 2U);
  EXPECT_EQ(entities.countries[0].code, "KP");
  ASSERT_EQ(entities.countries[0].mentions.size(), 3U);
  EXPECT_EQ(entities.countries[0].mentions[0].part, TextPart::title);
  EXPECT_LT(entities.countries[0].mentions[1].begin, entities.countries[0].mentions[2].begin);
  EXPECT_EQ(entities.countries[1].code, "CN");
}

}  // namespace
}  // namespace kiosque
