// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

// An element of a document, with the text of all that is in it, its entities read.
struct MarkupElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;
};

// A document that is HTML and XML at once, read strictly: every tag closed in its order,
// attributes in double quotes and none twice, no bare & or <, five entities, one root behind the
// doctype. Throws std::runtime_error, with what stands there, where it is not.
class Markup {
 public:
  explicit Markup(std::string_view document);

  const std::vector<MarkupElement>& elements() const { return elements_; }  // by their begins
  std::vector<MarkupElement> find(std::string_view name, std::string_view css_class = "") const;
  // Texts of the elements that find() finds.
  std::vector<std::string> texts(std::string_view name, std::string_view css_class = "") const;

 private:
  std::vector<MarkupElement> elements_;
};

}  // namespace kiosque
