// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/query_in_words.h"

#include <gtest/gtest.h>

#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

TEST(QueryInWordsTest, SaysWhatTheArticlesHave) {
  const std::string lists = test_word_lists();
  const Lexicon lexicon{lists};
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Kim", "« Kim »"},
      {"Kim AND Poutine sanctions", "« Kim », « Poutine » et « sanctions »"},
      {"Kim OR \"levée des sanctions\"", "« Kim » ou l’expression « levée des sanctions »"},
      {"(Kim OR Xi) NOT Trump", "(« Kim » ou « Xi »), mais pas « Trump »"},
      {"a NEAR/4 b", "« a » près de « b » (à 4 mots au plus)"},
      {"a ADJ b", "« a » suivi de « b » (côte à côte)"},
      {"sanctions>=3", "au moins 3 fois « sanctions »"},
      {"2 of (a, b OR c)", "au moins 2 parmi (« a » et (« b » ou « c »))"},
      {"nucl* =été poutin~",
       "un mot qui commence par « nucl », la forme exacte « été » et un mot "
       "proche de « poutin »"},
      {"\"a b\"~", "l’expression « a b » sous toutes ses formes"},
      {"pays:KP personne:Kim titre:som*",
       "le pays « Corée du Nord », la personne « Kim » et « som… » dans le titre"},
      {"source:Monde auteur:Martin id:x",
       "le journal « Monde », l’auteur « Martin » et l’identifiant « x »"},
      {"langue:EN langue:el langue:zu",
       "la langue « anglais », la langue « grec » et la langue « zu »"},
      {"date:2019-04-18", "la date du 18 avril 2019"},
      {"date:2019-04", "une date du 1er avril 2019 au 30 avril 2019"},
      {"date:2019..", "une date à partir du 1er janvier 2019"},
      {"date:..2019", "une date jusqu’au 31 décembre 2019"}};
  for (const auto& [query, words] : cases) {
    std::string plain = query_in_words(parse_query(query), lexicon);
    for (std::size_t at = plain.find("\u00A0"); at != std::string::npos; at = plain.find("\u00A0"))
      plain.replace(at, 2, " ");
    EXPECT_EQ(plain, words) << query;
  }
}

}  // namespace
}  // namespace kiosque
