// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/date_words.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <ctime>
#include <span>
#include <string>
#include <vector>

#include "query/language/date_vocabulary.h"
#include "src/text/fold.h"

namespace kiosque {
namespace {

using Unit = CalendarUnit;
using Words = std::span<const std::string>;

// No date is longer, in bytes; a pasted page is refused without being looked at.
constexpr std::size_t kLongestText = 200;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::chrono::sys_days to_days(const Date& date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

std::optional<Date> to_date(const std::chrono::year_month_day& day) {
  const Date date{static_cast<int>(day.year()),
                  static_cast<int>(static_cast<unsigned>(day.month())),
                  static_cast<int>(static_cast<unsigned>(day.day()))};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

// A count of four digits, the most that small_number() reads, never leaves std::chrono's years.
std::optional<Date> before(const Date& date, int count, Unit unit) {
  if (unit == Unit::day) return to_date(to_days(date) - std::chrono::days(count));
  if (unit == Unit::week) return to_date(to_days(date) - std::chrono::weeks(count));
  const std::chrono::months months(unit == Unit::year ? 12 * count : count);
  const auto month = std::chrono::year(date.year) / date.month - months;
  const std::chrono::year_month_day last = month / std::chrono::last;
  return to_date(month / std::min(std::chrono::day(static_cast<unsigned>(date.day)), last.day()));
}

// 1 is Monday, 7 Sunday.
int weekday_of(const Date& date) {
  return static_cast<int>(std::chrono::weekday(to_days(date)).iso_encoding());
}

// The whole day, week, month or year that `date` is in.
std::optional<DateRange> around(const std::optional<Date>& date, Unit unit) {
  if (!date) return std::nullopt;
  DateRange range{date, date};
  if (unit == Unit::week) {
    range.first = before(*date, weekday_of(*date) - 1, Unit::day);
    range.last = before(*date, weekday_of(*date) - 7, Unit::day);
  } else if (unit == Unit::month) {
    range.first->day = 1;
    range.last->day = days_in_month(date->year, date->month);
  } else if (unit == Unit::year) {
    range = {Date{date->year, 1, 1}, Date{date->year, 12, 31}};
  }
  return range.first && range.last ? std::optional(range) : std::nullopt;
}

std::optional<DateRange> up_to(const Date& today, const std::optional<Date>& first) {
  if (!first || *first > today) return std::nullopt;
  return DateRange{first, today};
}

void replace_all(std::string& text, std::string_view from, char to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
    text.replace(at, from.size(), 1, to);
}

// Folded words, English names in French, split at blanks and at hyphens and apostrophes inside of
// words; fold() makes plain blanks of the others.
std::vector<std::string> words_of(std::string_view text) {
  std::string plain = fold(text);
  replace_all(plain, "\u2019", '\'');
  replace_all(plain, "\u2010", '-');
  for (std::size_t i = 1; i + 1 < plain.size(); ++i)
    if ((plain[i] == '-' || plain[i] == '\'') && is_letter(plain[i - 1]) && is_letter(plain[i + 1]))
      plain[i] = ' ';
  constexpr std::string_view kBlanks = " \t\r\n\v\f";
  std::vector<std::string> words;
  for (std::size_t begin = plain.find_first_not_of(kBlanks); begin != std::string::npos;) {
    const std::size_t end = std::min(plain.find_first_of(kBlanks, begin), plain.size());
    words.emplace_back(french_date_word(std::string_view(plain).substr(begin, end - begin)));
    begin = plain.find_first_not_of(kBlanks, end);
  }
  return words;
}

std::string join(Words words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

// A unit of one letter belongs to digits: 3 m, but not « trois m ».
std::optional<Date> before(const Date& today, std::string_view count, std::string_view unit_name) {
  const auto number = small_number(count);
  const auto unit = calendar_unit(unit_name);
  if (!number || !unit || (unit_name.size() == 1 && !is_digit(count.front()))) return std::nullopt;
  return before(today, *number, *unit);
}

// The day that lies so long before today: 3 mois, une semaine, 6w.
std::optional<Date> read_length(Words words, const Date& today) {
  if (words.size() == 2) return before(today, words[0], words[1]);
  if (words.size() != 1) return std::nullopt;
  const std::string_view word = words.front();
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  return before(today, word.substr(0, digits), word.substr(digits));
}

// « il y a 3 mois », « 3 months ago »: one day.
std::optional<DateRange> read_ago(Words words, const Date& today) {
  if (words.size() > 3 && words[0] == "il" && words[1] == "y" && words[2] == "a")
    return around(read_length(words.subspan(3), today), Unit::day);
  if (words.back() == "ago")
    return around(read_length(words.first(words.size() - 1), today), Unit::day);
  return std::nullopt;
}

// « 3 derniers mois », « last 3 months »
std::optional<DateRange> read_last(Words words, const Date& today) {
  if (words.size() == 3 && means_last(words[1]))
    return up_to(today, before(today, words[0], words[2]));
  if (means_last(words[0])) return up_to(today, read_length(words.subspan(1), today));
  return std::nullopt;
}

// lundi, « lundi dernier », « last monday »
std::optional<DateRange> read_weekday(Words words, const Date& today) {
  const bool in_front = words.size() == 2 && means_last(words[0]);
  const bool behind = words.size() == 2 && means_last(words[1]);
  if (words.size() != 1 && !behind && !in_front) return std::nullopt;
  const auto wanted = weekday_number(in_front ? words[1] : words[0]);
  if (!wanted) return std::nullopt;
  const int back = (weekday_of(today) - *wanted + 7) % 7;
  return around(before(today, back == 0 && words.size() == 2 ? 7 : back, Unit::day), Unit::day);
}

// avril, « avril 2019 », 04/2019: what is a date when the first day is put before it.
std::optional<DateRange> read_month(Words words, const Date& today) {
  if (words.size() == 2 && words[1].size() == 4)
    return around(parse_press_date("1 " + words[0] + ' ' + words[1]), Unit::month);
  if (words.size() != 1) return std::nullopt;
  const std::string& word = words.front();
  if (is_digit(word.front())) {
    const std::size_t separator = word.find_first_of("/.-");
    if (separator == std::string::npos || word.size() != separator + 5) return std::nullopt;
    return around(parse_press_date(std::string("1") + word[separator] + word), Unit::month);
  }
  auto date = parse_press_date("1 " + word + " 2000");
  if (!date) return std::nullopt;
  date->year = date->month <= today.month ? today.year : today.year - 1;
  return is_valid(*date) ? around(date, Unit::month) : std::nullopt;
}

std::optional<DateRange> read_period(Words words, const Date& today) {
  if (!words.empty() && is_date_article(words.front())) words = words.subspan(1);
  if (words.empty()) return std::nullopt;
  const std::string text = join(words);
  if (const auto period = parse_date_period(text)) return period;
  if (const auto day = parse_press_date(text)) return around(day, Unit::day);
  if (const auto named = named_period(text))
    return around(before(today, named->back, named->unit), named->unit);
  for (const auto read : {read_ago, read_last, read_weekday, read_month})
    if (const auto range = read(words, today)) return range;
  return std::nullopt;
}

std::optional<Date> read_first_day(Words words, const Date& today) {
  if (const auto day = read_length(words, today)) return day;
  const auto period = read_period(words, today);
  return period ? period->first : std::nullopt;
}

bool begins_with_since(Words words) {
  return !words.empty() && (words.front() == "depuis" || words.front() == "since");
}

bool is_readable(std::string_view text, const Date& today) {
  return text.size() <= kLongestText && is_valid(today);
}

}  // namespace

std::optional<DateRange> parse_date_words(std::string_view text, const Date& today) {
  if (!is_readable(text, today)) return std::nullopt;
  const std::vector<std::string> words = words_of(text);
  if (begins_with_since(words)) return up_to(today, read_first_day(Words(words).subspan(1), today));
  return read_period(words, today);
}

std::optional<Date> parse_since(std::string_view text, const Date& today) {
  if (!is_readable(text, today)) return std::nullopt;
  const std::vector<std::string> words = words_of(text);
  return read_first_day(Words(words).subspan(begins_with_since(words) ? 1 : 0), today);
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

}  // namespace kiosque
