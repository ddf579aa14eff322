// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/facet_columns.h"

#include <gtest/gtest.h>

#include "src/cli/terminal.h"

namespace kiosque {
namespace {

std::string laid_out(const Facets& facets, std::size_t width, bool color = false) {
  std::string lines;
  for (const StyledText& line : facet_columns(facets, width)) lines += render(line, color) + '\n';
  return lines;
}

FacetValue value(const std::string& label, std::uint64_t count) { return {label, label, count}; }

Facets make_facets() {
  return {{value("Kim Jong-un", 40), value("Vladimir Poutine", 7)},
          {value("Corée du Nord", 40), value("Russie", 20), value("Chine", 1)},
          {value("Le Fil du Monde", 30)},
          {value("2019", 38), value("2020", 2)},
          {}};
}

TEST(FacetColumnsTest, BarsCountInEighths) {
  EXPECT_EQ(bar(8, 8, 4), "████");
  EXPECT_EQ(bar(4, 8, 4), "██");
  EXPECT_EQ(bar(1, 8, 4), "▌");
  EXPECT_EQ(bar(1, 32, 4), "▏");
  EXPECT_EQ(bar(1, 1'000'000, 4), "▏") << "what is counted shows";
  EXPECT_EQ(bar(31, 32, 4), "███▉");
  EXPECT_EQ(bar(0, 8, 4), "");
  EXPECT_EQ(bar(0, 0, 4), "");
  EXPECT_EQ(bar(9, 8, 4), "████");
}

TEST(FacetColumnsTest, FourFacetsStandSideBySideWhereTheyFit) {
  EXPECT_EQ(
      laid_out(make_facets(), 100),
      "persons                      countries                 sources                     years\n"
      "Kim Jong-un      40 ██████   Corée du Nord 40 ██████   Le Fil du Monde 30 ██████   "
      "2019 38 ██████\n"
      "Vladimir Poutine  7 █        Russie        20 ███                                  "
      "2020  2 ▍\n"
      "                             Chine          1 ▏\n");
}

TEST(FacetColumnsTest, LessRoomMakesLessColumns) {
  const auto columns = [](std::size_t width) {
    const std::string first = laid_out(make_facets(), width);
    std::size_t count = 0;
    for (const char* heading : {"persons", "countries", "sources", "years"})
      if (first.substr(0, first.find('\n')).find(heading) != std::string::npos) ++count;
    return count;
  };
  EXPECT_EQ(columns(120), 4U);
  EXPECT_EQ(columns(100), 4U);
  EXPECT_EQ(columns(82), 4U);
  EXPECT_EQ(columns(70), 2U);
  EXPECT_EQ(columns(30), 1U);
}

TEST(FacetColumnsTest, NoLineIsWiderThanAsked) {
  Facets facets = make_facets();
  facets.persons.push_back(value(std::string(300, 'x'), 123'456'789));
  facets.countries.push_back(value("日本日本日本日本日本日本日本日本日本日本", 5));
  facets.sources.push_back(value("e\u0301te\u0301 e\u0301te\u0301 e\u0301te\u0301 \u200B", 5));
  for (const std::size_t width : {20, 40, 60, 80, 100, 120})
    for (const StyledText& line : facet_columns(facets, width))
      EXPECT_LE(display_columns(render(line, false)), width) << render(line, false);
}

TEST(FacetColumnsTest, AnEmptyFacetTakesNoRoom) {
  EXPECT_TRUE(facet_columns({}, 80).empty());
  EXPECT_TRUE(facet_columns({{}, {}, {}, {}, {value("2019-04", 1)}}, 80).empty());
  Facets facets;
  facets.years = {value("2019", 2)};
  EXPECT_EQ(laid_out(facets, 80), "years\n2019 2 ██████████\n");
}

TEST(FacetColumnsTest, ColourTellsPersonsFromCountries) {
  const std::string colored = laid_out(make_facets(), 100, true);
  EXPECT_NE(colored.find("\x1b[1mpersons\x1b[0m"), std::string::npos) << colored;
  EXPECT_NE(colored.find("\x1b[32m█"), std::string::npos) << colored;
  EXPECT_NE(colored.find("\x1b[36m█"), std::string::npos) << colored;
}

TEST(FacetColumnsTest, LabelsAreMadeSafe) {
  Facets facets;
  facets.sources = {value("\x1b[2J\u202E\nx", 1)};
  const std::string printed = laid_out(facets, 80);
  for (const char* unsafe : {"\x1b", "\u202E"})
    EXPECT_EQ(printed.find(unsafe), std::string::npos) << printed;
}

}  // namespace
}  // namespace kiosque
