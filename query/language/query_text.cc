// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/query_text.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "src/index/schema.h"
#include "src/text/characters.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

constexpr std::size_t kMaxShownBytes = 40;

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

bool is_letter_or_digit(char32_t c) {
  const CharClass kind = classify(c);
  return kind == CharClass::letter || kind == CharClass::digit || kind == CharClass::ideograph;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_query_blank(char32_t c) { return is_control(c) || classify(c) == CharClass::space; }

bool opens_phrase(char32_t c) {
  return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'«';
}

bool closes_phrase(char32_t opening, char32_t c) {
  return opening == U'«' ? c == U'»' : c == U'"' || c == U'“' || c == U'”';
}

bool ends_query_word(char32_t c) {
  return is_query_blank(c) || c == U'(' || c == U')' || c == U'»' || opens_phrase(c);
}

// Dots stay: they belong to O.N.U. and to date:2019..
bool trails_query_word(char32_t c) {
  return c == U',' || c == U';' || c == U'!' || c == U'?' || c == U'…' ||
         classify(c) == CharClass::ignorable;
}

bool is_searchable(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_code_point(text, at);
    if (is_letter_or_digit(next.value)) return true;
    at += next.length;
  }
  return false;
}

std::size_t count_last_letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_code_point(text, at);
    if (is_letter_or_digit(next.value))
      ++count;
    else if (classify(next.value) != CharClass::mark)
      count = 0;
    at += next.length;
  }
  return count;
}

std::size_t find_star_after_letter(std::string_view text) {
  CharClass previous = CharClass::separator;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_code_point(text, at);
    if (next.value == U'*' && (previous == CharClass::letter || previous == CharClass::mark))
      return at;
    previous = classify(next.value);
    at += next.length;
  }
  return std::string_view::npos;
}

bool parts_words(std::string_view text, std::size_t at) {
  if (text[at] != ',' && text[at] != ';') return false;
  return at == 0 || at + 1 == text.size() || !is_digit(text[at - 1]) || !is_digit(text[at + 1]);
}

std::size_t find_tilde(std::string_view word) {
  const std::size_t number = word.ends_with('1') || word.ends_with('2') ? 1 : 0;
  if (word.size() <= 1 + number) return std::string_view::npos;
  const std::size_t last = word.size() - 1 - number;
  return word[last] == '~' ? last : std::string_view::npos;
}

std::optional<unsigned> read_number(std::string_view digits, unsigned most) {
  unsigned number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || stop != end || number < 1 || number > most) return std::nullopt;
  return number;
}

std::string tidy_phrase(std::string_view text) {
  std::string tidy;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_code_point(text, at);
    const bool blank = is_query_blank(next.value);
    if (!blank || !tidy.empty())
      tidy += is_control(next.value) ? std::string_view(" ") : text.substr(at, next.length);
    if (!blank) end = tidy.size();
    at += next.length;
  }
  tidy.resize(end);
  return tidy;
}

std::string list_fields() {
  std::string names;
  for (const FieldName& field : kFields) {
    if (!names.empty()) names += ", ";
    names += field.english;
    if (field.english != field.french) names.append("/").append(field.french);
  }
  return names;
}

std::optional<std::size_t> find_field_colon(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const std::string_view name = word.substr(0, colon);
  if (std::all_of(name.begin(), name.end(), is_digit)) return std::nullopt;
  if (word.substr(colon + 1).starts_with("//")) return std::nullopt;
  return colon;
}

std::string in_guillemets(std::string_view text) {
  const std::string_view shown = truncate_utf8(text, kMaxShownBytes);
  std::string result = "« ";
  result += shown;
  result += shown.size() < text.size() ? "… »" : " »";
  return result;
}

}  // namespace kiosque
