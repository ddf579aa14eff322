// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/field_compiler.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

Article with_origin(Article article, std::string source, std::string author,
                    std::optional<Date> date = {}) {
  article.source = std::move(source);
  article.author = std::move(author);
  article.date = date;
  return article;
}

SmallIndex make_index() {
  return SmallIndex(
      {with_origin(make_article("pau", "Emmanuel Macron reçoit Jean Castex. Luc Besson attend.",
                                "Sommet à Pau sur le Mali"),
                   "Le Monde", "Anne Martin", Date{2020, 1, 13}),
       with_origin(make_article("hanoi", "Donald Trump et Kim Jong-un. Des milliers de Russes.",
                                "Un sommet nucléaire"),
                   "Le Monde diplomatique", "Martin Anne", Date{2019, 2, 28}),
       with_origin(make_article("moscou", "Vladimir Poutine attend. Poutine, seul. Pau est loin.",
                                "Les SOMMETS de la Corée du Nord"),
                   "L'Équipe", "Jean-Luc Duval", Date{2019, 12, 31}),
       with_origin(make_article("bre", "Jean-Luc Dupont a parlé. Vu de Pyongyang.", "Été"), "", ""),
       make_article("https://a.example/x?y=1", "Rien.")});
}

TEST(FieldCompilerTest, EachFieldFindsByWordWholeExactAndPrefix) {
  SmallIndex index = make_index();
  const std::vector<std::pair<std::string, std::string>> cases = {
      // titles
      {"titre:sommet", "hanoi moscou pau"},
      {"title:SOMMETS", "hanoi moscou pau"},
      {"titre:pau", "pau"},
      {"titre:mali", "pau"},
      {"titre:Pau OR titre:Hanoï", "pau"},
      {"titre:\"sommet nucléaire\"", "hanoi"},
      {"titre:\"nucléaire sommet\"", ""},
      {"titre:nucl*", "hanoi"},
      {"titre:nord", "moscou"},
      {"titre:ete", "bre"},
      {"titre:(sommet nucleaire)", "hanoi"},
      {"titre:(le sommet)", "hanoi moscou pau"},
      {"titre:(Pau OU nucléaire)", "hanoi pau"},
      // persons
      {"personne:Poutine", "moscou"},
      {"personne:poutine", "moscou"},
      {"person:\"Vladimir Poutine\"", "moscou"},
      {"personne:\"Poutine\"", "moscou"},
      {"personne:Vladimir", "moscou"},
      {"personne:Kim", "hanoi"},
      {"personne:\"Kim Jong-un\"", "hanoi"},
      {"personne:\"kim jong un\"", "hanoi"},
      {"personne:\"Kim\"", ""},
      {"personne:Tru*", "hanoi"},
      {"personne:(Trump OU Macron)", "hanoi pau"},
      {"personne:Jean", "bre pau"},
      {"personne:Jong-un", "hanoi"},
      // one name that holds both, not two names of one each
      {"personne:Jean-Luc", "bre"},
      {"personne:Castex-Macron", ""},
      {"personne:=Kim OR personne:Zelensky", ""},
      // countries
      {"pays:Mali", "pau"},
      {"pays:ml", "pau"},
      {"pays:RU", "hanoi"},
      {"pays:russe", "hanoi"},
      {"pays:\"Corée du Nord\"", "bre moscou"},
      {"pays:\"coree du nord\"", "bre moscou"},
      {"country:KP", "bre moscou"},
      // sources
      {"source:Monde", "hanoi pau"},
      {"source:\"Le Monde\"", "pau"},
      {"source:\"le monde\"", "pau"},
      {"source:equipe", "moscou"},
      {"source:l'Équipe", "moscou"},
      {"source:diplo*", "hanoi"},
      {"source:\"Monde\"", ""},
      // authors
      {"auteur:Martin", "hanoi pau"},
      {"auteur:\"Anne Martin\"", "pau"},
      {"author:Jean-Luc", "moscou"},
      {"auteur:mart*", "hanoi pau"},
      // dates
      {"date:2019", "hanoi moscou"},
      {"date:2019-12-31", "moscou"},
      {"date:2019-12..2020-01", "moscou pau"},
      {"date:..2019", "hanoi moscou"},
      {"date:2020..", "pau"},
      {"date:2021", ""},
      // the text alone, and ids
      {"texte:sommet", "hanoi moscou pau"},
      {"id:pau", "pau"},
      {"id:\"https://a.example/x?y=1\"", "https://a.example/x?y=1"},
      {"id:https://a.example/x?y=1", "https://a.example/x?y=1"},
      {"id:Pau", ""},
  };
  for (const auto& [query, found] : cases) {
    try {
      EXPECT_EQ(index.find(query), found) << "query: " << query;
    } catch (const QuerySyntaxError& error) {
      ADD_FAILURE() << query << ": " << error.what();
    }
  }
}

struct Mistake {
  std::string query;
  std::string place;
  std::string message;
  std::string hint;
};

TEST(FieldCompilerTest, WhatAFieldCannotAnswerIsAMistakeAtItsPlace) {
  SmallIndex index = make_index();
  const std::vector<Mistake> mistakes = {
      {"Kim pays:Syldavie", "pays:Syldavie", "no country is called « Syldavie »", "pays:KP"},
      {"pays:\"Bas Syldavie\" Kim", "pays:\"Bas Syldavie\"", "no country", "quotation marks"},
      {"pays:Rus*", "pays:Rus*", "a country is named whole", "pays:RU"},
      {"pays:=Russie", "pays:=Russie", "a country is named whole", "pays:RU"},
      {"été titre:=été", "titre:=été", "exact form", "=été"},
      {"personne:jean-lu*", "personne:jean-lu*", "one word", "single word"},
      {"source:le-mon*", "source:le-mon*", "one word", "single word"},
      {"langue:klingon", "langue:klingon", "no language is called « klingon »", "langue:en"},
      {"langue:xx", "langue:xx", "no language", "langue:anglais"},
      {"langue:en*", "langue:en*", "named whole", "langue:en"},
      {"langue:anglais~", "langue:anglais~", "no meaning", "remove"},
      {"id:br*", "id:br*", "no star", "whole"},
      {"titre:" + std::string(300, 'a'), "titre:" + std::string(300, 'a'), "no word", "160"},
      {"personne:" + std::string(300, 'a'), "personne:" + std::string(300, 'a'), "no word", "160"},
      {"source:" + std::string(300, 'a'), "source:" + std::string(300, 'a'), "no word", "160"},
  };
  for (const Mistake& m : mistakes) {
    SCOPED_TRACE("query: " + m.query);
    try {
      index.compile(m.query);
      ADD_FAILURE() << "no mistake; finds: " << index.find(m.query);
    } catch (const QuerySyntaxError& error) {
      EXPECT_EQ(error.query().substr(error.offset(), error.length()), m.place);
      EXPECT_NE(std::string(error.what()).find(m.message), std::string::npos) << error.what();
      EXPECT_NE(error.hint().find(m.hint), std::string::npos) << error.hint();
      EXPECT_EQ(error.exit_code(), ExitCode::failure);
    }
  }
}

TEST(FieldCompilerTest, FiltersDoNotScore) {
  SmallIndex index = make_index();
  for (const std::string query :
       {"pays:KP", "source:Monde", "auteur:Martin", "date:2019", "id:pau", "source:mon*"})
    for (const Hit& hit : index.search(query).hits) EXPECT_EQ(hit.score, 0.0) << query;
  std::map<std::string, double> scores;
  for (const Hit& hit : index.search("sommet").hits) scores[hit.article.id] = hit.score;
  for (const std::string filter : {"pays:KP", "source:Monde", "auteur:Martin", "date:2019"}) {
    const SearchResult filtered = index.search("sommet " + filter);
    EXPECT_FALSE(filtered.hits.empty()) << filter;
    for (const Hit& hit : filtered.hits) EXPECT_EQ(hit.score, scores[hit.article.id]) << filter;
  }
}

TEST(FieldCompilerTest, EachReadingIsExplained) {
  SmallIndex index = make_index();
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"pays:nord-coréen", "the country KP Corée du Nord"},
      {"personne:\"Poutine\"", "the person Vladimir Poutine, whose alias this is"},
      {"personne:Poutine", "all persons with that name, among them Vladimir Poutine"},
      {"source:\"Le Monde\"", "the source of that name"},
      {"auteur:Martin", "by an author of that name"},
      {"personne:Ki*", "1 words"},
  };
  for (const auto& [query, reading] : cases)
    EXPECT_EQ(index.compile(query).explanations.at(0).reading, reading) << query;
}

}  // namespace
}  // namespace kiosque
