// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string_view>

#include "src/analysis/entities.h"

namespace kiosque {

// What a name may mean. Lists are words with a blank before and behind each.
struct Reading {
  std::string_view codes;            // the countries; empty: none
  std::string_view support;          // countries whose other mentions speak for it
  std::string_view words;            // folded words of the article that speak for it
  std::string_view apposition = {};  // words right behind the name that decide for it
  std::string_view epithet = {};     // words before « de » and the name that do so too
  std::optional<Evidence> by = {};   // of its mentions; empty: as they were found
};

struct AmbiguousName {
  std::string_view names;  // folded, between bars
  Reading usual;           // unless more speaks for the other
  Reading other;
};

inline constexpr AmbiguousName kAmbiguousNames[] = {
    {"|congo|congolais|congolaise|congolaises|",
     {" CD ", " CD ",
      " kabila tshisekedi katumbi fayulu bemba mobutu lumumba patrice ebola monusco virunga "
      "ituri katanga "},
     {" CG ", " CG ", " sassou nguesso kolelas ngouabi mfilou likouala "}},
    {"|coree|coreen|coreenne|coreens|coreennes|",
     {" KR ", " KR ", " moon samsung hyundai kia bts "},
     {" KP ", " KP ", " kim jong nucleaire missile missiles "}},
    {"|deux corees|peninsule coreenne|", {" KP KR ", "", ""}, {" KP KR ", "", ""}},
    {"|georgie|",
     {" GE ", " GE ",
      " caucase russie russe russes moscou poutine ukraine armenie azerbaidjan moldavie otan urss "
      "sovietique sovietiques turquie turc iran kazakhstan europe bruxelles saakachvili "
      "ivanichvili zourabichvili "},
     {" US ", "",
      " atlanta savannah augusta alabama floride caroline tennessee mississippi louisiane arizona "
      "pennsylvanie wisconsin michigan nevada texas ohio iowa trump biden republicain republicains "
      "democrate democrates senateur senateurs comte sherif ossoff warnock loeffler perdue kemp "
      "raffensperger americain ",
      " etat ", " americain federale ", Evidence::place}},
    {"|maurice|", {"", "", ""}, {" MU ", " MU ", " wakashio jugnauth rodrigues chagos "}},
    {"|dominique|", {"", "", ""}, {" DM ", " DM ", ""}},
    {"|montserrat|", {"", "", ""}, {" MS ", " MS ", ""}},
    {"|grenade|", {"", "", ""}, {" GD ", " GD ", ""}},
    {"|saint martin|",
     {"", "", ""},
     {" MF ", " MF SX BL ", " irma antilles philipsburg caraibes guadeloupe "}},
    {"|vienne|",
     {" AT ", " AT ",
      " onu opera iran iranien nucleaire aiea osce opep negociations diplomates habsbourg "},
     {" FR ", "",
      " poitiers chatellerault futuroscope loudun montmorillon isere gendarmes prefet prefete "
      "rhone poitou sevres charente ",
      "", "", Evidence::place}},
};

// The codes of all readings: other mentions need no second look.
inline constexpr std::string_view kDoubtfulCodes = " AT CD CG DM GD GE KP KR MF MS MU ";

}  // namespace kiosque
