// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "src/article/date.h"

namespace kiosque {

// The press agency that a text names, as it is usually written, if it is nothing but the names
// of agencies: « AFP », « Reuters/dpa », « Agence France-Presse ». Of several the first. Short
// names that mean other things too (PC, MAP) count where `in_dateline`.
std::string_view agency_of(std::string_view text, bool in_dateline);

// « PARIS, 18 avr 2019 (AFP) - », « Bruxelles, le 3 mai – », « (Reuters) - »
struct Dateline {
  std::size_t length = 0;  // bytes, with the dash and the blanks behind it
  std::string agency;      // empty when it has none
  std::optional<Date> date;
};
// The dateline that a text begins with.
std::optional<Dateline> find_dateline(std::string_view text);

// « Par Le Figaro avec AFP », « Publié le 18 avril 2019 à 14h30 »
struct Byline {
  std::string source;  // the newspaper, else the agency
  std::optional<Date> date;
};
// Reads a line that says where and when an article was published and nothing else.
std::optional<Byline> read_byline(std::string_view line);

// What stands before the first sentence of an article's body, in its first lines.
struct LeadingMatter {
  std::size_t dateline_begin = 0;  // bytes into the body
  std::size_t dateline_end = 0;    // the same when there is none
  std::string source;
  std::optional<Date> date;
};
LeadingMatter read_leading_matter(std::string_view body);

}  // namespace kiosque
