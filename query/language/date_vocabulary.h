// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string_view>

namespace kiosque {

// The words of relative dates, French and English. All functions take folded words: lower case, no
// accents.
enum class CalendarUnit { day, week, month, year };

// jours, weeks, an, and y for 2y
std::optional<CalendarUnit> calendar_unit(std::string_view word);

// The number that a word means: une, three, 42; 1 to 9999.
std::optional<int> small_number(std::string_view word);

// april → avril, monday → lundi; other words as they are.
std::string_view french_date_word(std::string_view word);

// dernier, last
bool means_last(std::string_view word);

// le, ces, the: what may stand before a date without changing it.
bool is_date_article(std::string_view word);

// 1 for lundi, 7 for dimanche.
std::optional<int> weekday_number(std::string_view word);

// The unit that lies `back` of them before the one that today is in: the last month is {month, 1}.
struct NamedPeriod {
  CalendarUnit unit = CalendarUnit::day;
  int back = 0;
};

// hier, « cette semaine », « last month »; words with one blank between them, without article.
std::optional<NamedPeriod> named_period(std::string_view words);

}  // namespace kiosque
