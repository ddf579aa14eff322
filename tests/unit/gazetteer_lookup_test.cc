// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/gazetteer_lookup.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "src/analysis/lexicon_builder.h"

namespace kiosque {
namespace {

const Lexicon& lists() {
  static const std::string bytes = [] {
    LexiconBuilder builder;
    const auto name = [&builder](EntryKind kind, const char* spelling, const char* label) {
      builder.add_entry(kind, CaseRule::capitalised, spelling, label);
    };
    builder.add_country("KP", "Corée du Nord");
    name(EntryKind::country, "Corée du Nord", "KP");
    name(EntryKind::demonym, "nord-coréen", "KP");
    name(EntryKind::seat_of_power, "Pyongyang", "KP");
    builder.add_country("US", "États-Unis");
    name(EntryKind::country, "États-Unis", "US");
    name(EntryKind::combining, "américano-", "US");
    builder.add_country("CD", "République démocratique du Congo");
    builder.add_country("CG", "République du Congo");
    for (const char* code : {"CD", "CG"}) {
      name(EntryKind::country, "Congo", code);
      name(EntryKind::demonym, "congolais", code);
    }
    builder.add_country("GE", "Géorgie");
    name(EntryKind::country, "Géorgie", "GE");
    name(EntryKind::place, "Géorgie", "US");
    name(EntryKind::person, "Vladimir Poutine", "Vladimir Poutine");
    name(EntryKind::person, "Poutine", "Vladimir Poutine");
    name(EntryKind::other, "Air France", "other");
    return builder.build();
  }();
  static const Lexicon lexicon{bytes};
  return lexicon;
}

using Codes = std::vector<std::string>;

TEST(FindCountries, ReadsCodesNamesAndDemonyms) {
  const std::pair<const char*, Codes> kCases[] = {{"KP", {"KP"}},
                                                  {"kp", {"KP"}},
                                                  {"Kp", {"KP"}},
                                                  {"Corée du Nord", {"KP"}},
                                                  {"coree du nord", {"KP"}},
                                                  {"CORÉE DU NORD", {"KP"}},
                                                  {"Core\u0301e du Nord", {"KP"}},
                                                  {"Corée-du-Nord", {"KP"}},
                                                  {"la Corée du Nord", {}},
                                                  {"nord-coréen", {"KP"}},
                                                  {"Nord‑Coréen", {"KP"}},
                                                  {"nord coreen", {"KP"}},
                                                  {"états unis", {"US"}},
                                                  {"d'États-Unis", {"US"}},
                                                  {"Congo", {"CD", "CG"}},
                                                  {"congolais", {"CD", "CG"}},
                                                  {"Géorgie", {"GE"}}};
  for (const auto& [name, codes] : kCases) EXPECT_EQ(find_countries(lists(), name), codes) << name;
}

TEST(FindCountries, KnowsNothingElse) {
  for (const char* name :
       {"", " ", "XX", "K", "Corée", "Nord", "Corée du Nord et", "Pyongyang", "américano-",
        "américano", "Poutine", "Air France", "\xFF", "\x01le", "(KP)", "é"})
    EXPECT_EQ(find_countries(lists(), name), Codes{}) << name;
}

TEST(FindPerson, ReadsNamesAndAliasesInAnyCase) {
  for (const char* name : {"Vladimir Poutine", "vladimir poutine", "VLADIMIR POUTINE", "Poutine",
                           "poutine", "Vladimir-Poutine", "« Poutine »"})
    EXPECT_EQ(find_person(lists(), name), "Vladimir Poutine") << name;
}

TEST(FindPerson, KnowsNothingElse) {
  for (const char* name : {"", "Vladimir", "Poutine Vladimir", "Congo", "Kim", "\xFF"})
    EXPECT_EQ(find_person(lists(), name), std::nullopt) << name;
}

}  // namespace
}  // namespace kiosque
