// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/metadata/title.h"

#include <gtest/gtest.h>

#include <string>

namespace kiosque {
namespace {

TEST(CleanTitle, TakesTheWiresMarksAway) {
  for (const char* title :
       {"Le pont est fermé", "Le pont est fermé (AFP)", "Le pont est fermé - AFP",
        "Le pont est fermé – Reuters", "Le pont est fermé (AFP/Reuters)",
        "Le pont est fermé | Agence France-Presse", "ANNULE ET REMPLACE : Le pont est fermé",
        "(ANNULE ET REMPLACE la dépêche de 14h30) Le pont est fermé",
        "Annule et remplace - Le pont est fermé (AFP)", "[Annule et remplace] Le pont est fermé",
        "RECTIF : Le pont est fermé", "CORRIGÉ: Le pont est fermé", "Le pont est fermé (CORRIGÉ)",
        "PARIS, 18 avr 2019 (AFP) - Le pont est fermé", "PARIS (AFP) - Le pont est fermé",
        "  Le pont est fermé "})
    EXPECT_EQ(clean_title(title), "Le pont est fermé") << title;
}

TEST(CleanTitle, LeavesGenuineTitlesAlone) {
  for (const char* title :
       {"", "AFP", "(AFP)", "Le maire réélu (PC)", "Une carte, un plan - MAP",
        "Correction : ce que change la loi", "L’AFP fête ses ans", "Un pont (fermé)",
        "La réforme annule et remplace la loi : explications", "Paris - Lyon : le train",
        "ANNULE ET REMPLACE :", "Le plan, 3 mai 2019 – le récit", "(", ")", "-"})
    EXPECT_EQ(clean_title(title), title);
}

}  // namespace
}  // namespace kiosque
