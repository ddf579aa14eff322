// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/snippet.h"

#include "query/search/passage.h"

namespace kiosque {

Highlighted highlight_all(std::string_view text, TextPart part, const AnalyzedArticle& analyzed,
                          const TokenFinder& finder) {
  HighlightWriter writer(text);
  write_range(writer, tokens_of(part, analyzed), finder.find(part, analyzed), 0, text.size());
  return writer.take();
}

Highlighted make_snippet(std::string_view text, TextPart part, const AnalyzedArticle& analyzed,
                         const TokenFinder& finder, std::size_t max_bytes) {
  const std::vector<Token>& tokens = tokens_of(part, analyzed);
  if (tokens.empty()) return {};
  const std::vector<FoundTokens> found = finder.find(part, analyzed);
  const auto target = find_target(tokens, found, {}, max_bytes * 2 / 3);
  const Passage passage =
      passage_at(text, tokens, target ? target->token : 0, 0, tokens.size(), max_bytes);
  return show_passage(text, tokens, found, passage);
}

}  // namespace kiosque
