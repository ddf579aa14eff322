// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/dateline.h"

#include <gtest/gtest.h>

#include <string>

namespace kiosque {
namespace {

std::string show(const std::optional<Date>& date) { return date ? to_iso(*date) : "none"; }

TEST(FindDateline, ReadsPlaceDayAndAgency) {
  const struct {
    const char* text;
    const char* agency;
    const char* date;
    const char* rest;
  } kCases[] = {
      {"PARIS, 18 avr 2019 (AFP) - Le pont", "AFP", "2019-04-18", "Le pont"},
      {"PARIS (AFP) — Le pont", "AFP", "none", "Le pont"},
      {"PARIS (AFP) Le pont", "AFP", "none", "Le pont"},
      {"Bruxelles, le 3 mai (Reuters) – Le pont", "Reuters", "none", "Le pont"},
      {"Bruxelles, le 3 mai 2019 – Le pont", "", "2019-05-03", "Le pont"},
      {"MOSCOU/PÉKIN, 25 avril (Reuters) - Le pont", "Reuters", "none", "Le pont"},
      {"(AFP) - Le pont", "AFP", "none", "Le pont"},
      {"(AFP) – Le pont", "AFP", "none", "Le pont"},
      {"SÉOUL, 24 avr. 2019 (AFP) – Le pont", "AFP", "2019-04-24", "Le pont"},
      {"Aix-en-Provence, jeudi 18 avril 2019 (Keystone-ATS) - Le pont", "Keystone-ATS",
       "2019-04-18", "Le pont"},
      {"OTTAWA, 1er mai 2019 (La Presse canadienne) - Le pont", "La Presse canadienne",
       "2019-05-01", "Le pont"},
      {"MONTRÉAL (PC) - Le pont", "La Presse canadienne", "none", "Le pont"},
      {"RABAT (MAP)- Le pont", "MAP", "none", "Le pont"},
      {"TUNIS, 3 mai (TAP) -\u00A0Le pont", "TAP", "none", "Le pont"},
      {"BERNE, Suisse (AFP/Reuters) - Le pont", "AFP", "none", "Le pont"},
      {"BAMAKO (Mali), 3 mai 2019 (AFP) - Le pont", "AFP", "2019-05-03", "Le pont"},
      {"PARIS, 18 avr 2019 (Méridienne) - Le pont", "Méridienne", "2019-04-18", "Le pont"},
      {"L'ÎLE-D'YEU, 3 mai (AFP) -- Le pont", "AFP", "none", "Le pont"},
  };
  for (const auto& c : kCases) {
    const auto dateline = find_dateline(c.text);
    ASSERT_TRUE(dateline) << c.text;
    EXPECT_EQ(dateline->agency, c.agency) << c.text;
    EXPECT_EQ(show(dateline->date), c.date) << c.text;
    EXPECT_EQ(std::string(c.text).substr(dateline->length), c.rest) << c.text;
  }
}

TEST(FindDateline, FindsNoneInSentencesAndTitles) {
  for (const char* text :
       {"", "-", "(", ")", "(AFP", "Le pont est fermé - la mairie l’annonce (AFP) - fin",
        "Le maire (PC) parle", "Paris - Lyon : le TGV", "MONTRÉAL — Le pont",
        "Jean-Pierre – le boulanger", "Selon Reuters (AFP) le pont", "(voir ci-dessous) - Le pont",
        "Un accord, le 3 mai 2019, a été signé - enfin", "\xE2\x80", "Paris (Seine) - Le pont",
        "Vendredi, 3 mai"})
    EXPECT_FALSE(find_dateline(text)) << text;
}

TEST(ReadByline, ReadsPaperAgencyAndDay) {
  const struct {
    const char* line;
    const char* source;
    const char* date;
  } kCases[] = {
      {"Le Monde avec AFP", "Le Monde", "none"},
      {"Par Le Figaro avec AFP", "Le Figaro", "none"},
      {"Par Le Figaro avec AFP et Reuters", "Le Figaro", "none"},
      {"avec AFP", "AFP", "none"},
      {"Par AFP", "AFP", "none"},
      {"AFP", "AFP", "none"},
      {"Publié le 18 avril 2019 à 14h30", "", "2019-04-18"},
      {"Le Monde avec AFP - Publié le 18 avril 2019 à 14h30", "Le Monde", "2019-04-18"},
      {"Le Monde avec AFP Publié le 18/04/2019 à 14:30, mis à jour le 19/04/2019", "Le Monde",
       "2019-04-18"},
  };
  for (const auto& c : kCases) {
    const auto byline = read_byline(c.line);
    ASSERT_TRUE(byline) << c.line;
    EXPECT_EQ(byline->source, c.source) << c.line;
    EXPECT_EQ(show(byline->date), c.date) << c.line;
  }
}

TEST(ReadByline, LeavesSentencesAlone) {
  for (const char* line : {"", "Il partira avec AFP", "Le pont est fermé", "Publié hier",
                           "avec les enfants", "Par chance", "PC", "Le livre publié le 3 mai 2019"})
    EXPECT_FALSE(read_byline(line)) << line;
}

TEST(ReadLeadingMatter, LooksAtTheFirstLines) {
  const std::string body =
      "Le Monde avec AFP\nPublié le 18 avril 2019 à 14h30\nPARIS, 17 avr 2019 (AFP) - Le pont";
  const LeadingMatter leading = read_leading_matter(body);
  EXPECT_EQ(leading.source, "Le Monde");
  EXPECT_EQ(show(leading.date), "2019-04-18");
  EXPECT_EQ(body.substr(leading.dateline_begin, 5), "PARIS");
  EXPECT_EQ(body.substr(leading.dateline_end), "Le pont");
  EXPECT_EQ(read_leading_matter("Un.\nDeux.\nTrois.\nPARIS (AFP) - Non").dateline_end, 0U);
}

}  // namespace
}  // namespace kiosque
