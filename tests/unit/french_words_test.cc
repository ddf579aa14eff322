// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/french_words.h"

#include <gtest/gtest.h>

namespace kiosque {
namespace {

TEST(FrenchWordsTest, NumbersHaveNarrowSpaces) {
  EXPECT_EQ(number_in_french(0), "0");
  EXPECT_EQ(number_in_french(999), "999");
  EXPECT_EQ(number_in_french(3412), "3\u202F412");
  EXPECT_EQ(number_in_french(1234567), "1\u202F234\u202F567");
}

TEST(FrenchWordsTest, ArticlesAgreeWithTheirNumber) {
  EXPECT_EQ(articles_in_french(0), "aucun article");
  EXPECT_EQ(articles_in_french(1), "1\u00A0article");
  EXPECT_EQ(articles_in_french(2000), "2\u202F000\u00A0articles");
}

TEST(FrenchWordsTest, DaysHaveTheirWeekday) {
  EXPECT_EQ(day_in_french({2019, 4, 18}), "jeudi 18 avril 2019");
  EXPECT_EQ(day_in_french({2024, 2, 29}), "jeudi 29 février 2024");
  EXPECT_EQ(day_in_french({1944, 6, 6}), "mardi 6 juin 1944");
  EXPECT_EQ(day_in_french({2022, 5, 1}), "dimanche 1er mai 2022");
  EXPECT_EQ(day_in_french({1, 1, 1}), "lundi 1er janvier 1");
  EXPECT_EQ(day_in_french({9999, 12, 31}), "vendredi 31 décembre 9999");
}

TEST(FrenchWordsTest, MonthsAreLongOrShort) {
  EXPECT_EQ(month_in_french(2019, 2), "février\u00A02019");
  EXPECT_EQ(month_in_french(2019, 2, true), "févr.\u00A02019");
}

std::string total(std::uint64_t matches, std::size_t offset, std::size_t hits, SortOrder sort) {
  Answer answer;
  answer.match_count = matches;
  answer.offset = offset;
  answer.hit_count = hits;
  answer.sort = sort;
  return total_in_french(answer);
}

TEST(FrenchWordsTest, ATotalSaysWhatPartIsShown) {
  EXPECT_EQ(total(0, 0, 0, SortOrder::newest), "aucun article");
  EXPECT_EQ(total(1, 0, 1, SortOrder::newest), "1\u00A0article");
  EXPECT_EQ(total(12, 0, 12, SortOrder::oldest), "12\u00A0articles");
  EXPECT_EQ(total(3412, 0, 100, SortOrder::newest),
            "les 100 plus récents de 3\u202F412\u00A0articles");
  EXPECT_EQ(total(3412, 0, 100, SortOrder::oldest),
            "les 100 plus anciens de 3\u202F412\u00A0articles");
  EXPECT_EQ(total(9, 0, 1, SortOrder::newest), "le plus récent de 9\u00A0articles");
  EXPECT_EQ(total(3412, 100, 100, SortOrder::newest),
            "articles 101 à 200 sur 3\u202F412, du plus récent au plus ancien");
  EXPECT_EQ(total(9, 8, 1, SortOrder::oldest), "article 9 sur 9, du plus ancien au plus récent");
  EXPECT_EQ(total(9, 0, 3, SortOrder::relevance), "articles 1 à 3 sur 9");
  EXPECT_EQ(total(9, 20, 0, SortOrder::newest), "9\u00A0articles, aucun dans ce dossier");
}

TEST(FrenchWordsTest, APeriodHasOneOrTwoEnds) {
  const Date first{2019, 3, 1};
  const Date last{2019, 5, 3};
  EXPECT_EQ(period_in_french({first, last}), "du 1er mars 2019 au 3 mai 2019");
  EXPECT_EQ(period_in_french({first, first}), "le 1er mars 2019");
  EXPECT_EQ(period_in_french({first, std::nullopt}), "depuis le 1er mars 2019");
  EXPECT_EQ(period_in_french({std::nullopt, last}), "jusqu’au 3 mai 2019");
  EXPECT_EQ(period_in_french({}), "");
}

TEST(FrenchWordsTest, OperatorsOfAQueryAreFrench) {
  EXPECT_EQ(query_in_french("Kim AND Poutine AND sanctions"), "Kim ET Poutine ET sanctions");
  EXPECT_EQ(query_in_french("(Kim OR Xi) NOT Trump"), "(Kim OU Xi) SAUF Trump");
  EXPECT_EQ(query_in_french("Conseil NEAR/4 sécurité ADJ/2 x"), "Conseil PRES/4 sécurité PRES/2 x");
  EXPECT_EQ(query_in_french("\"rock AND roll\" AND « this OR that » OR x"),
            "\"rock AND roll\" ET « this OR that » OU x");
  EXPECT_EQ(query_in_french("ANDRÉ et ORAN"), "ANDRÉ et ORAN");
  EXPECT_EQ(query_in_french(""), "");
}

}  // namespace
}  // namespace kiosque
