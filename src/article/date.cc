// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/article/date.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdio>

namespace kiosque {
namespace {

constexpr std::array kMonths = {"janvier",   "février", "mars",     "avril",
                                "mai",       "juin",    "juillet",  "août",
                                "septembre", "octobre", "novembre", "décembre"};

std::optional<int> to_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || value < 0)
    return std::nullopt;
  return value;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<Date> checked(std::optional<int> year, std::optional<int> month,
                            std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  return is_valid(date) ? std::optional(date) : std::nullopt;
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

std::optional<Date> from_unix_time(std::int64_t time) {
  constexpr std::int64_t kFirstInMilliseconds = 100'000'000'000;
  if (time >= kFirstInMilliseconds || time <= -kFirstInMilliseconds) time /= 1000;
  constexpr std::int64_t kEnd = 253'402'300'800;  // of the year 9999
  if (time >= kEnd || time <= -kEnd) return std::nullopt;
  const std::chrono::sys_seconds moment{std::chrono::seconds(time)};
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(moment));
  return checked(static_cast<int>(day.year()), static_cast<int>(unsigned{day.month()}),
                 static_cast<int>(unsigned{day.day()}));
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
