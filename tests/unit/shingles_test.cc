// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/stories/shingles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "src/analysis/analyzer.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

using testing::Each;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

class ShinglesTest : public testing::Test {
 protected:
  std::vector<std::uint64_t> of(const std::string& text) {
    return shingles_of(analyzer_.analyze_words(text), 3);
  }
  ShingleSet set_of(const std::string& text) { return shingle_set(analyzer_.analyze_words(text)); }
  std::vector<std::string> sketch_of(const std::string& text) {
    return sketch_terms(analyzer_.analyze_words(text));
  }

  const Lexicon lexicon_ = Lexicon::builtin();
  Analyzer analyzer_{lexicon_};
};

// Words from `first` on: "mot1 mot2 …".
std::string words(int first, int count) {
  std::string text;
  for (int i = first; i < first + count; ++i) text += "mot" + std::to_string(i) + ' ';
  return text;
}

TEST_F(ShinglesTest, AreRunsOfWordsThatAreNoStopWords) {
  EXPECT_THAT(of(""), IsEmpty());
  EXPECT_THAT(of("Paris attend"), IsEmpty());
  EXPECT_THAT(of("Paris attend la pluie"), SizeIs(1));
  EXPECT_THAT(of(words(1, 10)), SizeIs(8));
  EXPECT_THAT(shingles_of(analyzer_.analyze_words(words(1, 10)), 4), SizeIs(7));
  EXPECT_EQ(of("Le maire de la ville a inauguré le pont"), of("Maire, ville : inauguré, pont !"));
}

TEST_F(ShinglesTest, KnowNeitherCaseNorAccentsNorPunctuationNorElision) {
  EXPECT_EQ(of("L'État relève l'âge légal"), of("l’ETAT – « RELEVE » ; AGE (légal)"));
}

TEST_F(ShinglesTest, DependOnTheOrderOfWords) {
  EXPECT_NE(of("Paris attend pluie"), of("pluie attend Paris"));
  EXPECT_NE(of("Paris attend pluie"), of("Paris pluie attend"));
}

TEST_F(ShinglesTest, TextsOfAnyLengthTakeBoundedMemory) {
  EXPECT_THAT(of(words(1, 50'000)), SizeIs(kMaxShingles));
}

TEST_F(ShinglesTest, SketchesAreFewShortTerms) {
  const std::vector<std::string> terms = sketch_of(words(1, 500));
  EXPECT_THAT(terms, SizeIs(testing::AllOf(testing::Ge(4U), testing::Le(8U))));
  EXPECT_THAT(terms, Each(StartsWith(std::string(prefix::sketch))));
  EXPECT_THAT(terms, Each(SizeIs(prefix::sketch.size() + 6)));
  EXPECT_EQ(std::set<std::string>(terms.begin(), terms.end()).size(), terms.size());
}

TEST_F(ShinglesTest, ShortTextsHaveNoSketch) {
  EXPECT_THAT(sketch_of(words(1, 14)), IsEmpty());
  EXPECT_THAT(sketch_of(words(1, 15)), Not(IsEmpty()));
  EXPECT_THAT(sketch_of(""), IsEmpty());
}

TEST_F(ShinglesTest, CopiesMeetUnderASketchTerm) {
  const std::string text = words(1, 300);
  const std::vector<std::string> terms = sketch_of(text);
  const std::set<std::string> original(terms.begin(), terms.end());
  const struct {
    const char* what;
    std::string text;
  } copies[] = {{"the same", text},
                {"the first half", words(1, 150)},
                {"another beginning", words(1000, 40) + words(41, 260)},
                {"an addition", text + words(2000, 100)},
                {"a word changed", words(1, 20) + "autre " + words(22, 279)}};
  for (const auto& copy : copies) {
    bool meets = false;
    for (const std::string& term : sketch_of(copy.text)) meets |= original.contains(term);
    EXPECT_TRUE(meets) << copy.what;
  }
}

TEST_F(ShinglesTest, ComparisonTellsContainmentAndSizes) {
  const struct {
    std::string one;
    std::string other;
    double containment;
    double sizes;
  } cases[] = {{"", "", 0, 0},
               {words(1, 12), "", 0, 0},
               {words(1, 12), words(1, 12), 1, 1},
               {words(1, 12), words(100, 12), 0, 1},
               {words(1, 22), words(1, 12), 1, 0.5},
               {words(1, 12), words(6, 12), 0.5, 1}};
  for (const auto& c : cases) {
    const ShingleSet one = set_of(c.one);
    const ShingleSet other = set_of(c.other);
    for (const Resemblance& found : {compare(one, other), compare(other, one)}) {
      EXPECT_DOUBLE_EQ(found.containment, c.containment) << c.one << "/ " << c.other;
      EXPECT_DOUBLE_EQ(found.sizes, c.sizes) << c.one << "/ " << c.other;
    }
  }
}

TEST_F(ShinglesTest, SetsHoldRepeatedShinglesOnce) {
  EXPECT_THAT(set_of("Paris attend pluie, Paris attend pluie"), SizeIs(3));
}

}  // namespace
}  // namespace kiosque
