// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/json_article.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "indexer/readers/article_checks.h"
#include "src/text/decode.h"
#include "src/text/utf8.h"

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

std::string describe(sj::error_code error) {
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

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

// What was found of a member that is a field.
struct Member {
  std::string text;
  bool is_number = false;
};

// The members of an object that the map names, and the names of all of its own.
class MemberReader {
 public:
  explicit MemberReader(const FieldMap& map) : map_(map) {}

  sj::error_code read(sj::ondemand::object object) { return read_object(object, "", false); }

  // Empties what it gives.
  Member take(JsonField field) {
    for (const std::string& name : map_.names(field)) {
      const auto found = members_.find(name);
      if (found != members_.end() && !found->second.text.empty()) return std::move(found->second);
    }
    return {};
  }

  const std::vector<std::string>& names() const { return names_; }

 private:
  // No deeper than the longest name in the map.
  sj::error_code read_object(sj::ondemand::object object, const std::string& prefix, bool append) {
    constexpr std::size_t kMostNames = 12;
    for (auto field : object) {
      std::string_view key;
      if (const auto error = field.unescaped_key().get(key)) return error;
      std::string path = prefix;
      path += key;
      if (prefix.empty() && names_.size() < kMostNames) {
        names_.push_back(path);
        std::replace(names_.back().begin(), names_.back().end(), '\0', ' ');
      }
      sj::ondemand::value value;
      if (const auto error = field.value().get(value)) return error;
      if (const auto error = read_member(value, path, append)) return error;
    }
    return sj::SUCCESS;
  }

  sj::error_code read_member(sj::ondemand::value value, std::string& path, bool append) {
    const bool leads = map_.leads_to_name(path);
    if (!leads && !map_.is_name(path)) return sj::SUCCESS;
    sj::ondemand::json_type type{};
    if (const auto error = value.type().get(type)) return error;
    if (leads && type == sj::ondemand::json_type::object) {
      sj::ondemand::object object;
      if (const auto error = value.get_object().get(object)) return error;
      return read_object(object, path += '.', append);
    }
    if (leads && type == sj::ondemand::json_type::array) return read_list(value, path);
    if (!map_.is_name(path)) return sj::SUCCESS;
    Member& member = members_[path];
    std::string text;
    if (const auto error = read_value(value, text)) return error;
    // Of members with the same name the last counts, but each item of a list.
    if (append && !member.text.empty() && !text.empty()) member.text += ", ";
    if (append)
      member.text += text;
    else
      member.text = std::move(text);
    member.is_number = type == sj::ondemand::json_type::number;
    return sj::SUCCESS;
  }

  // [{"name":"A"},{"name":"B"}]
  sj::error_code read_list(sj::ondemand::value value, std::string& path) {
    path += '.';
    sj::ondemand::array items;
    if (const auto error = value.get_array().get(items)) return error;
    for (auto item : items) {
      sj::ondemand::object object;
      if (item.get_object().get(object) != sj::SUCCESS) continue;
      if (const auto error = read_object(object, path, true)) return error;
    }
    return sj::SUCCESS;
  }

  const FieldMap& map_;
  std::map<std::string, Member, std::less<>> members_;
  std::vector<std::string> names_;
};

// "\u0000" is valid JSON.
DecodedText replace_nul(Article& article, std::string& date) {
  DecodedText count;
  for (std::string* text :
       {&article.id, &article.title, &article.source, &article.url, &article.author,
        &article.section, &article.language, &article.body, &date})
    for (char& c : *text)
      if (c == '\0') {
        c = ' ';
        ++count.nul_bytes;
      }
  count.first_nul_line = 1;
  return count;
}

// A Unix time, if it is one. Shorter numbers are days, as 20190418.
std::optional<Date> read_time(const Member& member) {
  const bool digits = std::all_of(member.text.begin(), member.text.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (!member.is_number || !digits || (member.text.size() != 10 && member.text.size() != 13))
    return std::nullopt;
  return from_unix_time(std::stoll(member.text));
}

std::string cure_of_no_text(const std::vector<std::string>& names) {
  if (names.empty()) return "name the article's text \"body\"";
  constexpr std::size_t kLongestName = 40;
  std::string cure = "name the text \"body\", or say which of ";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) cure += ", ";
    cure.append("\"").append(truncate_utf8(names[i], kLongestName)).append("\"");
  }
  return cure + " it is with --map body=NAME";
}

}  // namespace

struct JsonArticleReader::Parsers {
  sj::ondemand::parser parser;
  sj::dom::parser checker;

  // Values that were not asked for have not been looked at: only a parse of the whole finds a
  // mistake in them.
  sj::error_code check(const sj::padded_string& padded) {
    const sj::error_code error = checker.parse(padded).error();
    if (error != sj::NUMBER_ERROR) return error;
    return checker.parse(cut_numbers(padded)).error();
  }

  sj::error_code parse(const sj::padded_string& padded, MemberReader& members) {
    sj::ondemand::document document;
    if (const auto error = parser.iterate(padded).get(document)) return error;
    sj::ondemand::object object;
    if (const auto error = document.get_object().get(object)) return error;
    if (const auto error = members.read(object)) return error;
    // On demand, what follows the object has not been looked at.
    const char* place = nullptr;
    const bool at_end = document.current_location().get(place) == sj::OUT_OF_BOUNDS;
    return at_end ? check(padded) : sj::TRAILING_CONTENT;
  }
};

JsonArticleReader::JsonArticleReader(const ReadOptions& options, std::string charset,
                                     std::string cure, const TakeResult& take)
    : map_(options.map),
      charset_(std::move(charset)),
      cure_(std::move(cure)),
      take_(take),
      parsers_(std::make_unique<Parsers>()) {}

JsonArticleReader::~JsonArticleReader() = default;

void JsonArticleReader::read(std::string_view bytes, std::uint64_t line) {
  const DecodedText decoded = decode_text(bytes, charset_);
  MemberReader members(map_);
  if (const auto error = parsers_->parse(sj::padded_string(decoded.utf8), members)) {
    reject(Problem::Kind::syntax, line, std::string("not a JSON object: ") + describe(error),
           cure_);
    return;
  }
  Article article;
  article.line = line;
  article.id = members.take(JsonField::id).text;
  article.title = members.take(JsonField::title).text;
  article.source = members.take(JsonField::source).text;
  article.url = members.take(JsonField::url).text;
  article.author = members.take(JsonField::author).text;
  article.section = members.take(JsonField::section).text;
  article.language = members.take(JsonField::language).text;
  article.body = members.take(JsonField::body).text;
  Member date = members.take(JsonField::date);
  const DecodedText escaped = replace_nul(article, date.text);
  if (is_blank(article.body) && is_blank(article.title)) {
    reject(Problem::Kind::empty, line, "no \"body\" and no \"title\"",
           cure_of_no_text(members.names()));
    return;
  }
  tell_damage(decoded, line, take_);
  tell_damage(escaped, line, take_);
  article.date = read_time(date);
  if (!article.date) set_date(article, date.text, line, take_);
  take_(std::move(article));
}

void JsonArticleReader::reject(Problem::Kind kind, std::uint64_t line, std::string message,
                               std::string cure) {
  take_(Problem{kind, line, std::move(message), std::move(cure)});
}

}  // namespace kiosque
