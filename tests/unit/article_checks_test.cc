// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/article_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/text/utf8.h"
#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(ArticleChecks, TellDamageCountsLinesFromTheTextsFirst) {
  const struct {
    DecodedText decoded;
    std::vector<std::string> places;
  } cases[] = {
      {{"", "UTF-8", 0, 0, 0, 0}, {}},
      {{"", "UTF-8", 1, 3, 0, 0}, {"encoding 12"}},
      {{"", "UTF-8", 0, 0, 2, 1}, {"encoding 10"}},
      {{"", "UTF-8", 4, 1, 1, 2}, {"encoding 10", "encoding 11"}},
  };
  for (const auto& c : cases) {
    ReadResults results;
    tell_damage(c.decoded, 10, results.taker());
    EXPECT_EQ(results.problem_places(), c.places)
        << c.decoded.invalid_bytes << " invalid, " << c.decoded.nul_bytes << " NUL";
    for (const Problem& problem : results.problems) EXPECT_FALSE(problem.is_rejection());
  }
}

TEST(ArticleChecks, SetDateTellsOfDatesThatCannotBeRead) {
  const std::string huge = "€" + std::string(5000, '9');
  const struct {
    std::string text;
    std::optional<Date> date;
    std::vector<std::string> places;
  } cases[] = {
      {"2019-04-18", Date{2019, 4, 18}, {}},
      {"jeudi 18 avril 2019", Date{2019, 4, 18}, {}},
      {"", std::nullopt, {}},
      {" \t", std::nullopt, {}},
      {"hier", std::nullopt, {"bad-date 7"}},
      {"2019-02-30", std::nullopt, {"bad-date 7"}},
      {huge, std::nullopt, {"bad-date 7"}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text.substr(0, 40));
    Article article;
    ReadResults results;
    set_date(article, c.text, 7, results.taker());
    EXPECT_EQ(article.date, c.date);
    EXPECT_EQ(results.problem_places(), c.places);
    for (const Problem& problem : results.problems) {
      EXPECT_LT(problem.message.size(), 200U);
      EXPECT_EQ(find_ill_formed(problem.message), std::string_view::npos);
    }
  }
}

TEST(ArticleChecks, ABrokenOffFileIsARejection) {
  ReadResults results;
  tell_broken_off(results.taker());
  ASSERT_THAT(results.problem_places(), ElementsAre("unreadable 0"));
  EXPECT_TRUE(results.problems[0].is_rejection());
  EXPECT_THAT(results.problems[0].cure, HasSubstr("check the disk"));
}

}  // namespace
}  // namespace kiosque
