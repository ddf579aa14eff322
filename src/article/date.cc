// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/article/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdio>
#include <vector>

namespace kiosque {
namespace {

constexpr std::array kMonths = {"janvier",   "février", "mars",     "avril",
                                "mai",       "juin",    "juillet",  "août",
                                "septembre", "octobre", "novembre", "décembre"};

// Month names and their usual abbreviations without accents and dots; the first letters decide.
struct MonthStem {
  std::string_view stem;
  int month;
};
constexpr std::array kMonthStems = {
    MonthStem{"janv", 1},  MonthStem{"jan", 1},  MonthStem{"fevr", 2},  MonthStem{"fev", 2},
    MonthStem{"mars", 3},  MonthStem{"avri", 4}, MonthStem{"avr", 4},   MonthStem{"mai", 5},
    MonthStem{"juin", 6},  MonthStem{"juil", 7}, MonthStem{"aout", 8},  MonthStem{"sept", 9},
    MonthStem{"octo", 10}, MonthStem{"oct", 10}, MonthStem{"nove", 11}, MonthStem{"nov", 11},
    MonthStem{"dece", 12}, MonthStem{"dec", 12}};
constexpr std::array kFullMonths = {"janvier",   "fevrier", "mars",     "avril",
                                    "mai",       "juin",    "juillet",  "aout",
                                    "septembre", "octobre", "novembre", "decembre"};
constexpr std::array kWeekdays = {"lundi",    "mardi",  "mercredi", "jeudi",
                                  "vendredi", "samedi", "dimanche"};

std::optional<int> to_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || value < 0)
    return std::nullopt;
  return value;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Replacement {
  std::string_view from;
  std::string_view to;
};
constexpr std::array kReplacements = {
    Replacement{"é", "e"},      Replacement{"É", "e"},      Replacement{"û", "u"},
    Replacement{"Û", "u"},      Replacement{"à", "a"},      Replacement{"À", "a"},
    Replacement{"\u0301", ""},  Replacement{"\u0302", ""},  Replacement{"\u0300", ""},
    Replacement{"\u00A0", " "}, Replacement{"\u202F", " "}, Replacement{"\u2009", " "}};

// Lower case without the accents that dates have, composed or not, and with plain blanks; other
// bytes stay as they are.
std::string plain(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto* const found =
        std::find_if(kReplacements.begin(), kReplacements.end(),
                     [text](const Replacement& r) { return text.starts_with(r.from); });
    if (found != kReplacements.end()) {
      result += found->to;
      text.remove_prefix(found->from.size());
    } else {
      const char c = text.front();
      result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      text.remove_prefix(1);
    }
  }
  return result;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = text.find_first_not_of(separators); begin != std::string_view::npos;) {
    const std::size_t end = text.find_first_of(separators, begin);
    parts.push_back(text.substr(begin, end - begin));
    begin = end == std::string_view::npos ? end : text.find_first_not_of(separators, end);
  }
  return parts;
}

std::optional<int> month_of(std::string_view word) {
  if (word.ends_with('.')) {
    word.remove_suffix(1);
    for (const MonthStem& m : kMonthStems)
      if (word == m.stem) return m.month;
  }
  for (std::size_t i = 0; i < kFullMonths.size(); ++i)
    if (word == kFullMonths[i]) return static_cast<int>(i) + 1;
  for (const MonthStem& m : kMonthStems)
    if (word == m.stem) return m.month;
  return std::nullopt;
}

std::optional<Date> checked(std::optional<int> year, std::optional<int> month,
                            std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

// What may stand behind a day: nothing, or a time (T14:30:00Z, à 14h30, 14 h 30).
bool is_end_or_time(std::string_view rest) {
  if (rest.empty()) return true;
  const std::size_t hour = rest.find_first_not_of("t ,");
  if (hour == 0 || hour == std::string_view::npos) return false;
  rest.remove_prefix(hour);
  if (rest.starts_with("a ")) rest.remove_prefix(2);
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  const std::size_t unit = rest.find_first_not_of(' ', digits);
  return (digits == 1 || digits == 2) && unit != std::string_view::npos &&
         (rest[unit] == ':' || rest[unit] == 'h');
}

// 2019-04-18, alone or before a time.
std::optional<Date> parse_iso(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-' || !is_end_or_time(text.substr(10)))
    return std::nullopt;
  return checked(to_number(text.substr(0, 4)), to_number(text.substr(5, 2)),
                 to_number(text.substr(8, 2)));
}

// 18/04/2019, 18.4.2019, 18-04-2019
std::optional<Date> parse_numeric(std::string_view text) {
  const std::size_t length = std::min(text.find_first_not_of("0123456789/.-"), text.size());
  const std::size_t separator = text.find_first_of("/.-");
  if (separator >= length || !is_end_or_time(text.substr(length))) return std::nullopt;
  const auto parts = split(text.substr(0, length), text.substr(separator, 1));
  const bool well_separated =
      parts.size() == 3 && parts[0].size() + parts[1].size() + parts[2].size() + 2 == length;
  if (!well_separated || parts[2].size() != 4 || parts[1].size() > 2 || parts[0].size() > 2)
    return std::nullopt;
  return checked(to_number(parts[2]), to_number(parts[1]), to_number(parts[0]));
}

// [le] [jeudi] 18 avril 2019, 1er mai 2019
std::optional<Date> parse_written(std::string_view text) {
  auto words = split(text, " ,\t");
  if (!words.empty() && words.front() == "le") words.erase(words.begin());
  if (!words.empty())
    for (const char* weekday : kWeekdays)
      if (words.front() == weekday || words.front() == std::string(weekday).substr(0, 3) + ".") {
        words.erase(words.begin());
        break;
      }
  if (words.size() < 3 || words[2].size() != 4) return std::nullopt;
  const auto end = static_cast<std::size_t>(words[2].data() - text.data()) + words[2].size();
  if (!is_end_or_time(text.substr(end))) return std::nullopt;
  std::string_view day = words[0];
  if (day == "1er") day = "1";
  return checked(to_number(words[2]), month_of(words[1]), to_number(day));
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_valid(const Date& date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

std::optional<Date> parse_press_date(std::string_view text) {
  const std::string simple = plain(text);
  const std::size_t begin = simple.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return std::nullopt;
  const std::size_t end = simple.find_last_not_of(" \t\r\n");
  const std::string_view trimmed = std::string_view(simple).substr(begin, end - begin + 1);
  if (auto date = parse_iso(trimmed)) return date;
  if (auto date = from_compact(trimmed)) return date;
  if (auto date = parse_numeric(trimmed)) return date;
  return parse_written(trimmed);
}

std::optional<DateRange> parse_date_period(std::string_view text) {
  const auto digits_and_hyphens = [](std::string_view s) {
    for (std::size_t i = 0; i < s.size(); ++i)
      if (i == 4 || i == 7 ? s[i] != '-' : !is_digit(s[i])) return false;
    return true;
  };
  if ((text.size() != 4 && text.size() != 7 && text.size() != 10) || !digits_and_hyphens(text))
    return std::nullopt;
  const int year = to_number(text.substr(0, 4)).value_or(0);
  Date first{year, 1, 1};
  Date last{year, 12, 31};
  if (text.size() >= 7) {
    first.month = last.month = to_number(text.substr(5, 2)).value_or(0);
    if (first.month < 1 || first.month > 12) return std::nullopt;
    last.day = days_in_month(year, last.month);
  }
  if (text.size() == 10) first.day = last.day = to_number(text.substr(8, 2)).value_or(0);
  if (!is_valid(first) || !is_valid(last)) return std::nullopt;
  return DateRange{first, last};
}

std::string to_compact(const Date& date) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d%02d%02d", date.year, date.month, date.day);
  return buffer.data();
}

std::optional<Date> from_compact(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  for (char c : text)
    if (!is_digit(c)) return std::nullopt;
  return checked(to_number(text.substr(0, 4)), to_number(text.substr(4, 2)),
                 to_number(text.substr(6, 2)));
}

std::string to_iso(const Date& date) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer.data();
}

std::string to_french(const Date& date) {
  const std::string day = date.day == 1 ? "1er" : std::to_string(date.day);
  return day + ' ' + kMonths.at(static_cast<std::size_t>(date.month - 1)) + ' ' +
         std::to_string(date.year);
}

}  // namespace kiosque
