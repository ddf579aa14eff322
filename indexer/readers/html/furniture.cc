// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/furniture.h"

#include <algorithm>
#include <array>

#include "indexer/readers/html/class_words.h"

namespace kiosque {
namespace {

// Elements that are furniture wherever they stand, unless they hold most of the page.
bool is_furniture_tag(Tag tag) {
  return tag == Tag::nav || tag == Tag::header || tag == Tag::footer || tag == Tag::aside ||
         tag == Tag::form;
}

bool has_furniture_role(const Page& page, std::uint32_t node) {
  const auto role = page.attribute(node, "role");
  if (!role) return false;
  constexpr std::array kRoles = {"navigation", "banner",  "contentinfo", "complementary",
                                 "search",     "dialog",  "alertdialog", "menu",
                                 "menubar",    "tablist", "toolbar",     "alert"};
  return std::find(kRoles.begin(), kRoles.end(), *role) != kRoles.end();
}

bool is_hidden(const Page& page, std::uint32_t node) {
  if (page.attribute(node, "hidden")) return true;
  if (page.attribute(node, "aria-hidden") == "true") return true;
  auto style = page.attribute(node, "style");
  if (!style) return false;
  std::erase(*style, ' ');
  return style->find("display:none") != std::string::npos ||
         style->find("visibility:hidden") != std::string::npos;
}

// How many bytes of text lie before each node, without what is never read.
std::vector<std::uint32_t> text_before(const Page& page) {
  const auto& nodes = page.nodes();
  std::vector<std::uint32_t> before(nodes.size() + 1);
  std::uint32_t unread_end = 0;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (i >= unread_end && is_unread(nodes[i].tag)) unread_end = nodes[i].end;
    const bool counts = nodes[i].is_text && i >= unread_end && !is_blank_text(nodes[i].content);
    before[i + 1] = before[i] + (counts ? static_cast<std::uint32_t>(nodes[i].content.size()) : 0);
  }
  return before;
}

// What a page's name for its furniture must not hide: « page-with-sidebar » around everything.
class Core {
 public:
  explicit Core(const Page& page) : page_(page), before_(text_before(page)) {
    const auto& nodes = page.nodes();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const Tag tag = nodes[i].tag;
      if (tag == Tag::main || (tag == Tag::h1 && before_[nodes[i].end] > before_[i]))
        marks_.push_back(i);
    }
  }

  bool is_most_in(std::uint32_t node) const {
    return (before_[page_.nodes()[node].end] - before_[node]) * 2ULL > before_.back();
  }
  bool is_marked_in(std::uint32_t node) const {
    const auto mark = std::lower_bound(marks_.begin(), marks_.end(), node);
    return mark != marks_.end() && *mark < page_.nodes()[node].end;
  }

 private:
  const Page& page_;
  std::vector<std::uint32_t> before_;
  std::vector<std::uint32_t> marks_;
};

bool is_furniture_node(const Page& page, std::uint32_t node, const Core& core) {
  const Tag tag = page.nodes()[node].tag;
  if (is_unread(tag)) return true;
  if (tag == Tag::html || tag == Tag::body) return false;
  if (is_hidden(page, node)) return !core.is_most_in(node);
  if (is_furniture_tag(tag) || has_furniture_role(page, node)) return !core.is_most_in(node);
  if (tag == Tag::main || tag == Tag::article || tag == Tag::a) return false;
  switch (class_meaning(page.attribute(node, "class").value_or(""),
                        page.attribute(node, "id").value_or(""))) {
    case ClassMeaning::comments:
      return !core.is_marked_in(node);
    case ClassMeaning::furniture:
      return !core.is_marked_in(node) && !core.is_most_in(node);
    case ClassMeaning::none:
    case ClassMeaning::article_text:
    case ClassMeaning::standfirst:
      return false;
  }
  return false;
}

bool has_property(const Page& page, std::uint32_t node, std::string_view name) {
  return page.attribute(node, "itemprop") == name;
}

}  // namespace

std::vector<bool> find_furniture(const Page& page, Headers headers) {
  const Core core(page);
  std::vector<bool> found(page.nodes().size());
  for (std::uint32_t i = 1; i < page.nodes().size();) {
    const bool kept =
        page.nodes()[i].is_text || (headers == Headers::kept && page.nodes()[i].tag == Tag::header);
    found[i] = !kept && is_furniture_node(page, i, core);
    i = found[i] ? page.nodes()[i].end : i + 1;
  }
  return found;
}

bool names_article_text(const Page& page, std::uint32_t node) {
  if (has_property(page, node, "articleBody")) return true;
  return class_meaning(page.attribute(node, "class").value_or(""),
                       page.attribute(node, "id").value_or("")) == ClassMeaning::article_text;
}

bool names_standfirst(const Page& page, std::uint32_t node) {
  if (has_property(page, node, "description")) return true;
  return class_meaning(page.attribute(node, "class").value_or(""), "") == ClassMeaning::standfirst;
}

}  // namespace kiosque
