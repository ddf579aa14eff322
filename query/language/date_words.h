// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string_view>

#include "src/article/date.h"

namespace kiosque {

// Reads a period as people write it in French or English, relative to `today`: hier, cette semaine,
// le mois dernier, lundi, avril, avril 2019, 04/2019, « il y a 3 jours » (that one day), « les 3
// derniers mois » and « depuis 3 mois » (from the same day three months ago up to today), « depuis
// avril », and all that parse_date_period() and parse_press_date() read. Weeks begin on Monday. A
// weekday or a month alone is the latest that has begun. Case, accents, kinds of blanks and
// apostrophes do not matter. Nothing for any other text, for days outside of the years 1 to 9999,
// and for a `today` that is not valid. Both ends of the period are set.
std::optional<DateRange> parse_date_words(std::string_view text, const Date& today);

// Reads a length of time before today (3 mois, une semaine, 10 days, 6w) or any period of
// parse_date_words(), and returns its first day. Three months before 31 May is the last of
// February.
std::optional<Date> parse_since(std::string_view text, const Date& today);

// Today by the system's clock and local time zone.
Date today();

}  // namespace kiosque
