// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/html_fragment.h"

#include <algorithm>
#include <array>
#include <set>

#include "indexer/readers/xml/html_entity.h"
#include "indexer/readers/xml/paragraphs.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Windows-1252 from 0x80 on: &#146; is meant for an apostrophe.
constexpr std::array<char32_t, 32> kWindows = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The character of a number, as browsers read it.
char32_t numbered(std::uint64_t value) {
  if (value >= 0x80 && value < 0xA0) return kWindows.at(value - 0x80);
  if (value < 0x20) return U' ';
  return value > 0x10FFFF ? 0xFFFD : static_cast<char32_t>(value);
}

class FragmentReader {
 public:
  explicit FragmentReader(std::string_view html) : html_(html) {}

  std::string read() {
    while (at_ < html_.size()) {
      const std::size_t next = std::min(html_.find_first_of("<&", at_), html_.size());
      text_.add(html_.substr(at_, next - at_));
      at_ = next;
      if (at_ == html_.size()) break;
      if (html_[at_] == '&' ? read_entity() : read_markup()) continue;
      text_.add(html_.substr(at_, 1));
      ++at_;
    }
    return text_.take();
  }

 private:
  char peek(std::size_t ahead) const {
    return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0';
  }

  bool read_entity() {
    constexpr std::size_t kLongest = 12;
    const std::size_t end = html_.substr(at_, kLongest).find(';');
    if (end == kNone || end < 2) return false;
    const std::string name(html_.substr(at_ + 1, end - 1));
    const char32_t code_point = name[0] == '#' ? number(name.substr(1)) : html_entity(name);
    if (code_point == 0) return false;
    std::string character;
    append_code_point(character, code_point);
    text_.add(character);
    at_ += end + 1;
    return true;
  }

  static char32_t number(std::string_view digits) {
    const bool is_hex = !digits.empty() && to_lower(digits[0]) == 'x';
    if (is_hex) digits.remove_prefix(1);
    std::uint64_t value = 0;
    for (const char c : digits) {
      const char lower = to_lower(c);
      if (is_digit(c))
        value = value * (is_hex ? 16 : 10) + static_cast<std::uint64_t>(c - '0');
      else if (is_hex && lower >= 'a' && lower <= 'f')
        value = value * 16 + static_cast<std::uint64_t>(lower - 'a' + 10);
      else
        return 0;
    }
    return digits.empty() ? 0 : numbered(value);
  }

  void skip_past(std::string_view mark, std::size_t from) {
    const std::size_t found = html_.find(mark, from);
    at_ = found == kNone ? html_.size() : found + mark.size();
  }

  bool read_markup() {
    if (html_.substr(at_).starts_with("<!--")) {
      skip_past("-->", at_ + 4);
      return true;
    }
    if (peek(1) == '!' || peek(1) == '?') {
      skip_past(">", at_);
      return true;
    }
    const bool is_end = peek(1) == '/';
    const std::size_t begin = at_ + (is_end ? 2 : 1);
    if (begin >= html_.size() || !is_letter(html_[begin])) return false;
    const std::size_t end = std::min(html_.find_first_of(" \t\r\n\f/>", begin), html_.size());
    std::string name(html_.substr(begin, std::min(end - begin, std::size_t{20})));
    std::transform(name.begin(), name.end(), name.begin(), to_lower);
    skip_attributes(end);
    if (makes_lines(name)) text_.end_line();
    if (is_cell(name)) text_.add(" ");
    if (!is_end && is_no_text(name)) skip_element(name);
    return true;
  }

  // To behind the tag's end. A quote that is never closed is none.
  void skip_attributes(std::size_t from) {
    bool after_equals = false;
    for (std::size_t i = from; i < html_.size(); ++i) {
      const char c = html_[i];
      if (c == '>') {
        at_ = i + 1;
        return;
      }
      if (after_equals && (c == '"' || c == '\'')) {
        std::size_t& last = c == '"' ? last_double_ : last_single_;
        if (last == kNone) last = html_.rfind(c);
        if (i < last) i = html_.find(c, i + 1);
      }
      if (c != ' ') after_equals = c == '=';
    }
    at_ = html_.size();
  }

  // To the end tag of an element; over the start tag alone where there is none.
  void skip_element(const std::string& name) {
    if (unclosed_.count(name) > 0) return;
    for (std::size_t i = html_.find("</", at_); i != kNone; i = html_.find("</", i + 2)) {
      const std::string_view its_name = html_.substr(i + 2, name.size());
      if (its_name.size() == name.size() &&
          std::equal(name.begin(), name.end(), its_name.begin(),
                     [](char a, char b) { return a == to_lower(b); })) {
        at_ = i;
        return;
      }
    }
    unclosed_.insert(name);
    if (name == "script" || name == "style") at_ = html_.size();
  }

  std::string_view html_;
  std::size_t at_ = 0;
  ParagraphText text_;
  std::size_t last_double_ = kNone;  // quote in the whole, once looked for
  std::size_t last_single_ = kNone;
  std::set<std::string> unclosed_;  // elements without an end tag from here on
};

}  // namespace

std::string html_fragment_text(std::string_view html) { return FragmentReader(html).read(); }

}  // namespace kiosque
