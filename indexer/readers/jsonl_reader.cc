// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <simdjson.h>

#include <algorithm>
#include <istream>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/reader.h"
#include "src/text/decode.h"

namespace kiosque {
namespace {

namespace sj = simdjson;

// The text of a string, a number or a list of strings; nothing for other values.
sj::error_code read_value(sj::ondemand::value value, std::string& text) {
  text.clear();  // of fields with the same name the last counts
  sj::ondemand::json_type type{};
  if (const auto error = value.type().get(type)) return error;
  if (type == sj::ondemand::json_type::string) {
    std::string_view content;
    if (const auto error = value.get_string().get(content)) return error;
    text = content;
  } else if (type == sj::ondemand::json_type::number) {
    text = sj::trim(value.raw_json_token());
  } else if (type == sj::ondemand::json_type::array) {
    sj::ondemand::array items;
    if (const auto error = value.get_array().get(items)) return error;
    for (auto item : items) {
      std::string_view content;
      if (item.get_string().get(content) != sj::SUCCESS) continue;
      if (!text.empty()) text += ", ";
      text += content;
    }
  }
  return sj::SUCCESS;
}

// The JSON with at most 18 digits in a row outside strings. Whole numbers over 64 bits are valid,
// but simdjson does not tell them from those that are ill-formed.
std::string cut_numbers(std::string_view json) {
  constexpr unsigned kMaxDigits = 18;
  std::string cut;
  unsigned digits = 0;
  bool in_string = false;
  bool escaped = false;
  for (const char c : json) {
    digits = !in_string && c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits <= kMaxDigits) cut += c;
    if (c == '"' && !escaped) in_string = !in_string;
    escaped = in_string && c == '\\' && !escaped;
  }
  return cut;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

class LineReader {
 public:
  explicit LineReader(const TakeResult& take) : take_(take) {}

  void read(std::string_view bytes, std::uint64_t number) {
    const DecodedText decoded = decode_text(bytes);
    const sj::padded_string padded(decoded.utf8);
    Article article;
    article.line = number;
    std::string date;
    if (const auto error = parse(padded, article, date)) {
      reject(Problem::Kind::syntax, number, std::string("not a JSON object: ") + describe(error),
             "write one complete JSON object a line");
      return;
    }
    const DecodedText escaped = replace_nul(article);
    if (is_blank(article.body) && is_blank(article.title)) {
      reject(Problem::Kind::empty, number, "no \"body\" and no \"title\"",
             "name the article's text \"body\"");
      return;
    }
    tell_damage(decoded, number, take_);
    tell_damage(escaped, number, take_);
    set_date(article, date, number, take_);
    take_(std::move(article));
  }

  void reject(Problem::Kind kind, std::uint64_t number, std::string message, std::string cure) {
    take_(Problem{kind, number, std::move(message), std::move(cure)});
  }

 private:
  sj::error_code parse(const sj::padded_string& padded, Article& article, std::string& date) {
    sj::ondemand::document document;
    if (const auto error = parser_.iterate(padded).get(document)) return error;
    sj::ondemand::object object;
    if (const auto error = document.get_object().get(object)) return error;
    std::string alternative_body;
    for (auto field : object) {
      std::string_view key;
      if (const auto error = field.unescaped_key().get(key)) return error;
      std::string* target = key == "id"        ? &article.id
                            : key == "title"   ? &article.title
                            : key == "date"    ? &date
                            : key == "source"  ? &article.source
                            : key == "url"     ? &article.url
                            : key == "author"  ? &article.author
                            : key == "section" ? &article.section
                            : key == "body"    ? &article.body
                            : key == "text"    ? &alternative_body
                                               : nullptr;
      sj::ondemand::value value;
      if (const auto error = field.value().get(value)) return error;
      if (target == nullptr) continue;
      if (const auto error = read_value(value, *target)) return error;
    }
    if (article.body.empty()) article.body = std::move(alternative_body);
    // On demand, what follows the object has not been looked at.
    const char* place = nullptr;
    const bool at_end = document.current_location().get(place) == sj::OUT_OF_BOUNDS;
    return at_end ? check(padded) : sj::TRAILING_CONTENT;
  }

  // Nor have values that were not asked for: only a parse of the whole finds a mistake in them.
  sj::error_code check(const sj::padded_string& padded) {
    const sj::error_code error = checker_.parse(padded).error();
    if (error != sj::NUMBER_ERROR) return error;
    return checker_.parse(cut_numbers(padded)).error();
  }

  static std::string describe(sj::error_code error) {
    switch (error) {
      case sj::INCORRECT_TYPE:
        return "another kind of value";
      case sj::TRAILING_CONTENT:
        return "something follows the object";
      case sj::UNCLOSED_STRING:
        return "a string is not closed";
      case sj::INCOMPLETE_ARRAY_OR_OBJECT:
        return "a bracket is not closed, or something follows the object";
      case sj::TAPE_ERROR:
        return "a comma, a colon, a quote or a bracket is missing or too many";
      case sj::T_ATOM_ERROR:
      case sj::F_ATOM_ERROR:
      case sj::N_ATOM_ERROR:
        return "a value without quotes is neither a number, true, false nor null";
      case sj::NUMBER_ERROR:
        return "a number is not well formed";
      case sj::STRING_ERROR:
        return "a string holds a wrong escape";
      case sj::UNESCAPED_CHARS:
        return "a string holds a control character";
      case sj::DEPTH_ERROR:
        return "it is nested too deeply";
      default:
        return sj::error_message(error);
    }
  }

  // "\u0000" is valid JSON.
  static DecodedText replace_nul(Article& article) {
    DecodedText count;
    for (std::string* text : {&article.id, &article.title, &article.source, &article.url,
                              &article.author, &article.section, &article.body})
      for (char& c : *text)
        if (c == '\0') {
          c = ' ';
          ++count.nul_bytes;
        }
    count.first_nul_line = 1;
    return count;
  }

  const TakeResult& take_;
  sj::ondemand::parser parser_;
  sj::dom::parser checker_;
};

}  // namespace

void read_jsonl(const Document& document, const ReadOptions& /*options*/, const TakeResult& take) {
  std::istream& in = document.in;
  LineReader reader(take);
  std::string line;
  bool too_long = false;
  bool any = false;
  for (std::uint64_t number = 1; read_bounded_line(in, line, too_long); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (!too_long && is_blank(line)) continue;
    any = true;
    if (too_long)
      reader.reject(Problem::Kind::too_large, number,
                    "a line of more than " + std::to_string(kMaxArticleBytes >> 20) + " MiB",
                    "write one JSON object a line");
    else
      reader.read(line, number);
  }
  if (in.bad())
    tell_broken_off(take);
  else if (!any)
    take(Problem{Problem::Kind::empty, 0, "the file is empty", "remove it"});
}

}  // namespace kiosque
