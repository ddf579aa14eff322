// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/article/date.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kiosque {
namespace {

std::string show(const std::optional<Date>& date) { return date ? to_iso(*date) : "none"; }

TEST(ParsePressDate, ReadsTheFormsOfSystems) {
  for (const char* text :
       {"2019-04-18", "2019-04-18T14:30:00Z", "2019-04-18T14:30:00+02:00", "2019-04-18t23:59:59Z",
        "2019-04-18T14:30:00.123456-05:00", "2019-04-18 14:30", "2019-04-18 14:30:00 UTC",
        "2019-04-18 9:05", "20190418", "18/04/2019", "18/4/2019", "18.4.2019", "18.04.2019",
        "18-04-2019", "18/04/2019 14:30", "18/04/2019 à 14h30", "18/04/2019, 14 h 30",
        "  2019-04-18\t", "2019-04-18\r\n"})
    EXPECT_EQ(show(parse_press_date(text)), "2019-04-18") << text;
}

TEST(ParsePressDate, ReadsWrittenDates) {
  for (const char* text :
       {"18 avril 2019", "jeudi 18 avril 2019", "Jeudi 18 Avril 2019", "JEUDI 18 AVRIL 2019",
        "le 18 avril 2019", "Le jeudi 18 avril 2019", "jeudi 18 avr. 2019", "jeu. 18 avr. 2019",
        "18 avr 2019", "jeudi, 18 avril 2019", "18 avril 2019 à 14h30", "18 avril 2019, 14:30",
        "18 avril 2019 à 14 h 30", "18\u00A0avril\u00A02019", "18\u202Favril\u202F2019",
        "18  avril  2019"})
    EXPECT_EQ(show(parse_press_date(text)), "2019-04-18") << text;
}

TEST(ParsePressDate, ReadsTheFirstOfAMonth) {
  for (const char* text : {"1er mai 2019", "1ER MAI 2019", "le 1er mai 2019", "1 mai 2019",
                           "01 mai 2019", "mercredi 1er mai 2019"})
    EXPECT_EQ(show(parse_press_date(text)), "2019-05-01") << text;
}

TEST(ParsePressDate, KnowsTheMonthsAndTheirAbbreviations) {
  const std::vector<std::vector<const char*>> kMonths = {
      {"janvier", "janv.", "jan.", "JANVIER"},
      {"février", "févr.", "fév.", "fevrier", "FÉVRIER", "FEVRIER", "fe\u0301vrier", "FE\u0301V."},
      {"mars", "MARS"},
      {"avril", "avr.", "avr"},
      {"mai", "Mai"},
      {"juin"},
      {"juillet", "juil.", "juil"},
      {"août", "aout", "AOÛT", "AOUT", "aou\u0302t"},
      {"septembre", "sept.", "Sept"},
      {"octobre", "oct.", "oct"},
      {"novembre", "nov."},
      {"décembre", "déc.", "decembre", "DÉCEMBRE", "de\u0301cembre", "dec"}};
  for (std::size_t month = 0; month < kMonths.size(); ++month)
    for (const char* name : kMonths[month])
      EXPECT_EQ(parse_press_date("2 " + std::string(name) + " 2020"),
                (Date{2020, static_cast<int>(month) + 1, 2}))
          << name;
}

TEST(ParsePressDate, RefusesWhatTheCalendarDoesNotHave) {
  for (const char* text :
       {"2019-02-29", "2019-13-01", "2019-00-10", "2019-04-00", "2019-04-31", "0000-01-01",
        "29/02/1900", "32/01/2019", "18/13/2019", "00/04/2019", "31 avril 2019", "29 février 2019",
        "0 mai 2019", "20190229", "20191301", "00000101"})
    EXPECT_EQ(show(parse_press_date(text)), "none") << text;
}

TEST(ParsePressDate, RefusesAnyOtherText) {
  for (const char* text : {"",
                           " ",
                           "hier",
                           "2019",
                           "avril 2019",
                           "18 avril",
                           "jeudi 18 avril",
                           "18/04",
                           "18-04-19",
                           "18 avril 19",
                           "Publié",
                           "Publié le",
                           "publiédate 2019-04-18",
                           "1555597800",
                           "1555597800000",
                           "avril 18",
                           "20190418T",
                           "20190418x143000",
                           "20190418T14300",
                           "18th",
                           "er mai 2019",
                           "2er mai 2019",
                           "2019-04-1814:30",
                           "Fri, 2019",
                           "2019-04",
                           "2019-4-18",
                           "2019/04/18",
                           "18 avrill 2019",
                           "18 av 2019",
                           "-5 mai 2019",
                           "+5 mai 2019",
                           "18 mai 20190",
                           "201904181",
                           "2019041",
                           "2019-04-18x",
                           "2019-04-18 ou plus tard",
                           "2019-04-18 2019-04-19",
                           "18/04/2019 19/04/2019",
                           "18/04/2019 environ",
                           "18/04.2019",
                           "18//04//2019",
                           "/18/04/2019",
                           "18/04/2019/",
                           "3 mai 2019 ou 4 mai 2019",
                           "3 mai 2019 environ",
                           "le le 3 mai 2019",
                           "jeudi jeudi 3 mai 2019",
                           "1er",
                           "le",
                           "a-b-c",
                           "20\xC3",
                           "\xFF\xFE",
                           "18 f\xC3vrier 2019"})
    EXPECT_EQ(show(parse_press_date(text)), "none") << text;
}

TEST(ParsePressDate, ReadsTheFormsOfMailsFeedsAndWires) {
  for (const char* text :
       {"Thu, 18 Apr 2019 14:30:00 +0200", "Thu, 18 Apr 2019 23:59:00 GMT", "18 Apr 2019 14:30 EST",
        "Thu, 18 Apr 19 14:30:00 +0200", "thursday, 18 april 2019", "April 18, 2019",
        "April 18th, 2019", "Apr. 18, 2019 at 2:30 pm", "18 April 2019", "Thursday, April 18, 2019",
        "2019-04-18T14:30:00.000+02:00", "2019-04-18Z", "2019-04-18+02:00", "2019-04-18 14:30 UTC",
        "20190418T143000Z", "20190418T143000+0200", "20190418T1430", "20190418T143000.000Z"})
    EXPECT_EQ(show(parse_press_date(text)), "2019-04-18") << text;
}

TEST(ParsePressDate, ReadsWhatPagesPrint) {
  for (const char* text :
       {"Publié le 18/04/2019 à 14:30, mis à jour le 19/04/2019 à 09:00",
        "Publié le 18 avril 2019 à 14h30 - Mis à jour le 19 avril 2019 à 9h",
        "PUBLIÉ LE 18/04/2019", "Publié : 18/04/2019 - 14:30", "Publiée le 18 avril 2019.",
        "mis en ligne le 18/04/19", "Mis à jour le jeudi 18 avril 2019", "Mis à jour : 18/04/2019",
        "18.04.19", "jeu 18 avr 2019", "jeu. 18 avr. 2019 14:30", "18 avril 2019 | 14:30",
        "18 avril 2019 – 14h30", "18/04/2019 (mis à jour le 19/04/2019)", "le 18/04/2019",
        "18 avril 2019, modifié le 19 avril 2019", "Published on April 18, 2019",
        "Date : 18 avril 2019"})
    EXPECT_EQ(show(parse_press_date(text)), "2019-04-18") << text;
  EXPECT_EQ(show(parse_press_date("le 1er mai 2019 à 10 h")), "2019-05-01");
}

TEST(ParsePressDate, ReadsTwoDigitsOfAYear) {
  EXPECT_EQ(show(parse_press_date("18/04/69")), "2069-04-18");
  EXPECT_EQ(show(parse_press_date("18/04/70")), "1970-04-18");
  EXPECT_EQ(show(parse_press_date("Thu, 18 Apr 49 14:30:00 GMT")), "2049-04-18");
  EXPECT_EQ(show(parse_press_date("Thu, 18 Apr 50 14:30:00 GMT")), "1950-04-18");
}

TEST(ParsePressDate, TheDayIsTheOnePrinted) {
  EXPECT_EQ(show(parse_press_date("2019-04-18T23:30:00-10:00")), "2019-04-18");
  EXPECT_EQ(show(parse_press_date("Thu, 18 Apr 2019 00:10:00 +1400")), "2019-04-18");
}

TEST(FromUnixTime, ReadsSecondsAndMilliseconds) {
  EXPECT_EQ(show(from_unix_time(1555597800)), "2019-04-18");
  EXPECT_EQ(show(from_unix_time(1555597800000)), "2019-04-18");
  EXPECT_EQ(show(from_unix_time(0)), "1970-01-01");
  EXPECT_EQ(show(from_unix_time(-1)), "1969-12-31");
  EXPECT_EQ(show(from_unix_time(INT64_MAX)), "none");
  EXPECT_EQ(show(from_unix_time(INT64_MIN)), "none");
}

TEST(ParsePressDate, KnowsLeapYears) {
  for (const char* text : {"2020-02-29", "29/02/2000", "29 février 2024", "20160229"})
    EXPECT_TRUE(parse_press_date(text)) << text;
  EXPECT_EQ(days_in_month(1900, 2), 28);
  EXPECT_EQ(days_in_month(2000, 2), 29);
  EXPECT_EQ(days_in_month(2019, 2), 28);
  EXPECT_EQ(days_in_month(2020, 2), 29);
  EXPECT_EQ(days_in_month(2019, 4), 30);
  EXPECT_EQ(days_in_month(2019, 12), 31);
}

std::string show(const std::optional<DateRange>& range) {
  return range ? show(range->first) + ".." + show(range->last) : "none";
}

TEST(ParseDatePeriod, ReadsYearsMonthsAndDays) {
  const std::pair<const char*, const char*> kCases[] = {
      {"2019", "2019-01-01..2019-12-31"},    {"2019-04", "2019-04-01..2019-04-30"},
      {"2019-02", "2019-02-01..2019-02-28"}, {"2020-02", "2020-02-01..2020-02-29"},
      {"2019-12", "2019-12-01..2019-12-31"}, {"2019-04-18", "2019-04-18..2019-04-18"},
      {"0001", "0001-01-01..0001-12-31"},    {"9999-12-31", "9999-12-31..9999-12-31"}};
  for (const auto& [text, range] : kCases) EXPECT_EQ(show(parse_date_period(text)), range) << text;
}

TEST(ParseDatePeriod, RefusesAllElse) {
  for (const char* text : {"",           "2",       "201",     "20190",         "2019-",
                           "2019-4",     "2019-13", "2019-00", "2019-04-",      "2019-04-31",
                           "2019-02-29", "0000",    "0000-01", "2019/04",       "2019-04-1x",
                           "x019",       "-019",    "+019",    "2019-04-18T10", "18/04/2019",
                           " 2019",      "2019 ",   "201\xC3", "2019-04-18 "})
    EXPECT_EQ(show(parse_date_period(text)), "none") << text;
}

TEST(Date, IsWrittenInItsThreeForms) {
  const struct {
    Date date;
    const char* compact;
    const char* iso;
    const char* french;
  } kCases[] = {{{2019, 4, 18}, "20190418", "2019-04-18", "18 avril 2019"},
                {{2019, 5, 1}, "20190501", "2019-05-01", "1er mai 2019"},
                {{2020, 2, 29}, "20200229", "2020-02-29", "29 février 2020"},
                {{1789, 8, 4}, "17890804", "1789-08-04", "4 août 1789"},
                {{800, 12, 25}, "08001225", "0800-12-25", "25 décembre 800"},
                {{9999, 1, 31}, "99990131", "9999-01-31", "31 janvier 9999"}};
  for (const auto& c : kCases) {
    EXPECT_EQ(to_compact(c.date), c.compact);
    EXPECT_EQ(to_iso(c.date), c.iso);
    EXPECT_EQ(to_french(c.date), c.french);
    EXPECT_EQ(from_compact(c.compact), c.date);
    EXPECT_EQ(parse_press_date(c.iso), c.date);
  }
}

TEST(Date, ItsCompactFormIsReadStrictly) {
  for (const char* text : {"", "2019041", "201904188", "2019-4-1", "20190431", "2019041x",
                           " 2019041", "-2019041", "00000101"})
    EXPECT_EQ(show(from_compact(text)), "none") << text;
}

TEST(Date, ItsOrderIsThatOfItsCompactForm) {
  const Date kDays[] = {{99, 1, 1}, {1999, 12, 31}, {2000, 1, 1}, {2000, 1, 2}, {2000, 2, 1}};
  for (const Date& a : kDays)
    for (const Date& b : kDays) EXPECT_EQ(a < b, to_compact(a) < to_compact(b)) << to_iso(a);
}

TEST(Date, FrenchOutputIsReadBack) {
  for (int month = 1; month <= 12; ++month) {
    const Date date{2021, month, 1};
    EXPECT_EQ(parse_press_date(to_french(date)), date) << to_french(date);
  }
}

}  // namespace
}  // namespace kiosque
