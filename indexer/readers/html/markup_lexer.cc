// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/markup_lexer.h"

#include <algorithm>

#include "indexer/readers/html/references.h"

namespace kiosque {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";

bool is_blank(char c) { return kBlanks.find(c) != std::string_view::npos; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool equal_but_for_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

struct Attribute {
  std::string_view name;
  std::string_view value;
};

// Takes the next attribute off the text of a tag. Nothing at the tag's end, of which `rest` then
// holds the '>' or nothing.
std::optional<Attribute> take_attribute(std::string_view& rest) {
  while (!rest.empty() && (is_blank(rest[0]) || rest[0] == '/')) rest.remove_prefix(1);
  if (rest.empty() || rest[0] == '>') return std::nullopt;
  // A name may begin with '=': the standard takes it for a letter there.
  std::size_t end = 1;
  while (end < rest.size() && !is_blank(rest[end]) && rest[end] != '/' && rest[end] != '>' &&
         rest[end] != '=')
    ++end;
  Attribute attribute{rest.substr(0, end), {}};
  rest.remove_prefix(end);
  const std::size_t after = std::min(rest.find_first_not_of(kBlanks), rest.size());
  if (after == rest.size() || rest[after] != '=') return attribute;
  rest.remove_prefix(after + 1);
  rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
  if (rest.empty() || rest[0] == '>') return attribute;
  if (rest[0] == '"' || rest[0] == '\'') {
    const std::size_t close = rest.find(rest[0], 1);
    attribute.value = rest.substr(1, close == std::string_view::npos ? close : close - 1);
    rest.remove_prefix(close == std::string_view::npos ? rest.size() : close + 1);
    return attribute;
  }
  end = 0;
  while (end < rest.size() && !is_blank(rest[end]) && rest[end] != '>') ++end;
  attribute.value = rest.substr(0, end);
  rest.remove_prefix(end);
  return attribute;
}

}  // namespace

std::optional<MarkupToken> MarkupLexer::next() {
  while (!rest_.empty()) {
    if (raw_ != Tag::other) return take_raw_text();
    if (rest_[0] != '<') return take_text(rest_.find('<'));
    if (skip_declaration()) continue;
    const bool tag = rest_.size() > 1 && (is_letter(rest_[1]) || rest_[1] == '/');
    if (!tag) return take_text(rest_.find('<', 1));
    if (auto token = take_tag()) return token;
  }
  return std::nullopt;
}

MarkupToken MarkupLexer::take_text(std::size_t length) {
  MarkupToken token;
  token.text = rest_.substr(0, length);
  rest_.remove_prefix(token.text.size());
  return token;
}

// Up to the end tag of the same name, or to the end.
MarkupToken MarkupLexer::take_raw_text() {
  std::size_t at = rest_.find("</");
  for (; at != std::string_view::npos; at = rest_.find("</", at + 2)) {
    const std::size_t after = at + 2 + raw_name_.size();
    if (equal_but_for_case(rest_.substr(at + 2, raw_name_.size()), raw_name_) &&
        (after >= rest_.size() || !is_letter(rest_[after])))
      break;
  }
  raw_ = Tag::other;
  return take_text(at);
}

// A comment, a doctype, or what the standard calls a bogus comment.
bool MarkupLexer::skip_declaration() {
  std::size_t end = std::string_view::npos;
  if (rest_.starts_with("<!--")) {
    // "<!-->" and "<!--->" are whole comments.
    const std::size_t close = rest_.find("-->", 2);
    end = close == std::string_view::npos ? close : close + 3;
  } else if (rest_.starts_with("<!") || rest_.starts_with("<?") ||
             (rest_.starts_with("</") && (rest_.size() < 3 || !is_letter(rest_[2])))) {
    const std::size_t close = rest_.find('>');
    end = close == std::string_view::npos ? close : close + 1;
  } else {
    return false;
  }
  rest_.remove_prefix(std::min(end, rest_.size()));
  return true;
}

// Nothing for a tag that the page's end cuts off.
std::optional<MarkupToken> MarkupLexer::take_tag() {
  MarkupToken token;
  token.kind = rest_[1] == '/' ? MarkupToken::Kind::end : MarkupToken::Kind::start;
  rest_.remove_prefix(token.kind == MarkupToken::Kind::end ? 2 : 1);
  std::size_t end = 0;
  while (end < rest_.size() && !is_blank(rest_[end]) && rest_[end] != '/' && rest_[end] != '>')
    ++end;
  const std::string_view name = rest_.substr(0, end);
  token.tag = tag_of(name);
  rest_.remove_prefix(end);
  const std::string_view begin = rest_;
  while (take_attribute(rest_)) {
  }
  if (rest_.empty()) return std::nullopt;
  token.attributes = begin.substr(0, begin.size() - rest_.size());
  token.closes_itself = token.attributes.ends_with('/');
  rest_.remove_prefix(1);
  if (token.kind == MarkupToken::Kind::start && is_raw(token.tag)) {
    raw_ = token.tag;
    raw_name_ = name;
  }
  return token;
}

std::optional<std::string> find_attribute(std::string_view attributes, std::string_view name) {
  while (const auto attribute = take_attribute(attributes))
    if (equal_but_for_case(attribute->name, name)) return decode_references(attribute->value);
  return std::nullopt;
}

}  // namespace kiosque
