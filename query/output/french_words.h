// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "query/output/printer.h"
#include "src/article/date.h"

namespace kiosque {

// What a press dossier says in French, as plain text.

// "3 412", with narrow no-break spaces.
std::string number_in_french(std::uint64_t number);
// "1 article", "3 412 articles"
std::string articles_in_french(std::uint64_t count);
// "jeudi 18 avril 2019"
std::string day_in_french(const Date& day);
// "avril 2019"; "avr. 2019" when it is to be short. `month` is 1..12.
std::string month_in_french(int year, int month, bool is_short = false);

// "3 reprises"
std::string copies_in_french(std::uint64_t count);
// "12 articles", "12 articles et 3 reprises"; what part of them is shown, where it is not all.
std::string total_in_french(const Answer& answer);
// "du 1er mars 2019 au 3 mai 2019"; empty for any day.
std::string period_in_french(const DateRange& dates);
// The query with its operators in French: Kim AND Poutine → Kim ET Poutine. Phrases stay.
std::string query_in_french(std::string_view query);

}  // namespace kiosque
