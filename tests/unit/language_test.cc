// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/metadata/language.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kiosque {
namespace {

TEST(NormalizeLanguage, ReadsTagsAndNames) {
  const std::pair<const char*, const char*> kCases[] = {
      {"fr", "fr"},      {"fr-FR", "fr"},    {"fr_CA", "fr"},    {"FRA", "fr"},
      {"fre", "fr"},     {"français", "fr"}, {"Français", "fr"}, {"French", "fr"},
      {" fr ", "fr"},    {"en-US", "en"},    {"anglais", "en"},  {"deu", "de"},
      {"zh-Hans", "zh"}, {"", ""},           {"inconnu", ""},    {"x-klingon", ""},
      {"f1", ""},        {"-", ""},          {"fr, en", "fr"},   {"néerlandais", "nl"}};
  for (const auto& [declared, code] : kCases)
    EXPECT_EQ(normalize_language(declared), code) << declared;
  EXPECT_EQ(normalize_language(std::string(100'000, 'f')), "");
}

TEST(DetectLanguage, TellsThePressLanguages) {
  const std::pair<const char*, const char*> kCases[] = {
      {"fr",
       "Le maire a annoncé jeudi que le pont sur la rivière resterait fermé trois semaines. Les "
       "habitants sont priés de prendre l'autre route jusqu'à la fin des travaux, a-t-il dit, "
       "et la navette passera toutes les heures."},
      {"en",
       "The minister said on Thursday that the bridge over the river would be closed for three "
       "weeks because of heavy repairs. Residents are asked to take the other road until the "
       "works are finished, the town council said."},
      {"es",
       "El ministro dijo el jueves que el puente sobre el río permanecerá cerrado durante tres "
       "semanas por obras de reparación. El ayuntamiento pide a los vecinos que utilicen la "
       "otra carretera hasta el final de los trabajos."},
      {"ru",
       "Министр заявил в четверг, что мост через реку будет закрыт на три недели из-за ремонта. "
       "Жителей просят пользоваться другой дорогой до окончания работ."}};
  for (const auto& [code, text] : kCases) EXPECT_EQ(detect_language("", text), code) << text;
}

TEST(DetectLanguage, AFrenchArticleWithEnglishQuotesIsFrench) {
  EXPECT_EQ(
      detect_language(
          "« The bridge is closed »",
          "« The bridge is closed and we are sorry for that, but the residents will have a new "
          "one in the spring », a dit le maire jeudi. Les habitants doivent prendre l'autre "
          "route jusqu'à la fin des travaux, a précisé la mairie, qui ajoute que la "
          "circulation reprendra au printemps."),
      "fr");
}

TEST(DetectLanguage, DoesNotGuessFromAFewWords) {
  for (const char* text : {"", "Le pont est fermé.", "Breaking news", "1 2 3"})
    EXPECT_EQ(detect_language(text, text), "") << text;
  EXPECT_EQ(detect_language("", std::string(100'000, '7')), "");
  EXPECT_EQ(detect_language("", std::string(100'000, '\x01')), "");
}

TEST(DetectLanguage, SurvivesAnyText) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 800; ++i) text += static_cast<char>(random() % 256);
    detect_language("", text);
  }
}

}  // namespace
}  // namespace kiosque
