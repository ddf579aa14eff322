// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/french_words.h"

#include <array>
#include <chrono>

namespace kiosque {
namespace {

constexpr std::string_view kNarrowSpace = "\u202F";
constexpr std::string_view kNoBreakSpace = "\u00A0";

constexpr std::array kWeekdays = {"dimanche", "lundi",    "mardi", "mercredi",
                                  "jeudi",    "vendredi", "samedi"};
constexpr std::array kMonths = {"janvier",   "février", "mars",     "avril",
                                "mai",       "juin",    "juillet",  "août",
                                "septembre", "octobre", "novembre", "décembre"};
constexpr std::array kShortMonths = {"janv.", "févr.", "mars",  "avr.", "mai",  "juin",
                                     "juil.", "août",  "sept.", "oct.", "nov.", "déc."};

std::string replace_operator(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kOperators = {
      {{"AND", "ET"}, {"OR", "OU"}, {"NOT", "SAUF"}}};
  for (const auto& [english, french] : kOperators)
    if (word == english) return std::string(french);
  for (const std::string_view near : {"NEAR/", "ADJ/"})
    if (word.starts_with(near)) return "PRES/" + std::string(word.substr(near.size()));
  return std::string(word);
}

}  // namespace

std::string number_in_french(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += kNarrowSpace;
    grouped += digits[i];
  }
  return grouped;
}

std::string articles_in_french(std::uint64_t count) {
  if (count == 0) return "aucun article";
  return number_in_french(count) + std::string(kNoBreakSpace) +
         (count == 1 ? "article" : "articles");
}

std::string day_in_french(const Date& day) {
  const std::chrono::year_month_day calendar(std::chrono::year(day.year),
                                             std::chrono::month(static_cast<unsigned>(day.month)),
                                             std::chrono::day(static_cast<unsigned>(day.day)));
  const std::chrono::weekday weekday{std::chrono::sys_days(calendar)};
  return std::string(kWeekdays.at(weekday.c_encoding())) + ' ' + to_french(day);
}

std::string month_in_french(int year, int month, bool is_short) {
  const auto index = static_cast<std::size_t>(month - 1);
  return std::string(is_short ? kShortMonths.at(index) : kMonths.at(index)) +
         std::string(kNoBreakSpace) + std::to_string(year);
}

std::string copies_in_french(std::uint64_t count) {
  return number_in_french(count) + std::string(kNoBreakSpace) +
         (count == 1 ? "reprise" : "reprises");
}

std::string total_in_french(const Answer& answer) {
  const std::uint64_t listed = answer.list_count();
  std::string all = articles_in_french(listed);
  if (listed < answer.match_count) all += " et " + copies_in_french(answer.match_count - listed);
  if (answer.hit_count >= listed) return all;
  if (answer.hit_count == 0) return all + ", aucun dans ce dossier";
  if (answer.offset == 0 && answer.sort != SortOrder::relevance) {
    const std::string which = answer.sort == SortOrder::oldest ? "ancien" : "récent";
    return answer.hit_count == 1
               ? "le plus " + which + " de " + all
               : "les " + number_in_french(answer.hit_count) + " plus " + which + "s de " + all;
  }
  const std::uint64_t first = answer.offset + 1;
  const std::uint64_t last = answer.offset + answer.hit_count;
  const std::string rank =
      first == last ? "article " + number_in_french(first)
                    : "articles " + number_in_french(first) + " à " + number_in_french(last);
  const std::string order = answer.sort == SortOrder::oldest   ? ", du plus ancien au plus récent"
                            : answer.sort == SortOrder::newest ? ", du plus récent au plus ancien"
                                                               : "";
  return rank + " sur " + number_in_french(listed) + order;
}

std::string period_in_french(const DateRange& dates) {
  if (dates.first && dates.last)
    return dates.first == dates.last
               ? "le " + to_french(*dates.first)
               : "du " + to_french(*dates.first) + " au " + to_french(*dates.last);
  if (dates.first) return "depuis le " + to_french(*dates.first);
  if (dates.last) return "jusqu’au " + to_french(*dates.last);
  return "";
}

std::string query_in_french(std::string_view query) {
  std::string french;
  bool quoted = false;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = std::min(query.find_first_of(" ()\"", at), query.size());
    const std::string_view word = query.substr(at, end - at);
    french += quoted ? std::string(word) : replace_operator(word);
    if (word == "«") quoted = true;
    if (word == "»") quoted = false;
    if (end < query.size()) {
      if (query[end] == '"') quoted = !quoted;
      french += query[end];
    }
    at = end + 1;
  }
  return french;
}

}  // namespace kiosque
