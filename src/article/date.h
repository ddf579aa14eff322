// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiosque {

// A day of the Gregorian calendar, as the press dates its articles. Times and zones are dropped:
// the day is the one that the source printed, in the zone that it gave; none is converted.
struct Date {
  int year = 0;   // 1..9999
  int month = 0;  // 1..12
  int day = 0;    // 1..31
  auto operator<=>(const Date&) const = default;
};

// Days from the first to the last, both included. An absent end is open.
struct DateRange {
  std::optional<Date> first;
  std::optional<Date> last;
};

// The number of days of a month, leap years counted. `month` is 1..12.
int days_in_month(int year, int month);

// True for a day that the calendar has.
bool is_valid(const Date& date);

// Reads a date as newspapers and their systems write it, before a time or alone:
//   2019-04-18, 2019-04-18T14:30:00.000+02:00, 20190418, 20190418T143000Z
//   18/04/2019, 18.4.2019, 18/04/19 (years from 70 are of the 20th century)
//   18 avril 2019, jeudi 18 avr. 2019, le 1er mai 2019 à 10 h
//   Thu, 18 Apr 2019 14:30:00 +0200 (RFC 822 and its successors), April 18, 2019
//   Publié le … à 14h30, mis à jour le …: the first of them
// Case and accents do not matter. Nothing for any other text, or without a day.
std::optional<Date> parse_press_date(std::string_view text);

// The day of a Unix time in UTC, since it has no zone of its own: in seconds, or from twelve
// digits on in milliseconds.
std::optional<Date> from_unix_time(std::int64_t time);

// Reads a year, a month or a day (2019, 2019-04, 2019-04-18) as all the days in it.
std::optional<DateRange> parse_date_period(std::string_view text);

// "20190418": the form in the index's date slot; its order as bytes is the order of days.
std::string to_compact(const Date& date);
// Reads the form that to_compact() writes.
std::optional<Date> from_compact(std::string_view text);
// "2019-04-18"
std::string to_iso(const Date& date);
// "18 avril 2019", "1er mai 2019"
std::string to_french(const Date& date);

}  // namespace kiosque
