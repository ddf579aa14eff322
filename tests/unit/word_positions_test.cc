// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/word_positions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "src/index/schema.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Positions = std::vector<std::uint32_t>;

std::string record_of(const std::map<std::string, Positions>& article) {
  std::vector<TermPositions> terms;
  for (const auto& [term, positions] : article) terms.push_back({term, positions});
  return encode_positions(terms);
}

class WordPositionsTest : public testing::Test {
 protected:
  WordPositionsTest() : writer_((folder_ / "index").string(), Xapian::DB_CREATE) {}

  void add(const std::map<std::string, Positions>& article) {
    Xapian::Document document;
    for (const auto& [term, positions] : article) document.add_term(term);
    document.add_value(slot::positions, record_of(article));
    writer_.add_document(document);
  }

  Positions find(const std::vector<std::string>& terms, Xapian::docid document) {
    writer_.commit();
    const Xapian::Database database((folder_ / "index").string());
    PositionRecords records(database);
    return WordPositions(database, terms).find(document, records.find(document));
  }

  TempFolder folder_;
  Xapian::WritableDatabase writer_;
};

TEST_F(WordPositionsTest, AreThoseOfAnyOfTheTerms) {
  add({{"tour", {1, 9}}, {"XNtours", {4}}});
  add({{"tours", {3}}});
  EXPECT_THAT(find({"tours", "XNtours", "tour"}, 1), ElementsAre(1, 4, 9));
  EXPECT_THAT(find({"tours", "XNtours", "tour"}, 2), ElementsAre(3));
  EXPECT_THAT(find({"absent"}, 2), IsEmpty());
}

// A record would give the positions of some other term.
TEST_F(WordPositionsTest, AreNoneOfATermThatTheArticleLacks) {
  std::map<std::string, Positions> article;
  for (std::uint32_t i = 1; i <= 50; ++i) article["mot" + std::to_string(i)] = {i};
  add(article);
  add({{"autre", {1}}, {"encore", {2}}});
  EXPECT_THAT(find({"autre"}, 1), IsEmpty());
  EXPECT_THAT(find({"mot7", "encore"}, 1), ElementsAre(7));
}

TEST_F(WordPositionsTest, AreNoneOfAnArticleWithoutThem) {
  add({{"tour", {1}}});
  Xapian::Document bare;
  bare.add_term("tour");
  writer_.add_document(bare);
  EXPECT_THAT(find({"tour"}, 2), IsEmpty());
}

TEST_F(WordPositionsTest, AreXapiansOwnInAnIndexOfAnOlderVersion) {
  Xapian::Document document;
  document.add_posting("tour", 5);
  document.add_posting("tour", 2);
  writer_.add_document(document);
  EXPECT_THAT(find({"tour"}, 1), ElementsAre(2, 5));
}

}  // namespace
}  // namespace kiosque
