// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/show_command.h"

#include <xapian.h>

#include "query/language/query_text.h"
#include "query/output/article_printer.h"
#include "query/search/find_article.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

// As if the article did not suggest any country.
void drop_suggested_countries(Entities& entities) {
  for (CountryEntity& country : entities.countries)
    std::erase_if(country.mentions, [](const Mention& mention) { return mention.is_weak(); });
  std::erase_if(entities.countries,
                [](const CountryEntity& country) { return country.mentions.empty(); });
}

}  // namespace

void show_article(const QueryOptions& options, const Xapian::Database& database,
                  const Lexicon& lexicon, Analyzer& analyzer, const PrintStyle& style,
                  std::ostream& out) {
  const auto article = find_article(database, options.article);
  if (!article)
    throw Error(ExitCode::incomplete, "no article has the id " + in_guillemets(options.article),
                "ids are the last line of each hit at a terminal, and \"id\" in --format json");
  Entities entities = analyzer.analyze_article(article->title, article->body).entities;
  if (options.country_evidence == CountryEvidence::named) drop_suggested_countries(entities);
  if (options.format == OutputFormat::json)
    print_article_json(*article, entities, lexicon, out);
  else
    print_article_text(*article, entities, lexicon, style, out);
}

}  // namespace kiosque
