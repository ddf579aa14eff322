// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "query/output/article_printer.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {

// The n-th place of a form in a text, as a mention.
inline Mention mention_of(const Article& article, TextPart part, std::string_view form,
                          std::size_t n = 1) {
  const std::string& text = part == TextPart::title ? article.title : article.body;
  std::size_t at = text.find(form);
  while (--n > 0) at = text.find(form, at + 1);
  Mention mention;
  mention.part = part;
  mention.begin = static_cast<std::uint32_t>(at);
  mention.end = static_cast<std::uint32_t>(at + form.size());
  return mention;
}

struct ArticleAndEntities {
  Article article;
  Entities entities;
};

inline ArticleAndEntities kim_in_russia() {
  Article article = make_article(
      "kp-1", "Kim Jong-un ira en Russie.\n\nM. Kim y verra des Russes.\r\nFin.", "Kim en Russie");
  article.source = "Le Fil du Monde";
  article.date = Date{2019, 4, 18};
  article.author = "Rédaction";
  article.section = "Monde";
  article.url = "https://fil.example/kim";
  article.line = 3;
  Entities entities;
  entities.persons = {{"Vladimir Poutine", "vladimir poutine", {}},
                      {"Kim Jong-un", "kim jong un", {}}};
  entities.persons[1].mentions = {mention_of(article, TextPart::title, "Kim"),
                                  mention_of(article, TextPart::body, "Kim Jong-un"),
                                  mention_of(article, TextPart::body, "Kim", 2)};
  entities.countries = {{"RU", {}}};
  entities.countries[0].mentions = {mention_of(article, TextPart::title, "Russie"),
                                    mention_of(article, TextPart::body, "Russie"),
                                    mention_of(article, TextPart::body, "Russes")};
  return {std::move(article), std::move(entities)};
}

}  // namespace kiosque
