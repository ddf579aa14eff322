// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/highlighted.h"

#include "src/cli/terminal.h"

namespace kiosque {

void HighlightWriter::plain(std::size_t begin, std::size_t end) {
  result_.text += sanitize(text_.substr(begin, end - begin));
}

void HighlightWriter::highlighted(std::size_t begin, std::size_t end) {
  const std::size_t from = result_.text.size();
  plain(begin, end);
  result_.highlights.emplace_back(from, result_.text.size());
}

void write_range(HighlightWriter& writer, const std::vector<Token>& tokens,
                 const std::vector<FoundTokens>& found, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  for (const FoundTokens& match : found) {
    const std::size_t from = tokens[match.first_token].begin;
    const std::size_t to = tokens[match.first_token + match.token_count - 1].end;
    if (from < at || to > end) continue;
    writer.plain(at, from);
    writer.highlighted(from, to);
    at = to;
  }
  writer.plain(at, end);
}

}  // namespace kiosque
