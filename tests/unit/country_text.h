// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "src/analysis/analyzer.h"

namespace kiosque {

inline Analyzer& builtin_analyzer() {
  static const Lexicon lexicon = Lexicon::builtin();
  static Analyzer analyzer(lexicon);
  return analyzer;
}

// The countries of a text by the built-in lists, in the order of their codes: "KP RU? US"; a
// question mark where no name and no demonym names the country.
inline std::string countries_in(std::string_view text, std::string_view title = "") {
  std::set<std::string> codes;
  for (const CountryEntity& country :
       builtin_analyzer().analyze_article(title, text).entities.countries)
    codes.insert(country.code + (country.is_named() ? "" : "?"));
  std::string line;
  for (const std::string& code : codes) line += (line.empty() ? "" : " ") + code;
  return line;
}

struct CountryRow {
  std::string_view text;
  std::string_view countries;
};

inline void expect_countries(std::initializer_list<CountryRow> rows) {
  for (const CountryRow& row : rows) EXPECT_EQ(countries_in(row.text), row.countries) << row.text;
}

}  // namespace kiosque
