// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/blanks.h"

namespace kiosque {

struct XmlAttribute {
  std::string name;  // as an element's
  std::string value;
};

// An element or a run of text.
struct XmlNode {
  std::string name;  // "title", "dc:creator"; empty for text
  std::string text;  // of a run of text
  std::vector<XmlAttribute> attributes;
  std::uint64_t line = 0;
  std::size_t end = 0;  // index of the first node after it and all in it
};

// A part of a document, in its order: a tree that can be walked without recursion.
using XmlNodes = std::vector<XmlNode>;

// An element of a part, or none: then it is false, and all that is asked of it is empty. Lives no
// longer than the nodes.
class XmlElement {
 public:
  XmlElement() = default;
  XmlElement(const XmlNodes& nodes, std::size_t index) : nodes_(&nodes), index_(index) {}

  explicit operator bool() const { return nodes_ != nullptr; }
  std::string_view name() const;
  std::string_view attribute(std::string_view name) const;
  std::uint64_t line() const;

  std::vector<XmlElement> children() const;
  std::vector<XmlElement> children(std::string_view name) const;
  // The first element on a path of names below it: find("head/docdata/date.issue").
  XmlElement find(std::string_view path) const;
  // The first of that name anywhere below it.
  XmlElement search(std::string_view name) const;

  // All text in it, on one line.
  std::string text() const;
  // All text in it, as it stands there.
  std::string raw_text() const;
  // Whether elements are in it.
  bool has_elements() const;

  // The nodes in it are from begin() to before end().
  const XmlNodes& nodes() const { return *nodes_; }
  std::size_t begin() const { return index_ + 1; }
  std::size_t end() const { return (*nodes_)[index_].end; }
  std::size_t index() const { return index_; }

 private:
  const XmlNodes* nodes_ = nullptr;
  std::size_t index_ = 0;
};

// "p" of "xhtml:p".
std::string_view local_name(std::string_view name);

std::string_view trim_blanks(std::string_view text);

}  // namespace kiosque
