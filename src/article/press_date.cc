// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <vector>

#include "src/article/date.h"

namespace kiosque {
namespace {

struct MonthName {
  std::string_view name;
  int month;
};
// French and English, and their usual abbreviations, without accents and dots.
constexpr std::array kMonthNames = {
    MonthName{"janvier", 1},   MonthName{"janv", 1},      MonthName{"jan", 1},
    MonthName{"january", 1},   MonthName{"fevrier", 2},   MonthName{"fevr", 2},
    MonthName{"fev", 2},       MonthName{"february", 2},  MonthName{"feb", 2},
    MonthName{"mars", 3},      MonthName{"march", 3},     MonthName{"mar", 3},
    MonthName{"avril", 4},     MonthName{"avri", 4},      MonthName{"avr", 4},
    MonthName{"april", 4},     MonthName{"apr", 4},       MonthName{"mai", 5},
    MonthName{"may", 5},       MonthName{"juin", 6},      MonthName{"june", 6},
    MonthName{"jun", 6},       MonthName{"juillet", 7},   MonthName{"juil", 7},
    MonthName{"july", 7},      MonthName{"jul", 7},       MonthName{"aout", 8},
    MonthName{"august", 8},    MonthName{"aug", 8},       MonthName{"septembre", 9},
    MonthName{"september", 9}, MonthName{"sept", 9},      MonthName{"sep", 9},
    MonthName{"octobre", 10},  MonthName{"october", 10},  MonthName{"octo", 10},
    MonthName{"oct", 10},      MonthName{"novembre", 11}, MonthName{"november", 11},
    MonthName{"nove", 11},     MonthName{"nov", 11},      MonthName{"decembre", 12},
    MonthName{"december", 12}, MonthName{"dece", 12},     MonthName{"dec", 12}};
constexpr std::array<std::string_view, 14> kWeekdays = {
    "lundi",  "mardi",   "mercredi",  "jeudi",    "vendredi", "samedi",   "dimanche",
    "monday", "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday"};
// What may stand before a date; longer ones before those that they begin with.
constexpr std::array<std::string_view, 20> kLeads = {
    "publiee le",   "publie le",     "publie",     "mis en ligne le", "mise en ligne le",
    "mis en ligne", "mis a jour le", "mis a jour", "mise a jour le",  "mise a jour",
    "modifie le",   "modifie",       "paru le",    "cree le",         "published on",
    "published",    "posted on",     "updated on", "updated",         "date"};

struct Replacement {
  std::string_view from;
  std::string_view to;
};
constexpr std::array kReplacements = {
    Replacement{"é", "e"},      Replacement{"É", "e"},      Replacement{"û", "u"},
    Replacement{"Û", "u"},      Replacement{"à", "a"},      Replacement{"À", "a"},
    Replacement{"\u0301", ""},  Replacement{"\u0302", ""},  Replacement{"\u0300", ""},
    Replacement{"\u00A0", " "}, Replacement{"\u202F", " "}, Replacement{"\u2009", " "},
    Replacement{"–", "-"},      Replacement{"—", "-"},      Replacement{"\u2011", "-"}};

// A date and its time are never longer, what follows them does not count.
constexpr std::size_t kLongest = 200;

// Lower case without the accents that dates have, composed or not, and with plain blanks and
// dashes; other bytes stay as they are.
std::string plain(std::string_view text) {
  std::string result;
  while (!text.empty() && result.size() < kLongest) {
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

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> to_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || value < 0)
    return std::nullopt;
  return value;
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
  if (word.ends_with('.')) word.remove_suffix(1);
  for (const MonthName& m : kMonthNames)
    if (word == m.name) return m.month;
  return std::nullopt;
}

std::optional<Date> checked(std::optional<int> year, std::optional<int> month,
                            std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

void skip(std::string_view& text, std::string_view characters) {
  text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
}

// A time at the beginning: 14:30, 14h30, 14 h 30, 9h.
bool begins_with_time(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::size_t unit = text.find_first_not_of(' ', digits);
  return (digits == 1 || digits == 2) && unit != std::string_view::npos &&
         (text[unit] == ':' || text[unit] == 'h');
}

// What may stand behind a day: nothing, a zone, a time (T14:30:00Z, à 14h30, - 14 h 30), or when
// the text was brought up to date.
bool is_end_or_time(std::string_view rest) {
  skip(rest, rest.starts_with("t") ? "t" : " \t,.");
  if (rest.empty() || rest == "z" || rest == "utc" || rest == "gmt") return true;
  if ((rest[0] == '+' || rest[0] == '-') && rest.size() == 6 && rest[3] == ':')
    return is_digit(rest[1]) && is_digit(rest[2]) && is_digit(rest[4]) && is_digit(rest[5]);
  skip(rest, "-|·(/ \t");
  for (const std::string_view update : {"mis a jour", "mise a jour", "modifie", "maj", "updated"})
    if (rest.starts_with(update)) return true;
  for (const std::string_view at : {"a ", "at ", "vers "})
    if (rest.starts_with(at)) {
      rest.remove_prefix(at.size());
      break;
    }
  skip(rest, " ");
  return begins_with_time(rest);
}

// 2019-04-18, alone or before a time.
std::optional<Date> parse_iso(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::string_view rest = text.substr(10);
  const bool separated = rest.empty() || !(is_digit(rest[0]) || rest[0] == ':' || rest[0] == 'h');
  if (!separated || !is_end_or_time(rest)) return std::nullopt;
  return checked(to_number(text.substr(0, 4)), to_number(text.substr(5, 2)),
                 to_number(text.substr(8, 2)));
}

// 20190418, 20190418T143000Z, 20190418T143000+0200
std::optional<Date> parse_compact(std::string_view text) {
  if (text.size() > 8) {
    const std::string_view time = text.substr(8);
    const std::size_t end = std::min(time.find_first_not_of("0123456789", 1), time.size());
    const bool well_formed =
        time[0] == 't' && (end == 5 || end == 7) &&
        (end == time.size() || std::string_view("z+-.,").find(time[end]) != std::string_view::npos);
    if (!well_formed) return std::nullopt;
  }
  return from_compact(text.substr(0, 8));
}

// Of two digits: 70 to 99 are of the 20th century.
std::optional<int> year_of(std::string_view digits) {
  constexpr int kPivot = 70;
  const auto year = to_number(digits);
  if (digits.size() == 4) return year;
  if (digits.size() != 2 || !year) return std::nullopt;
  return *year + (*year < kPivot ? 2000 : 1900);
}

// 18/04/2019, 18.4.2019, 18-04-2019, 18/04/19
std::optional<Date> parse_numeric(std::string_view text) {
  std::size_t length = std::min(text.find_first_not_of("0123456789/.-"), text.size());
  if (length == text.size() && text.ends_with('.')) --length;  // of the sentence
  const std::size_t separator = text.find_first_of("/.-");
  if (separator >= length || !is_end_or_time(text.substr(length))) return std::nullopt;
  if (length < text.size() && (text[length] == 'h' || text[length] == ':')) return std::nullopt;
  const auto parts = split(text.substr(0, length), text.substr(separator, 1));
  const bool well_separated =
      parts.size() == 3 && parts[0].size() + parts[1].size() + parts[2].size() + 2 == length;
  if (!well_separated || parts[1].size() > 2 || parts[0].size() > 2) return std::nullopt;
  // 18-04-19 could begin with its year.
  if (parts[2].size() != 4 && text[separator] == '-') return std::nullopt;
  return checked(year_of(parts[2]), to_number(parts[1]), to_number(parts[0]));
}

bool is_weekday(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  return std::any_of(kWeekdays.begin(), kWeekdays.end(), [word](std::string_view weekday) {
    return word == weekday || (word.size() >= 3 && word.size() <= 4 && weekday.starts_with(word));
  });
}

std::optional<int> day_of(std::string_view word) {
  for (const std::string_view ending : {"er", "st", "nd", "rd", "th"})
    if (word.size() > 2 && word.ends_with(ending)) {
      if (ending == "er" && word != "1er") return std::nullopt;
      return to_number(word.substr(0, word.size() - 2));
    }
  return word.size() <= 2 ? to_number(word) : std::nullopt;
}

// [le] [jeudi] 18 avril 2019, Thu, 18 Apr 19 14:30:00 GMT, April 18, 2019
std::optional<Date> parse_written(std::string_view text) {
  auto words = split(text, " ,\t");
  if (!words.empty() && words.front() == "le") words.erase(words.begin());
  if (words.size() > 3 && is_weekday(words.front())) words.erase(words.begin());
  if (words.size() < 3) return std::nullopt;
  std::string_view day = words[0];
  std::string_view month = words[1];
  if (month_of(day)) std::swap(day, month);
  std::string_view year = words[2];
  const auto end = static_cast<std::size_t>(year.data() - text.data()) + year.size();
  if (year.ends_with('.')) year.remove_suffix(1);
  const std::string_view rest = text.substr(end);
  if (!is_end_or_time(rest)) return std::nullopt;
  if (year.size() == 4) return checked(to_number(year), month_of(month), day_of(day));
  // Only a mail's date, which has a time, may leave out the century: 18 avril 19 is no date.
  const auto two_digits = to_number(year);
  const bool mail = year.size() == 2 && two_digits && words.size() > 3 && month.size() == 3 &&
                    begins_with_time(words[3]);
  if (!mail) return std::nullopt;
  return checked(*two_digits + (*two_digits < 50 ? 2000 : 1900), month_of(month), day_of(day));
}

void drop_lead(std::string_view& text) {
  for (const std::string_view lead : kLeads) {
    if (!text.starts_with(lead)) continue;
    std::string_view rest = text.substr(lead.size());
    if (rest.empty() || std::string_view(" :").find(rest[0]) == std::string_view::npos) continue;
    skip(rest, " :");
    text = rest;
    return;
  }
}

}  // namespace

std::optional<Date> parse_press_date(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return std::nullopt;
  text = text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
  const std::string simple = plain(text);
  std::string_view date = simple;
  skip(date, kBlanks);
  drop_lead(date);
  if (auto found = parse_iso(date)) return found;
  if (auto found = parse_compact(date)) return found;
  std::string_view numeric = date;
  if (numeric.starts_with("le ")) numeric.remove_prefix(3);
  if (auto found = parse_numeric(numeric)) return found;
  return parse_written(date);
}

}  // namespace kiosque
