// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/styled_text.h"

#include "src/cli/terminal.h"
#include "src/text/display.h"
#include "src/text/utf8.h"

namespace kiosque {

void append(StyledText& text, std::string_view added, std::string_view ink) {
  if (added.empty()) return;
  if (!text.empty() && text.back().ink == ink)
    text.back().text += added;
  else
    text.push_back({std::string(added), ink});
}

StyledText to_styled(const Highlighted& line, std::string_view base, std::string_view found) {
  const std::string_view all = line.text;
  StyledText text;
  std::size_t at = 0;
  for (const auto& [begin, end] : line.highlights) {
    append(text, all.substr(at, begin - at), base);
    append(text, all.substr(begin, end - begin), found);
    at = end;
  }
  append(text, all.substr(at), base);
  return text;
}

std::size_t display_columns(const StyledText& text) {
  std::size_t columns = 0;
  for (const Span& span : text) columns += display_columns(span.text);
  return columns;
}

std::string render(const StyledText& text, bool color) {
  std::string line;
  std::string blanks;  // printed once something follows
  for (const Span& span : text) {
    const std::size_t last = span.text.find_last_not_of(' ');
    if (last == std::string::npos) {
      blanks += span.text;
      continue;
    }
    line += blanks;
    const bool inked = color && !span.ink.empty();
    if (inked) line += span.ink;
    line.append(span.text, 0, last + 1);
    if (inked) line += ink::reset;
    blanks = span.text.substr(last + 1);
  }
  return line;
}

std::string cut_to_columns(std::string_view text, std::size_t columns) {
  if (display_columns(text) <= columns) return std::string(text);
  if (columns == 0) return "";
  std::size_t taken = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint next = decode_code_point(text, at);
    taken += column_width(next.value);
    if (taken >= columns) break;
    at += next.length;
  }
  // Marks of a letter that is left out stay with it; a blank before the sign says nothing.
  while (at > 0 && text[at - 1] == ' ') --at;
  return std::string(text.substr(0, at)) + "…";
}

}  // namespace kiosque
