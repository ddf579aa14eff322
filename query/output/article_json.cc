// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "query/output/article_printer.h"
#include "query/output/json_escape.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

using Json = nlohmann::ordered_json;

// A text as it is printed: safe, with its line breaks, and where the places of the original went.
class SafeText {
 public:
  // `places` are bytes of the text that begin a character.
  SafeText(std::string_view text, std::vector<std::size_t> places) : places_(std::move(places)) {
    std::sort(places_.begin(), places_.end());
    places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
    moved_.reserve(places_.size());
    std::size_t at = 0;
    for (const std::size_t place : places_) {
      add(text.substr(at, place - at));
      moved_.push_back(safe_.size());
      at = place;
    }
    add(text.substr(at));
  }

  const std::string& text() const { return safe_; }

  std::size_t moved(std::size_t place) const {
    const auto known = std::lower_bound(places_.begin(), places_.end(), place);
    return moved_.at(static_cast<std::size_t>(known - places_.begin()));
  }

 private:
  void add(std::string_view part) {
    for (std::size_t at = 0; at < part.size();) {
      const std::size_t end = std::min(part.find('\n', at), part.size());
      safe_ += sanitize(part.substr(at, end - at));
      if (end < part.size()) safe_ += '\n';
      at = end + 1;
    }
  }

  std::vector<std::size_t> places_;
  std::vector<std::size_t> moved_;  // where each of them is in the safe text
  std::string safe_;
};

SafeText safe_text(std::string_view text, TextPart part, const Entities& entities) {
  std::vector<std::size_t> places;
  const auto add = [&](const std::vector<Mention>& mentions) {
    for (const Mention& mention : mentions)
      if (mention.part == part) places.insert(places.end(), {mention.begin, mention.end});
  };
  for (const PersonEntity& person : entities.persons) add(person.mentions);
  for (const CountryEntity& country : entities.countries) add(country.mentions);
  return {text, std::move(places)};
}

Json to_json(const std::vector<Mention>& mentions, const SafeText& title, const SafeText& body) {
  Json list = Json::array();
  for (const Mention& mention : mentions) {
    const bool in_title = mention.part == TextPart::title;
    const SafeText& text = in_title ? title : body;
    list.push_back({{"field", in_title ? "title" : "body"},
                    {"begin", text.moved(mention.begin)},
                    {"end", text.moved(mention.end)}});
  }
  return list;
}

}  // namespace

void print_article_json(const Article& article, const Entities& entities, const Lexicon& lexicon,
                        std::ostream& out) {
  const SafeText title = safe_text(article.title, TextPart::title, entities);
  const SafeText body = safe_text(article.body, TextPart::body, entities);
  std::string path = to_place(article);
  Json json = {{"version", 1},
               {"id", article.id},
               {"title", title.text()},
               {"date", article.date ? Json(to_iso(*article.date)) : Json(nullptr)},
               {"source", sanitize(article.source)},
               {"language", article.language.empty() ? Json(nullptr) : Json(article.language)},
               {"author", sanitize(article.author)},
               {"section", sanitize(article.section)},
               {"url", article.url},
               {"path", path},
               {"copies", article.copies},
               {"body", body.text()},
               {"persons", Json::array()},
               {"countries", Json::array()}};
  for (const PersonEntity& person : entities.persons)
    json["persons"].push_back(
        {{"name", person.name}, {"mentions", to_json(person.mentions, title, body)}});
  for (const CountryEntity& country : entities.countries) {
    const std::string label(lexicon.country_label(country.code));
    json["countries"].push_back({{"code", country.code},
                                 {"label", label.empty() ? country.code : label},
                                 {"mentions", to_json(country.mentions, title, body)}});
  }
  // Bytes that are no UTF-8 (a file's name may hold any) become U+FFFD.
  out << escape_unsafe(json.dump(2, ' ', false, Json::error_handler_t::replace)) << '\n';
}

}  // namespace kiosque
