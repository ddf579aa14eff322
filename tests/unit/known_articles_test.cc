// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/known_articles.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kiosque {
namespace {

// One letter a step: what an article in a file of its own is in a new index.
char letter_of(const Outcome& outcome) {
  switch (outcome.change) {
    case Change::added:
      return outcome.instead_of ? 'N' : 'a';  // of a newer version
    case Change::copy:
      return 'c';
    case Change::superseded:
      return outcome.instead_of ? 'W' : 's';  // withdrawn
    case Change::duplicate:
      return 'd';
    case Change::none:
      return '-';
    case Change::changed:
    case Change::unchanged:
    case Change::removed:
      break;
  }
  return '?';
}

struct Step {
  std::string id;  // empty: none of its own
  std::string body;
  std::uint32_t version = 0;
  bool canceled = false;
};

std::string letters(const std::vector<Step>& steps) {
  KnownArticles known;
  std::string result;
  int file = 0;
  for (const Step& step : steps) {
    Article article = {.id = step.id,
                       .body = step.body,
                       .version = step.version,
                       .canceled = step.canceled,
                       .path = "/" + std::to_string(++file)};
    if (article.id.empty()) article.id = to_place(article);
    KnownArticles::Entry* entry = nullptr;
    const KnownArticles::Meeting meeting = known.meet(article, entry);
    result += letter_of(outcome_in_new_index(meeting, *entry));
  }
  return result;
}

TEST(KnownArticles, TellsCopiesAndDuplicatesApart) {
  EXPECT_EQ(letters({{"i", "x"}, {"i", "x"}, {"j", "x"}, {"i", "y"}, {"i", "x"}}), "acadc");
}

TEST(KnownArticles, IdsThatAreOnlyPlacesAreNotCompared) {
  EXPECT_EQ(letters({{"", "x"}, {"", "x"}, {"", "y"}, {"i", "x"}, {"", "x"}}), "acaac");
}

TEST(KnownArticles, TheHighestVersionCountsInAnyOrder) {
  EXPECT_EQ(letters({{"i", "x", 1}, {"i", "y", 2}, {"i", "z", 3}}), "aNN");
  EXPECT_EQ(letters({{"i", "z", 3}, {"i", "y", 2}, {"i", "x", 1}}), "ass");
  EXPECT_EQ(letters({{"i", "y", 2}, {"i", "z", 3}, {"i", "x"}}), "aNs");
  EXPECT_EQ(letters({{"i", "y", 2}, {"i", "z", 2}, {"i", "y", 2}}), "adc");
  EXPECT_EQ(letters({{"i", "x", 1}, {"i", "x", 2}}), "aN");
}

TEST(KnownArticles, AWithdrawalCountsMoreThanTheVersionsUpToItsOwn) {
  EXPECT_EQ(letters({{"i", "x", 1}, {"i", "", 2, true}, {"i", "x", 1}, {"i", "y", 3}}), "aWsa");
  EXPECT_EQ(letters({{"i", "", 2, true}, {"i", "x", 1}, {"i", "y", 2}, {"i", "z", 3}}), "-ssa");
  EXPECT_EQ(letters({{"i", "x", 2}, {"i", "", 2, true}, {"i", "", 2, true}}), "aW-");
  EXPECT_EQ(letters({{"i", "x", 3}, {"i", "", 2, true}, {"j", "", 1, true}}), "as-");
}

TEST(KnownArticles, AWithdrawalWithoutAVersionWithdrawsAll) {
  EXPECT_EQ(letters({{"i", "x", 7}, {"i", "", 0, true}, {"i", "y", 8}}), "aWs");
  EXPECT_EQ(letters({{"i", "", 0, true}, {"i", "x"}}), "-s");
}

TEST(KnownArticles, KeepsManyApart) {
  std::vector<Step> steps;
  steps.reserve(20'000);
  for (int i = 0; i < 10'000; ++i) steps.push_back({"id " + std::to_string(i), "x"});
  EXPECT_EQ(letters(steps), std::string(10'000, 'a'));
  const std::vector<Step> once = steps;
  steps.insert(steps.end(), once.begin(), once.end());
  EXPECT_EQ(letters(steps), std::string(10'000, 'a') + std::string(10'000, 'c'));
}

TEST(KnownArticles, TakesFewBytesAnArticle) { EXPECT_LE(sizeof(KnownArticles::Entry), 48U); }

}  // namespace
}  // namespace kiosque
