// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/date_vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace kiosque {
namespace {

constexpr std::size_t kMostDigits = 4;

// Lists of words are strings with | between the words.
bool lists(std::string_view list, std::string_view word) {
  while (true) {
    const std::size_t end = std::min(list.find('|'), list.size());
    if (list.substr(0, end) == word) return !word.empty();
    if (end == list.size()) return false;
    list.remove_prefix(end + 1);
  }
}

// The place of the list that has the word.
template <std::size_t size>
std::optional<int> place_in(const std::array<std::string_view, size>& all, std::string_view word) {
  for (std::size_t i = 0; i < size; ++i)
    if (lists(all[i], word)) return static_cast<int>(i);
  return std::nullopt;
}

// In the order of CalendarUnit.
constexpr std::array<std::string_view, 4> kUnits = {
    "jour|jours|j|day|days|d", "semaine|semaines|week|weeks|w", "mois|month|months|m",
    "an|ans|annee|annees|a|year|years|y"};

// From one on.
constexpr std::array<std::string_view, 12> kNumbers = {
    "un|une|one|a", "deux|two",   "trois|three", "quatre|four", "cinq|five",   "six",
    "sept|seven",   "huit|eight", "neuf|nine",   "dix|ten",     "onze|eleven", "douze|twelve"};

constexpr std::array<std::string_view, 7> kWeekdays = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                       "vendredi", "samedi", "dimanche"};
constexpr std::array<std::string_view, 7> kEnglishWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

constexpr std::array<std::string_view, 12> kMonths = {
    "janvier", "fevrier", "mars",      "avril",   "mai",      "juin",
    "juillet", "aout",    "septembre", "octobre", "novembre", "decembre"};
// Abbreviations are here unless the French one is the same, or another word (mar. is mardi).
constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "january",  "february|feb", "march",         "april|apr", "may",      "june|jun",
    "july|jul", "august|aug",   "september|sep", "october",   "november", "december"};

struct Names {
  NamedPeriod period;
  std::string_view names;
};
constexpr std::array kNamedPeriods = {
    Names{{CalendarUnit::day, 0}, "aujourd hui|today"},
    Names{{CalendarUnit::day, 1}, "hier|yesterday"},
    Names{{CalendarUnit::day, 2}, "avant hier|day before yesterday"},
    Names{{CalendarUnit::week, 0}, "cette semaine|cette semaine ci|this week"},
    Names{{CalendarUnit::week, 1}, "semaine derniere|semaine passee|last week"},
    Names{{CalendarUnit::month, 0}, "ce mois|ce mois ci|this month"},
    Names{{CalendarUnit::month, 1}, "mois dernier|mois passe|last month"},
    Names{{CalendarUnit::year, 0}, "cette annee|this year"},
    Names{{CalendarUnit::year, 1}, "annee derniere|annee passee|an dernier|an passe|last year"}};

}  // namespace

std::optional<CalendarUnit> calendar_unit(std::string_view word) {
  const auto place = place_in(kUnits, word);
  return place ? std::optional(static_cast<CalendarUnit>(*place)) : std::nullopt;
}

std::optional<int> small_number(std::string_view word) {
  if (const auto place = place_in(kNumbers, word)) return *place + 1;
  const bool digits = word.find_first_not_of("0123456789") == std::string_view::npos;
  if (!digits || word.empty() || word.size() > kMostDigits) return std::nullopt;
  int number = 0;
  std::from_chars(word.data(), word.data() + word.size(), number);
  return number > 0 ? std::optional(number) : std::nullopt;
}

std::string_view french_date_word(std::string_view word) {
  const std::string_view name = word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
  if (const auto month = place_in(kEnglishMonths, name))
    return kMonths.at(static_cast<std::size_t>(*month));
  if (const auto day = place_in(kEnglishWeekdays, name))
    return kWeekdays.at(static_cast<std::size_t>(*day));
  return word;
}

bool means_last(std::string_view word) {
  return lists("dernier|derniere|derniers|dernieres|last|past", word);
}

bool is_date_article(std::string_view word) { return lists("le|la|l|les|ces|the|en|in", word); }

std::optional<int> weekday_number(std::string_view word) {
  const auto place = place_in(kWeekdays, word);
  return place ? std::optional(*place + 1) : std::nullopt;
}

std::optional<NamedPeriod> named_period(std::string_view words) {
  for (const Names& n : kNamedPeriods)
    if (lists(n.names, words)) return n.period;
  return std::nullopt;
}

}  // namespace kiosque
