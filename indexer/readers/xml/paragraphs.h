// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/xml/xml_tree.h"

namespace kiosque {

// Text that is put together as a page shows it: blanks in a row count as one, and a paragraph is
// a line.
class ParagraphText {
 public:
  void add(std::string_view text);
  void end_line();
  std::string take();

 private:
  std::string text_;
  bool blank_ = false;  // one is due before the next character
};

// Whether an element of HTML, NITF or TEI stands on lines of its own. `name` is in lower case.
bool makes_lines(std::string_view name);
// Whether it is a cell of a table.
bool is_cell(std::string_view name);
// Whether HTML's element holds no text to read: a script, a form's button.
bool is_no_text(std::string_view name);

// The text in an element, paragraph by paragraph, without the elements that `leaves_out` names.
std::string paragraphs(const XmlElement& element, bool (*leaves_out)(std::string_view));

// Plain text, its lines taken for paragraphs.
std::string plain_lines(std::string_view text);

}  // namespace kiosque
