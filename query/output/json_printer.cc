// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "query/output/json_escape.h"
#include "query/output/moments.h"
#include "query/output/printer.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

using Json = nlohmann::ordered_json;

// JSON may end on a terminal: unsafe characters are replaced in the texts that are shown; in ids,
// addresses and names they are escaped, so that a script gets them back as they were.
Json to_json(const Highlighted& line) {
  Json highlights = Json::array();
  for (const auto& [begin, end] : line.highlights) highlights.push_back({begin, end});
  return {{"text", line.text}, {"highlights", std::move(highlights)}};
}

Json to_json(const std::vector<Copy>& copies) {
  Json list = Json::array();
  for (const Copy& copy : copies)
    list.push_back({{"id", copy.id},
                    {"title", sanitize(copy.title)},
                    {"date", copy.date ? Json(to_iso(*copy.date)) : Json(nullptr)},
                    {"source", sanitize(copy.source)}});
  return list;
}

Json to_json(const Hit& hit) {
  const Article& article = hit.article;
  std::string path = to_place(article);
  return {{"rank", hit.rank},
          {"score", hit.score},
          {"id", article.id},
          {"title", sanitize(article.title)},
          {"date", article.date ? Json(to_iso(*article.date)) : Json(nullptr)},
          {"source", sanitize(article.source)},
          {"language", article.language.empty() ? Json(nullptr) : Json(article.language)},
          {"url", article.url},
          {"path", path},
          {"persons", hit.persons},
          {"countries", hit.countries},
          {"snippet", to_json(hit.snippet)},
          {"copies", hit.copies},
          {"also", to_json(hit.also)}};
}

Json to_json(const std::vector<FacetValue>& values) {
  Json list = Json::array();
  for (const FacetValue& value : values)
    list.push_back({{"value", value.value}, {"label", value.label}, {"count", value.count}});
  return list;
}

Json to_json(const Facets& facets) {
  return {{"person", to_json(facets.persons)},
          {"country", to_json(facets.countries)},
          {"source", to_json(facets.sources)},
          {"year", to_json(facets.years)}};
}

Json to_json(const std::vector<ReportHeading::Gone>& gone) {
  Json list = Json::array();
  for (const auto& [id, title] : gone) list.push_back({{"id", id}, {"title", sanitize(title)}});
  return list;
}

Json to_json(const std::vector<Suggestion>& suggestions) {
  Json list = Json::array();
  for (const Suggestion& suggestion : suggestions)
    list.push_back({{"typed", sanitize(suggestion.typed)},
                    {"word", sanitize(suggestion.word)},
                    {"articles", suggestion.articles}});
  return list;
}

Json to_json(const std::vector<std::string>& notes) {
  Json list = Json::array();
  for (const std::string& note : notes) list.push_back(sanitize(note));
  return list;
}

// Letters stay as UTF-8; bytes that are none (a file's name may hold any) become U+FFFD.
std::string dump(const Json& json, int indent) {
  return escape_unsafe(json.dump(indent, ' ', false, Json::error_handler_t::replace));
}

class JsonPrinter : public Printer {
 public:
  explicit JsonPrinter(bool batch) : batch_(batch) {}

  void begin_answer(const Answer& answer, std::ostream& out) override {
    Json query = {{"text", answer.text}, {"parsed", answer.parsed}};
    if (!answer.similar_to.empty()) query["similar"] = answer.similar_to;
    if (batch_) query["id"] = answer.query_id;
    out << '{';
    print_member("version", 1, out);
    out << ',';
    print_member("query", query, out);
    out << ',';
    if (const auto& report = answer.report) {
      print_member("report",
                   {{"name", report->name},
                    {"number", report->number},
                    {"made", to_utc(report->made)},
                    {"since", to_utc(report->since)},
                    {"new", report->new_count}},
                   out);
      out << ',';
    }
    Json matches = {{"count", answer.match_count}, {"exact", true}};
    if (answer.story_count) matches["stories"] = *answer.story_count;
    print_member("matches", matches, out);
    out << ',';
    print_member("hits", nullptr, out);
    first_hit_ = true;
  }

  // Hits are written as they come: an answer of any size is never held whole.
  void print_hit(const Answer&, const Hit& hit, std::ostream& out) override {
    out << (first_hit_ ? "[" : ",");
    first_hit_ = false;
    print_indented(to_json(hit), 2, out);
  }

  void end_answer(const Answer& answer, std::ostream& out) override {
    if (first_hit_) out << '[';
    if (!first_hit_ && !batch_) out << "\n  ";
    out << "],";
    print_member("facets", answer.facets ? to_json(*answer.facets) : Json::object(), out);
    out << ',';
    print_member("suggestions", to_json(answer.suggestions), out);
    out << ',';
    print_member("notes", to_json(answer.notes), out);
    if (answer.report) {
      out << ',';
      print_member("gone", to_json(answer.report->gone), out);
    }
    out << (batch_ ? "}\n" : "\n}\n");
  }

 private:
  // In a batch each answer is a line, so that the whole is JSON Lines.
  static constexpr int kIndent = 2;

  void begin_line(int depth, std::ostream& out) const {
    if (!batch_) out << '\n' << std::string(static_cast<std::size_t>(depth * kIndent), ' ');
  }

  // Of the object that an answer is; null: the name alone.
  void print_member(const char* name, const Json& value, std::ostream& out) const {
    begin_line(1, out);
    out << '"' << name << (batch_ ? "\":" : "\": ");
    if (!value.is_null()) print_value(value, 1, out);
  }

  void print_indented(const Json& value, int depth, std::ostream& out) const {
    begin_line(depth, out);
    print_value(value, depth, out);
  }

  void print_value(const Json& value, int depth, std::ostream& out) const {
    const std::string text = dump(value, batch_ ? -1 : kIndent);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      out.write(text.data() + at, static_cast<std::streamsize>(end - at));
      if (end < text.size()) begin_line(depth, out);
      at = end + 1;
    }
  }

  bool batch_;
  bool first_hit_ = true;
};

class JsonLinesPrinter : public Printer {
 public:
  void print_hit(const Answer&, const Hit& hit, std::ostream& out) override {
    out << dump(to_json(hit), -1) << '\n';
  }
};

}  // namespace

std::unique_ptr<Printer> make_json_printer(const PrintStyle& style) {
  return std::make_unique<JsonPrinter>(style.batch);
}

std::unique_ptr<Printer> make_json_lines_printer() { return std::make_unique<JsonLinesPrinter>(); }

}  // namespace kiosque
