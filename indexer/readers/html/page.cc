// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/page.h"

#include <algorithm>
#include <array>

#include "indexer/readers/blanks.h"
#include "indexer/readers/html/markup_lexer.h"
#include "indexer/readers/html/references.h"

namespace kiosque {
namespace {

constexpr std::size_t kMaxNodes = 1U << 20;
constexpr std::size_t kMaxDepth = 256;  // pages in the wild stay below 100

bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th || tag == Tag::caption; }
bool is_list(Tag tag) { return tag == Tag::ul || tag == Tag::ol || tag == Tag::menu; }
bool is_part_of_table(Tag tag) {
  return tag == Tag::table || tag == Tag::tr || tag == Tag::tbody || tag == Tag::thead ||
         tag == Tag::tfoot || is_cell(tag);
}

}  // namespace

// Keeps the stack of open elements.
class PageBuilder {
 public:
  explicit PageBuilder(Page& page) : page_(page), nodes_(page.nodes_) {}

  void build(std::string_view utf8) {
    nodes_.push_back(Node{});
    open_.push_back(0);
    MarkupLexer lexer(utf8);
    while (const auto token = lexer.next()) {
      if (nodes_.size() >= kMaxNodes) {
        page_.cut_ = true;
        break;
      }
      switch (token->kind) {
        case MarkupToken::Kind::text:
          append(Node{.is_text = true, .content = token->text});
          break;
        case MarkupToken::Kind::start:
          start(*token);
          break;
        case MarkupToken::Kind::end:
          end(token->tag);
          break;
      }
    }
    while (!open_.empty()) pop();
  }

 private:
  std::uint32_t append(Node node) {
    const auto number = static_cast<std::uint32_t>(nodes_.size());
    node.parent = open_.back();
    node.end = number + 1;
    nodes_.push_back(node);
    return number;
  }

  void pop() {
    Node& node = nodes_[open_.back()];
    node.end = static_cast<std::uint32_t>(nodes_.size());
    --open_counts_[static_cast<std::size_t>(node.tag)];
    open_.pop_back();
  }

  bool is_open(Tag tag) const { return open_counts_[static_cast<std::size_t>(tag)] > 0; }

  // Closes the innermost element that is meant, with all in it, unless one that it cannot reach
  // across lies between.
  template <typename IsMeant, typename IsBarrier>
  void close(IsMeant is_meant, IsBarrier is_barrier) {
    for (std::size_t depth = open_.size(); depth-- > 1;) {
      const Tag tag = nodes_[open_[depth]].tag;
      if (is_meant(tag)) {
        while (open_.size() > depth) pop();
        return;
      }
      if (is_barrier(tag)) return;
    }
  }

  void close_implied(Tag tag) {
    const auto is = [](Tag wanted) { return [wanted](Tag t) { return t == wanted; }; };
    if (is_block(tag) && is_open(Tag::p)) close(is(Tag::p), is_cell);
    if (is_heading(tag)) {
      close(is_heading, is_block);
    } else if (tag == Tag::li && is_open(tag)) {
      close(is(tag), is_list);
    } else if (tag == Tag::dt || tag == Tag::dd) {
      close([](Tag t) { return t == Tag::dt || t == Tag::dd; }, is(Tag::dl));
    } else if (tag == Tag::option || tag == Tag::a) {
      if (is_open(tag)) close(is(tag), is_block);
    } else if (tag == Tag::body) {
      if (is_open(Tag::head)) close(is(Tag::head), is(Tag::body));
    } else if (is_cell(tag)) {
      close(is_cell, [](Tag t) { return t == Tag::tr || t == Tag::table; });
    } else if (tag == Tag::tr) {
      close(is(Tag::tr), is(Tag::table));
    } else if (tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot) {
      close([](Tag t) { return t == Tag::tbody || t == Tag::thead || t == Tag::tfoot; },
            is(Tag::table));
    }
  }

  void start(const MarkupToken& token) {
    if (overflow_ == 0) close_implied(token.tag);
    const std::uint32_t number = append(Node{.tag = token.tag, .content = token.attributes});
    if (is_void(token.tag) || (token.tag == Tag::other && token.closes_itself)) return;
    if (open_.size() >= kMaxDepth) {
      ++overflow_;
      return;
    }
    open_.push_back(number);
    ++open_counts_[static_cast<std::size_t>(token.tag)];
  }

  void end(Tag tag) {
    if (overflow_ > 0) {
      if (!is_void(tag)) --overflow_;
      return;
    }
    if (!is_open(tag)) return;
    const auto is_same = [tag](Tag t) { return t == tag; };
    if (is_heading(tag)) {
      close(is_heading, is_cell);
    } else if (!is_block(tag) && !is_unread(tag)) {
      // A browser would go on with the same style in the block; style is no matter here.
      close(is_same, is_block);
    } else {
      close(is_same, [tag](Tag t) { return is_part_of_table(tag) ? t == Tag::table : is_cell(t); });
    }
  }

  Page& page_;
  std::vector<Node>& nodes_;
  std::vector<std::uint32_t> open_;
  std::array<std::uint32_t, static_cast<std::size_t>(Tag::count)> open_counts_{1};  // the root
  std::size_t overflow_ = 0;  // elements open beyond the greatest depth
};

Page::Page(std::string_view utf8) { PageBuilder(*this).build(utf8); }

std::optional<std::string> Page::attribute(std::uint32_t node, std::string_view name) const {
  if (nodes_[node].is_text) return std::nullopt;
  return find_attribute(nodes_[node].content, name);
}

std::string Page::text_of(std::uint32_t node) const {
  std::string text;
  for (std::uint32_t i = node; i < nodes_[node].end; ++i)
    if (nodes_[i].is_text)
      append_decoded(text, nodes_[i].content);
    else if (nodes_[i].tag == Tag::br || is_block(nodes_[i].tag))
      text += ' ';
  return collapse_blanks(text);
}

std::optional<std::uint32_t> Page::find_above(std::uint32_t node, Tag tag) const {
  while (node != 0) {
    node = nodes_[node].parent;
    if (nodes_[node].tag == tag) return node;
  }
  return std::nullopt;
}

bool is_blank_text(std::string_view text) {
  while (!text.empty()) {
    bool found = false;
    for (const std::string_view blank :
         {" ", "\n", "\t", "\r", "\f", "\u00A0", "\u202F", "\u200B", "\u00AD", "\uFEFF"})
      if (text.starts_with(blank)) {
        text.remove_prefix(blank.size());
        found = true;
      }
    if (!found) return false;
  }
  return true;
}

}  // namespace kiosque
