// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/term_expansion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "src/index/schema.h"
#include "tests/support/sample_index.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TermExpansionTest, APrefixGivesAllItsTermsUpToTheLimit) {
  const SmallIndex index({make_article("1", "nucléaire nuclides Nucléole nu nuage", "nuclide")});
  const Xapian::Database& database = index.database();
  EXPECT_THAT(expand_prefix(database, prefix::text, "nucl", 4).value(),
              ElementsAre("nucleaire", "nucleole", "nuclide", "nuclides"));
  EXPECT_FALSE(expand_prefix(database, prefix::text, "nucl", 3));
  EXPECT_THAT(expand_prefix(database, prefix::title, "nucl", 4).value(), ElementsAre("Snuclide"));
  EXPECT_THAT(expand_prefix(database, prefix::text, "zz", 4).value(), IsEmpty());
  EXPECT_THAT(expand_prefix(database, prefix::text, "zz", 0).value(), IsEmpty());
}

TEST(TermExpansionTest, AStemGivesTheFormsThatHaveIt) {
  SmallIndex index({make_article(
      "1", "sanction sanctions sanctionner sanctuaire sécurité sécurités secours française")});
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
      {"sanction", {"sanction", "sanctionner", "sanctions"}},
      {"secur", {"securite", "securites"}},
      {"secour", {"secours"}},
      {"zzz", {}},
      {"s", {}},
  };
  for (const auto& [stem, forms] : cases)
    EXPECT_EQ(expand_stem(index.database(), stem, index.analyzer()),
              std::set<std::string>(forms.begin(), forms.end()))
        << "stem: " << stem;
}

// What a stem's range of terms leaves out would be missing from NEAR and compounds.
TEST(TermExpansionTest, NoWordOfTheSampleCorpusIsMissedByItsStem) {
  const SampleIndex sample;
  const Xapian::Database database(sample.folder());
  const Lexicon lexicon = Lexicon::builtin();
  Analyzer analyzer(lexicon);
  std::map<std::string, std::set<std::string>> forms_by_stem;
  for (auto t = database.allterms_begin("XF:"); t != database.allterms_end("XF:"); ++t) {
    const std::string form = (*t).substr((*t).find('|') + 1);
    const std::vector<Token> tokens = analyzer.analyze_words(form);
    if (tokens.size() == 1 && !tokens[0].word->stem.empty() &&
        database.term_exists(tokens[0].word->folded))
      forms_by_stem[tokens[0].word->stem].insert(tokens[0].word->folded);
  }
  ASSERT_GT(forms_by_stem.size(), 1000U);
  for (const auto& [stem, forms] : forms_by_stem) {
    const std::set<std::string> expanded = expand_stem(database, stem, analyzer);
    for (const std::string& form : forms)
      EXPECT_TRUE(expanded.contains(form)) << form << " has the stem " << stem;
  }
}

TEST(TermExpansionTest, AccentedFormsAreThoseOfTheWordAlone) {
  const SmallIndex index({make_article("1", "marché marche Marché marchés"),
                          make_article("2", "marche pied"), make_article("3", "côte côté coté")});
  const Xapian::Database& database = index.database();
  EXPECT_THAT(accented_forms(database, "marche"), ElementsAre("marche", "marché"));
  EXPECT_THAT(accented_forms(database, "cote"), ElementsAre("coté", "côte", "côté"));
  EXPECT_THAT(accented_forms(database, "pied"), IsEmpty());
}

}  // namespace
}  // namespace kiosque
