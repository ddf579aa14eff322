// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/blanks.h"
#include "indexer/readers/html/tags.h"

namespace kiosque {

// An element or a text of a page.
struct Node {
  Tag tag = Tag::other;
  bool is_text = false;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;     // the node after the last one in it
  std::string_view content;  // of a text itself, of an element its attributes; as written
};

// A page as the tree of its elements, in one row: a node's children follow it, and all in it are
// those before its end. Node 0 is the root. Borrows the page's text.
//
// As browsers do: end tags may be missing, or be too many. Elements nested deeper than any page
// needs lie beside each other.
class Page {
 public:
  explicit Page(std::string_view utf8);

  const std::vector<Node>& nodes() const { return nodes_; }
  // A page of so many nodes that the rest was not read: no article has them.
  bool is_cut() const { return cut_; }

  std::optional<std::string> attribute(std::uint32_t node, std::string_view name) const;
  // All text in a node, blanks collapsed.
  std::string text_of(std::uint32_t node) const;
  // The nearest element above a node that has the tag.
  std::optional<std::uint32_t> find_above(std::uint32_t node, Tag tag) const;

 private:
  friend class PageBuilder;
  std::vector<Node> nodes_;
  bool cut_ = false;
};

// Nothing but blanks, no-break and invisible ones included.
bool is_blank_text(std::string_view text);

}  // namespace kiosque
