// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/date_words.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <string_view>
#include <vector>

namespace kiosque {
namespace {

constexpr Date kThursday{2019, 4, 18};

std::string show(const std::optional<Date>& date) { return date ? to_iso(*date) : "none"; }

// One day as itself, other ranges with two dots.
std::string show(const std::optional<DateRange>& range) {
  if (!range) return "none";
  if (range->first == range->last) return show(range->first);
  return show(range->first) + ".." + show(range->last);
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

struct DatedCase {
  std::string_view text;
  Date today;
  std::string_view expected;
};

// All of the texts mean the same.
void expect_period(std::string_view expected, const std::vector<std::string_view>& texts) {
  for (const std::string_view text : texts)
    EXPECT_EQ(show(parse_date_words(text, kThursday)), expected) << text;
}

void expect_periods(const std::vector<Case>& cases) {
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(show(parse_date_words(text, kThursday)), expected) << text;
}

void expect_periods(const std::vector<DatedCase>& cases) {
  for (const auto& [text, day, expected] : cases)
    EXPECT_EQ(show(parse_date_words(text, day)), expected) << text << " on " << to_iso(day);
}

TEST(ParseDateWords, ReadsDatesAndPeriodsOfQueriesAndOfThePress) {
  expect_period("2019-01-01..2019-12-31", {"2019"});
  expect_period("2018-01-01..2018-12-31", {"en 2018"});
  expect_period("2020-02-01..2020-02-29", {"2020-02"});
  expect_period("2019-04-18", {" 2019-04-18\n", "20190418", "2019-04-18T14:30:00Z", "18/04/2019",
                               "18-4-2019", "jeudi 18 avr. 2019", "Le jeudi 18 avril 2019 à 14h30",
                               "18 April 2019", "Thursday 18 April 2019"});
  expect_period("2019-04-16", {"mar. 16 avr. 2019"});
  expect_period("2019-05-01", {"le 1er mai 2019"});
  expect_period("2019-08-02", {"2 aug 2019"});
}

TEST(ParseDateWords, ReadsDaysNearToday) {
  expect_period("2019-04-18", {"aujourd'hui", "aujourd’hui", "AUJOURD’HUI", "today"});
  expect_period("2019-04-17", {"hier", " Hier ", "yesterday"});
  expect_period("2019-04-16", {"avant-hier", "avant\u2011hier", "the day before yesterday"});
}

TEST(ParseDateWords, ReadsThisAndTheLastWeekMonthAndYear) {
  expect_period("2019-04-15..2019-04-21", {"cette semaine", "this week", "cette\u00A0semaine",
                                           "cette\u202Fsemaine", "cette \t semaine"});
  expect_period("2019-04-08..2019-04-14",
                {"la semaine dernière", "Semaine Derniere", "semaine passée", "last week"});
  expect_period("2019-04-01..2019-04-30", {"ce mois", "ce mois-ci", "this month"});
  expect_period("2019-03-01..2019-03-31", {"le mois dernier", "last month"});
  expect_period("2019-01-01..2019-12-31",
                {"cette année", "cette anne\u0301e", "CETTE ANNÉE", "this year"});
  expect_period("2018-01-01..2018-12-31", {"l'année dernière", "l’an dernier", "last year"});
}

TEST(ParseDateWords, BeginsWeeksOnMondayOverTheEndsOfMonthsAndYears) {
  expect_periods({{"cette semaine", {2019, 4, 15}, "2019-04-15..2019-04-21"},
                  {"cette semaine", {2019, 4, 21}, "2019-04-15..2019-04-21"},
                  {"cette semaine", {2020, 1, 1}, "2019-12-30..2020-01-05"},
                  {"cette semaine", {2018, 12, 31}, "2018-12-31..2019-01-06"},
                  {"la semaine dernière", {2021, 1, 4}, "2020-12-28..2021-01-03"},
                  {"la semaine dernière", {2020, 3, 1}, "2020-02-17..2020-02-23"},
                  {"le mois dernier", {2020, 1, 31}, "2019-12-01..2019-12-31"},
                  {"le mois dernier", {2020, 3, 31}, "2020-02-01..2020-02-29"},
                  {"le mois dernier", {2019, 3, 31}, "2019-02-01..2019-02-28"},
                  {"l'an dernier", {2020, 2, 29}, "2019-01-01..2019-12-31"},
                  {"hier", {2020, 3, 1}, "2020-02-29"},
                  {"hier", {2019, 1, 1}, "2018-12-31"}});
}

TEST(ParseDateWords, TakesTheLatestWeekday) {
  expect_period("2019-04-15", {"lundi", "Monday", "lundi dernier"});
  expect_period("2019-04-16", {"Mardi"});
  expect_period("2019-04-17", {"mercredi"});
  expect_period("2019-04-18", {"jeudi", "thursday"});
  expect_period("2019-04-12", {"vendredi", "last friday"});
  expect_period("2019-04-13", {"samedi"});
  expect_period("2019-04-14", {"dimanche", "sunday"});
  expect_period("2019-04-11", {"jeudi dernier", "last thursday"});
  expect_periods(std::vector<DatedCase>{{"mardi", {2019, 1, 1}, "2019-01-01"},
                                        {"lundi", {2019, 1, 1}, "2018-12-31"},
                                        {"mardi dernier", {2019, 1, 1}, "2018-12-25"}});
}

TEST(ParseDateWords, ReadsMonthsAndTakesTheLatestOfAMonthWithoutYear) {
  expect_period("2019-04-01..2019-04-30", {"avril 2019", "en avril 2019", "April 2019", "avr. 2019",
                                           "apr. 2019", "04/2019", "4/2019", "04-2019", "avril"});
  expect_period("2020-02-01..2020-02-29", {"février 2020"});
  expect_period("2019-02-01..2019-02-28", {"FEBRUARY 2019"});
  expect_period("2018-08-01..2018-08-31", {"août 2018"});
  expect_period("2018-05-01..2018-05-31", {"may 2018", "mai"});
  expect_period("2050-05-01..2050-05-31", {"mai 2050"});
  expect_period("2019-03-01..2019-03-31", {"en mars"});
  expect_period("2018-12-01..2018-12-31", {"déc."});
  expect_period("2019-01-01..2019-01-31", {"january"});
  const std::vector<std::string> kMonths = {"january",   "february", "march",    "april",
                                            "may",       "june",     "july",     "august",
                                            "september", "october",  "november", "december"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const int month = static_cast<int>(i) + 1;
    EXPECT_EQ(show(parse_date_words("3 " + kMonths[i] + " 2019", kThursday)),
              to_iso({2019, month, 3}))
        << kMonths[i];
  }
}

TEST(ParseDateWords, CountsBackToOneDay) {
  expect_periods({{"il y a 3 jours", "2019-04-15"},
                  {"Il y a trois jours", "2019-04-15"},
                  {"il y a une semaine", "2019-04-11"},
                  {"il y a 2 semaines", "2019-04-04"},
                  {"il y a 3 mois", "2019-01-18"},
                  {"il y a un an", "2018-04-18"},
                  {"il y a 10 ans", "2009-04-18"},
                  {"il y a douze années", "2007-04-18"},
                  {"3 days ago", "2019-04-15"},
                  {"a week ago", "2019-04-11"},
                  {"Two Months Ago", "2019-02-18"},
                  {"1 year ago", "2018-04-18"},
                  {"6w ago", "2019-03-07"}});
}

TEST(ParseDateWords, ReadsTheLastDaysWeeksMonthsAndYearsUpToToday) {
  expect_periods({{"les 3 derniers mois", "2019-01-18..2019-04-18"},
                  {"ces trois derniers mois", "2019-01-18..2019-04-18"},
                  {"les deux dernières années", "2017-04-18..2019-04-18"},
                  {"3 derniers jours", "2019-04-15..2019-04-18"},
                  {"last 3 months", "2019-01-18..2019-04-18"},
                  {"the last two weeks", "2019-04-04..2019-04-18"},
                  {"past 10 days", "2019-04-08..2019-04-18"},
                  {"depuis 3 mois", "2019-01-18..2019-04-18"},
                  {"Depuis une semaine", "2019-04-11..2019-04-18"},
                  {"depuis hier", "2019-04-17..2019-04-18"},
                  {"depuis l’an dernier", "2018-01-01..2019-04-18"},
                  {"depuis janvier", "2019-01-01..2019-04-18"},
                  {"since 2015", "2015-01-01..2019-04-18"},
                  {"depuis aujourd'hui", "2019-04-18"}});
}

TEST(ParseDateWords, RefusesNonsense) {
  for (const std::string_view text : {"",
                                      " ",
                                      "\t\n",
                                      "3",
                                      "42",
                                      "mois",
                                      "3 mois",
                                      "il y a",
                                      "il y a 3",
                                      "il y a mois",
                                      "33 foo",
                                      "il y a 3 foo",
                                      "ago",
                                      "3 ago",
                                      "days ago",
                                      "depuis",
                                      "depuis 3",
                                      "depuis depuis hier",
                                      "since",
                                      "depuis 2050",
                                      "le",
                                      "les",
                                      "l'",
                                      "dernier",
                                      "derniers mois",
                                      "last",
                                      "last foo",
                                      "lundi prochain",
                                      "demain",
                                      "demain lundi",
                                      "il y a 0 jour",
                                      "0 derniers mois",
                                      "il y a -3 jours",
                                      "il y a 3.5 jours",
                                      "il y a 10000 jours",
                                      "il y a 99999999999999999999 ans",
                                      "il y a treize jours",
                                      "00/2019",
                                      "13/2019",
                                      "04/0000",
                                      "04/19",
                                      "04//2019",
                                      "/2019",
                                      "4/20190",
                                      "04/2019 14:30",
                                      "avril 19",
                                      "avril 20190",
                                      "avril 0000",
                                      "avril mai",
                                      "foo 2019",
                                      "2019 avril",
                                      "0000",
                                      "2019-13",
                                      "2019-02-29",
                                      "31 avril 2019",
                                      "a",
                                      "a a",
                                      "un m",
                                      "'hier'",
                                      "hier hier",
                                      "-hier",
                                      "hier\xFF",
                                      "\xE2\x80",
                                      "été 2019",
                                      "noël"})
    EXPECT_EQ(show(parse_date_words(text, kThursday)), "none") << text;
}

TEST(ParseDateWords, RefusesLongText) {
  for (const std::string_view part :
       {"a", "hier ", "il y a ", "depuis ", "9", "é", " ", "-", "1/"}) {
    std::string text;
    while (text.size() < 10'000) text += part;
    EXPECT_EQ(show(parse_date_words(text, kThursday)), "none") << part;
    EXPECT_EQ(show(parse_since(text, kThursday)), "none") << part;
  }
}

TEST(ParseDateWords, RefusesDaysOutsideOfTheCalendar) {
  expect_periods({{"il y a 2018 ans", {2019, 4, 18}, "0001-04-18"},
                  {"il y a 2019 ans", {2019, 4, 18}, "none"},
                  {"il y a 9999 ans", {2019, 4, 18}, "none"},
                  {"il y a 9999 mois", {2019, 4, 18}, "1186-01-18"},
                  {"il y a 9999 semaines", {1, 1, 1}, "none"},
                  {"les 9999 derniers mois", {1, 1, 1}, "none"},
                  {"hier", {1, 1, 1}, "none"},
                  {"cette semaine", {1, 1, 3}, "0001-01-01..0001-01-07"},
                  {"la semaine dernière", {1, 1, 3}, "none"},
                  {"le mois dernier", {1, 1, 31}, "none"},
                  {"l'an dernier", {1, 6, 1}, "none"},
                  {"mai", {1, 4, 1}, "none"},
                  {"dimanche", {1, 1, 3}, "none"},
                  {"cette semaine", {9999, 12, 31}, "none"},
                  {"ce mois", {9999, 12, 31}, "9999-12-01..9999-12-31"},
                  {"hier", {0, 0, 0}, "none"},
                  {"hier", {2019, 2, 29}, "none"},
                  {"2019", {2019, 13, 1}, "none"}});
}

TEST(ParseSince, ReadsALengthOfTime) {
  const std::vector<Case> kCases = {
      {"3 mois", "2019-01-18"},      {"10 jours", "2019-04-08"},  {"2 ans", "2017-04-18"},
      {"une semaine", "2019-04-11"}, {"un an", "2018-04-18"},     {"3 months", "2019-01-18"},
      {"a month", "2019-03-18"},     {"six weeks", "2019-03-07"}, {"6w", "2019-03-07"},
      {"6 W", "2019-03-07"},         {"10d", "2019-04-08"},       {"10j", "2019-04-08"},
      {"3m", "2019-01-18"},          {"2y", "2017-04-18"},        {"2a", "2017-04-18"},
      {"3mois", "2019-01-18"},       {"0003 mois", "2019-01-18"}, {"3\u00A0Mois", "2019-01-18"},
      {"sept mois", "2018-09-18"},   {"1000 jours", "2016-07-22"}};
  for (const auto& [text, expected] : kCases)
    EXPECT_EQ(show(parse_since(text, kThursday)), expected) << text;
}

TEST(ParseSince, ClampsToTheLastDayOfAMonth) {
  const std::vector<DatedCase> kCases = {
      {"1 mois", {2019, 3, 31}, "2019-02-28"},   {"1 mois", {2020, 3, 31}, "2020-02-29"},
      {"1 mois", {2020, 3, 30}, "2020-02-29"},   {"un mois", {2019, 3, 28}, "2019-02-28"},
      {"3 mois", {2019, 5, 31}, "2019-02-28"},   {"1 mois", {2019, 7, 31}, "2019-06-30"},
      {"1 mois", {2019, 1, 31}, "2018-12-31"},   {"2 mois", {2019, 1, 31}, "2018-11-30"},
      {"12 mois", {2019, 1, 31}, "2018-01-31"},  {"1 an", {2020, 2, 29}, "2019-02-28"},
      {"4 ans", {2020, 2, 29}, "2016-02-29"},    {"120 ans", {2020, 2, 29}, "1900-02-28"},
      {"1 semaine", {2020, 3, 3}, "2020-02-25"}, {"366 jours", {2020, 12, 31}, "2019-12-31"}};
  for (const auto& [text, day, expected] : kCases)
    EXPECT_EQ(show(parse_since(text, day)), expected) << text << " on " << to_iso(day);
}

TEST(ParseSince, TakesTheFirstDayOfAPeriod) {
  const std::vector<Case> kCases = {
      {"hier", "2019-04-17"},          {"2019", "2019-01-01"},
      {"2019-03", "2019-03-01"},       {"2019-03-05", "2019-03-05"},
      {"5 mars 2019", "2019-03-05"},   {"il y a 3 mois", "2019-01-18"},
      {"depuis 3 mois", "2019-01-18"}, {"les 3 derniers mois", "2019-01-18"},
      {"lundi", "2019-04-15"},         {"avril", "2019-04-01"},
      {"l'an dernier", "2018-01-01"},  {"since yesterday", "2019-04-17"},
      {"3 days ago", "2019-04-15"},    {"2050", "2050-01-01"}};
  for (const auto& [text, expected] : kCases)
    EXPECT_EQ(show(parse_since(text, kThursday)), expected) << text;
}

TEST(ParseSince, RefusesNonsense) {
  for (const std::string_view text : {"",
                                      " ",
                                      "3",
                                      "mois",
                                      "0 mois",
                                      "0w",
                                      "-3 mois",
                                      "+3 mois",
                                      "33 foo",
                                      "10000 jours",
                                      "9999999999999999999999 jours",
                                      "2019 ans",
                                      "3 mois 2",
                                      "3 mois 2 jours",
                                      "a a",
                                      "a",
                                      "w",
                                      "un w",
                                      "il y a",
                                      "depuis",
                                      "en 3 mois",
                                      "1,5 mois",
                                      "3\xFFmois",
                                      "trois"})
    EXPECT_EQ(show(parse_since(text, kThursday)), "none") << text;
  EXPECT_EQ(show(parse_since("3 mois", Date{})), "none");
}

TEST(Today, IsTheDayOfTheLocalClock) {
  const auto local_day = [] {
    const std::time_t now = std::time(nullptr);
    std::string text(10, ' ');
    std::strftime(text.data(), text.size() + 1, "%Y-%m-%d", std::localtime(&now));
    return text;
  };
  const std::string earlier = local_day();
  const Date day = today();
  EXPECT_TRUE(is_valid(day));
  EXPECT_TRUE(to_iso(day) == earlier || to_iso(day) == local_day()) << to_iso(day);
}

}  // namespace
}  // namespace kiosque
