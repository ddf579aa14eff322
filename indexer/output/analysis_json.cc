// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/output/analysis_json.h"

#include <nlohmann/json.hpp>
#include <ostream>

namespace kiosque {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const std::vector<Mention>& mentions) {
  Json list = Json::array();
  for (const Mention& mention : mentions) {
    Json item = {{"field", mention.part == TextPart::title ? "title" : "body"},
                 {"begin", mention.begin},
                 {"end", mention.end},
                 {"by", to_string(mention.by)}};
    if (mention.is_weak()) item["weak"] = true;
    list.push_back(std::move(item));
  }
  return list;
}

}  // namespace

void print_json_line(const Article& article, const AnalyzedArticle& analyzed,
                     const Lexicon& lexicon, std::ostream& out) {
  Json persons = Json::array();
  for (const PersonEntity& person : analyzed.entities.persons)
    persons.push_back({{"name", person.name}, {"mentions", to_json(person.mentions)}});
  Json countries = Json::array();
  for (const CountryEntity& country : analyzed.entities.countries)
    countries.push_back({{"code", country.code},
                         {"label", lexicon.country_label(country.code)},
                         {"mentions", to_json(country.mentions)}});
  const Json line = {{"id", article.id},
                     {"title", article.title},
                     {"date", article.date ? Json(to_iso(*article.date)) : Json(nullptr)},
                     {"source", article.source},
                     {"language", article.language},
                     {"persons", std::move(persons)},
                     {"countries", std::move(countries)}};
  out << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace kiosque
