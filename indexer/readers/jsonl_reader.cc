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

// Deeper nesting than any provider writes; bounds the recursion.
constexpr unsigned kMaxDepth = 1024;

void append(std::string* text, std::string_view content) {
  if (text == nullptr) return;
  if (!text->empty()) *text += ", ";
  *text += content;
}

sj::error_code read_value(sj::ondemand::value value, std::string* text, unsigned depth = 0);

sj::error_code read_array(sj::ondemand::array items, std::string* text, unsigned depth) {
  for (auto item : items) {
    sj::ondemand::value value;
    if (const auto error = item.get(value)) return error;
    if (const auto error = read_value(value, depth == 0 ? text : nullptr, depth + 1)) return error;
  }
  return sj::SUCCESS;
}

sj::error_code read_object(sj::ondemand::object object, unsigned depth) {
  for (auto field : object) {
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key)) return error;
    sj::ondemand::value value;
    if (const auto error = field.value().get(value)) return error;
    if (const auto error = read_value(value, nullptr, depth + 1)) return error;
  }
  return sj::SUCCESS;
}

// Appends to `text` the content of a string or number, or of a list of these; nothing of other
// values, nor of any without `text`. Reads every value to its end: what is not asked for, simdjson
// passes over with its mistakes.
sj::error_code read_value(sj::ondemand::value value, std::string* text, unsigned depth) {
  if (depth > kMaxDepth) return sj::DEPTH_ERROR;
  sj::ondemand::json_type type{};
  if (const auto error = value.type().get(type)) return error;
  switch (type) {
    case sj::ondemand::json_type::string: {
      std::string_view content;
      if (const auto error = value.get_string().get(content)) return error;
      append(text, content);
      return sj::SUCCESS;
    }
    case sj::ondemand::json_type::number: {
      const std::string_view token = sj::trim(value.raw_json_token());
      double number = 0;
      if (const auto error = value.get_double().get(number)) return error;
      append(text, token);
      return sj::SUCCESS;
    }
    case sj::ondemand::json_type::boolean: {
      bool flag = false;
      return value.get_bool().get(flag) == sj::SUCCESS ? sj::SUCCESS : sj::T_ATOM_ERROR;
    }
    case sj::ondemand::json_type::null: {
      bool is_null = false;
      const auto error = value.is_null().get(is_null);
      return error == sj::SUCCESS && is_null ? sj::SUCCESS : sj::N_ATOM_ERROR;
    }
    case sj::ondemand::json_type::array: {
      sj::ondemand::array items;
      if (const auto error = value.get_array().get(items)) return error;
      return read_array(items, text, depth);
    }
    case sj::ondemand::json_type::object: {
      sj::ondemand::object object;
      if (const auto error = value.get_object().get(object)) return error;
      return read_object(object, depth);
    }
  }
  return sj::TAPE_ERROR;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

class LineReader {
 public:
  LineReader(const std::string& path, const TakeResult& take) : path_(path), take_(take) {}

  void read(std::string_view bytes, std::uint64_t number) {
    const DecodedText decoded = decode_text(bytes);
    const sj::padded_string padded(decoded.utf8);
    Article article;
    article.path = path_;
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
    tell_damage(decoded, path_, number, take_);
    tell_damage(escaped, path_, number, take_);
    set_date(article, date, number, take_);
    finish_article(std::move(article), take_);
  }

  void reject(Problem::Kind kind, std::uint64_t number, std::string message, std::string cure) {
    take_(Problem{kind, path_, number, std::move(message), std::move(cure)});
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
      if (target != nullptr) target->clear();  // of fields with the same name the last counts
      if (const auto error = read_value(value, target)) return error;
    }
    if (article.body.empty()) article.body = std::move(alternative_body);
    // On demand, what follows the object has not been looked at.
    const char* place = nullptr;
    const bool at_end = document.current_location().get(place) == sj::OUT_OF_BOUNDS;
    return at_end ? sj::SUCCESS : sj::TRAILING_CONTENT;
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

  const std::string& path_;
  const TakeResult& take_;
  sj::ondemand::parser parser_;
};

}  // namespace

void read_jsonl(std::istream& in, const std::string& path, const TakeResult& take) {
  LineReader reader(path, take);
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
    tell_broken_off(path, take);
  else if (!any)
    take(Problem{Problem::Kind::empty, path, 0, "the file is empty", "remove it"});
}

}  // namespace kiosque
