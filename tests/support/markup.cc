// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/support/markup.h"

#include <array>
#include <sstream>
#include <stdexcept>

namespace kiosque {
namespace {

constexpr std::string_view kDoctype = "<!DOCTYPE html>\n";

class MarkupReader {
 public:
  explicit MarkupReader(std::string_view document) : rest_(document) {}

  std::vector<MarkupElement> read() {
    take(kDoctype);
    while (!rest_.empty()) {
      if (rest_.starts_with("</"))
        close();
      else if (rest_.starts_with('<'))
        open();
      else
        read_text();
    }
    if (!open_.empty()) fail("<" + elements_[open_.back()].name + "> is open at the end");
    return std::move(elements_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(what + ", before: " + std::string(rest_.substr(0, 80)));
  }

  void take(std::string_view expected) {
    if (!rest_.starts_with(expected)) fail("« " + std::string(expected) + " » is missing");
    rest_.remove_prefix(expected.size());
  }

  std::string take_name() {
    const std::size_t end = rest_.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-");
    if (end == 0 || end == std::string_view::npos) fail("a name is missing");
    const std::string name(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return name;
  }

  // Up to one of `ends`, entities read.
  std::string take_text(std::string_view ends) {
    constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
    std::string text;
    while (!rest_.empty() && ends.find(rest_.front()) == std::string_view::npos) {
      if (rest_.front() != '&') {
        text += rest_.front();
        rest_.remove_prefix(1);
        continue;
      }
      bool known = false;
      for (const auto& [entity, character] : kEntities) {
        if (!rest_.starts_with(entity)) continue;
        text += character;
        rest_.remove_prefix(entity.size());
        known = true;
        break;
      }
      if (!known) fail("a bare &");
    }
    return text;
  }

  void read_text() {
    const std::string text = take_text("<");
    if (open_.empty() && text.find_first_not_of('\n') != std::string::npos)
      fail("text beside the root");
    for (const std::size_t element : open_) elements_[element].text += text;
  }

  void open() {
    take("<");
    if (open_.empty() && !elements_.empty()) fail("a second root");
    MarkupElement element;
    element.name = take_name();
    while (rest_.starts_with(' ')) {
      take(" ");
      const std::string attribute = take_name();
      take("=\"");
      const std::string value = take_text("\"<");
      take("\"");
      if (!element.attributes.emplace(attribute, value).second) fail(attribute + " twice");
    }
    const bool closed = rest_.starts_with('/');
    take(closed ? "/>" : ">");
    if (!closed) open_.push_back(elements_.size());
    elements_.push_back(std::move(element));
  }

  void close() {
    take("</");
    const std::string name = take_name();
    take(">");
    if (open_.empty() || elements_[open_.back()].name != name) fail("</" + name + "> is not open");
    open_.pop_back();
  }

  std::string_view rest_;
  std::vector<MarkupElement> elements_;
  std::vector<std::size_t> open_;
};

bool has_class(const MarkupElement& element, std::string_view css_class) {
  const auto classes = element.attributes.find("class");
  if (classes == element.attributes.end()) return false;
  std::istringstream words(classes->second);
  for (std::string word; words >> word;)
    if (word == css_class) return true;
  return false;
}

}  // namespace

Markup::Markup(std::string_view document) : elements_(MarkupReader(document).read()) {}

std::vector<MarkupElement> Markup::find(std::string_view name, std::string_view css_class) const {
  std::vector<MarkupElement> found;
  for (const MarkupElement& element : elements_)
    if (element.name == name && (css_class.empty() || has_class(element, css_class)))
      found.push_back(element);
  return found;
}

std::vector<std::string> Markup::texts(std::string_view name, std::string_view css_class) const {
  std::vector<std::string> texts;
  for (MarkupElement& element : find(name, css_class)) texts.push_back(std::move(element.text));
  return texts;
}

}  // namespace kiosque
