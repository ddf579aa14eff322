// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/paragraphs.h"

#include <algorithm>
#include <array>
#include <vector>

namespace kiosque {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";

// Each list is sorted.
constexpr std::array<std::string_view, 59> kLineNames = {
    "ab",      "abstract",   "address",    "article", "aside",  "block",  "blockquote", "body",
    "bq",      "br",         "byline",     "caption", "center", "closer", "dd",         "div",
    "dl",      "dt",         "figcaption", "figure",  "fn",     "footer", "h1",         "h2",
    "h3",      "h4",         "h5",         "h6",      "head",   "header", "hedline",    "hl1",
    "hl2",     "hr",         "item",       "l",       "lg",     "li",     "list",       "main",
    "media",   "nitf-table", "note",       "ol",      "opener", "p",      "postscript", "pre",
    "row",     "salute",     "section",    "signed",  "sp",     "table",  "tagline",    "tr",
    "trailer", "ul",         "video"};
constexpr std::array<std::string_view, 13> kNoText = {
    "button", "embed", "iframe",   "noscript", "object", "script", "select",
    "style",  "svg",   "template", "textarea", "title",  "video"};

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}
static_assert(std::is_sorted(kLineNames.begin(), kLineNames.end()));
static_assert(std::is_sorted(kNoText.begin(), kNoText.end()));

// TEI marks the line ends of what was printed.
bool joins_a_word(const XmlNode& line_end) {
  return std::any_of(line_end.attributes.begin(), line_end.attributes.end(),
                     [](const XmlAttribute& a) { return a.name == "break" && a.value == "no"; });
}

}  // namespace

void ParagraphText::add(std::string_view text) {
  while (!text.empty()) {
    const std::size_t word = text.find_first_not_of(kBlanks);
    if (word != 0) blank_ = true;
    if (word == std::string_view::npos) return;
    text.remove_prefix(word);
    const std::size_t length = std::min(text.find_first_of(kBlanks), text.size());
    if (blank_ && !text_.empty() && text_.back() != '\n') text_ += ' ';
    blank_ = false;
    text_ += text.substr(0, length);
    text.remove_prefix(length);
  }
}

void ParagraphText::end_line() {
  blank_ = false;
  if (!text_.empty() && text_.back() != '\n') text_ += '\n';
}

std::string ParagraphText::take() {
  end_line();
  if (!text_.empty()) text_.pop_back();
  return std::move(text_);
}

bool makes_lines(std::string_view name) { return holds(kLineNames, name); }
bool is_cell(std::string_view name) { return name == "td" || name == "th" || name == "cell"; }
bool is_no_text(std::string_view name) { return holds(kNoText, name); }

std::string paragraphs(const XmlElement& element, bool (*leaves_out)(std::string_view)) {
  ParagraphText text;
  if (!element) return {};
  std::vector<std::size_t> lines;  // ends of the open elements that stand on lines of their own
  for (std::size_t i = element.begin(); i < element.end();) {
    for (; !lines.empty() && lines.back() <= i; lines.pop_back()) text.end_line();
    const XmlNode& node = element.nodes()[i];
    const std::string_view name = local_name(node.name);
    if (!name.empty() && leaves_out(name)) {
      i = node.end;
      continue;
    }
    if (name.empty()) {
      text.add(node.text);
    } else if (makes_lines(name)) {
      text.end_line();
      lines.push_back(node.end);
    } else if (is_cell(name) || (name == "lb" && !joins_a_word(node))) {
      text.add(" ");
    }
    ++i;
  }
  return text.take();
}

std::string plain_lines(std::string_view text) {
  ParagraphText lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    lines.add(text.substr(0, length));
    lines.end_line();
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return lines.take();
}

}  // namespace kiosque
