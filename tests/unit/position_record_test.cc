// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/index/position_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// mt19937 gives longs.
using RandomNumbers = std::independent_bits_engine<std::mt19937, 32, std::uint32_t>;
using Positions = std::vector<std::uint32_t>;
using Terms = std::map<std::string, Positions>;

std::string encode(const Terms& terms) {
  std::vector<TermPositions> all;
  for (const auto& [term, positions] : terms) all.push_back({term, positions});
  return encode_positions(all);
}

Positions read(std::string_view record, std::string_view term) {
  Positions positions;
  PositionRecord(record).read(position_key(term), positions);
  return positions;
}

void expect_round_trip(const Terms& terms) {
  const std::string record = encode(terms);
  for (const auto& [term, positions] : terms) EXPECT_EQ(read(record, term), positions) << term;
}

// A text in which few words are frequent and most are rare, behind a title and a gap.
Terms random_article(RandomNumbers& random, std::uint32_t tokens) {
  Terms terms;
  const std::uint32_t title = random() % 20;
  for (std::uint32_t i = 1; i <= tokens; ++i) {
    const auto rank = static_cast<std::uint32_t>(
        std::exp(std::uniform_real_distribution<double>(0, std::log(tokens * 3.0))(random)));
    terms["mot" + std::to_string(rank)].push_back(i <= title ? i : i + 100);
  }
  return terms;
}

TEST(PositionRecord, GivesBackWhatWasWritten) {
  for (const Terms& terms : std::vector<Terms>{
           {{"a", {1}}},
           {{"a", {1}}, {"b", {1}}},
           {{"a", {1, 2, 3, 4, 5, 6, 7, 8}}},
           {{"a", {1, 3}}, {"b", {2, 1'000'000'000}}},
           {{"a", {1U << 30U}}},
           {{"", {7}}, {"Sa", {1, 7}}, {"XNa", {107, 108, 250}}},
       })
    expect_round_trip(terms);
}

TEST(PositionRecord, IsEmptyWithoutPositions) {
  EXPECT_EQ(encode({}), "");
  EXPECT_EQ(encode({{"a", {}}}), "");
  EXPECT_THAT(read("", "a"), IsEmpty());
}

TEST(PositionRecord, GivesBackRandomArticles) {
  RandomNumbers random(7);
  for (int i = 0; i < 300; ++i) expect_round_trip(random_article(random, 1 + random() % 900));
}

// Many buckets, of which some are too full for the first hashes that are tried.
TEST(PositionRecord, GivesBackAnArticleOfAMegabyte) {
  RandomNumbers random(8);
  expect_round_trip(random_article(random, 200'000));
  Terms distinct;
  for (std::uint32_t i = 1; i <= 200'000; ++i) distinct["m" + std::to_string(i)] = {i};
  expect_round_trip(distinct);
}

// 41 173 articles of a news corpus took 50 bits a term: what an article may cost.
TEST(PositionRecord, IsSmall) {
  RandomNumbers random(9);
  const Terms terms = random_article(random, 420);
  std::size_t tokens = 0;
  for (const auto& [term, positions] : terms) tokens += positions.size();
  EXPECT_LT(encode(terms).size() * 8, terms.size() * 5 + tokens * 9);
}

TEST(PositionRecord, MayAnswerAnythingForOtherTermsButNeverFails) {
  RandomNumbers random(10);
  const std::string record = encode(random_article(random, 500));
  for (int i = 0; i < 5000; ++i) {
    for (const std::uint32_t position : read(record, "autre" + std::to_string(i)))
      EXPECT_LE(position, 600U);
  }
}

TEST(PositionRecord, TakesDamagedBytes) {
  RandomNumbers random(11);
  for (int i = 0; i < 3000; ++i) {
    const Terms terms = random_article(random, 1 + random() % 200);
    std::string record = encode(terms);
    switch (random() % 3) {
      case 0:
        record.resize(random() % record.size());
        break;
      case 1:
        for (char& byte : record) byte = static_cast<char>(random() & 0xFFU);
        break;
      default:
        for (unsigned k = 0; k < 3; ++k)
          record[random() % record.size()] = static_cast<char>(random() & 0xFFU);
    }
    const std::vector<char> exact(record.begin(), record.end());  // its end is known to ASan
    for (const auto& [term, positions] : terms)
      EXPECT_LE(read({exact.data(), exact.size()}, term).size(), 8 * exact.size() + 1);
  }
}

// Hostile words may share a hash; here a term is given twice, which comes to the same.
TEST(PositionRecord, KeepsOneOfTermsWithOneHash) {
  const Positions one = {1, 3};
  const Positions other = {2};
  const Positions third = {5};
  const std::vector<TermPositions> terms = {{"a", one}, {"a", other}, {"b", third}};
  const std::string record = encode_positions(terms);
  EXPECT_THAT(read(record, "b"), ElementsAre(5));
  EXPECT_THAT(read(record, "a"), testing::AnyOf(one, other));
}

}  // namespace
}  // namespace kiosque
