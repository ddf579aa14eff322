// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/html/tags.h"

namespace kiosque {

// A piece of markup; its views lie in the page.
struct MarkupToken {
  enum class Kind { text, start, end };
  Kind kind = Kind::text;
  Tag tag = Tag::other;
  bool closes_itself = false;   // <path/>
  std::string_view text;        // of a text, references not yet decoded
  std::string_view attributes;  // of a start tag, all between its name and its end
};

// Splits a page into tags and texts, as the HTML standard's tokenizer does; comments and
// declarations are left out. Takes time in proportion to the page, whatever it holds.
class MarkupLexer {
 public:
  explicit MarkupLexer(std::string_view page) : rest_(page) {}
  std::optional<MarkupToken> next();

 private:
  MarkupToken take_text(std::size_t length);
  MarkupToken take_raw_text();
  bool skip_declaration();
  std::optional<MarkupToken> take_tag();

  std::string_view rest_;
  Tag raw_ = Tag::other;       // the element without markup that was just opened
  std::string_view raw_name_;  // as written
};

// The value of an attribute with its references decoded; nothing where there is none. `name` is in
// small letters.
std::optional<std::string> find_attribute(std::string_view attributes, std::string_view name);

}  // namespace kiosque
