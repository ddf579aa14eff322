// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <vector>

#include "query/language/compiled_query.h"
#include "src/analysis/analyzer.h"

namespace kiosque {

// Tokens of a text that one matcher of a query found.
struct FoundTokens {
  std::size_t first_token = 0;
  std::size_t token_count = 0;
  std::size_t matcher = 0;
};

// The tokens of one of the article's texts.
const std::vector<Token>& tokens_of(TextPart part, const AnalyzedArticle& analyzed);

// What the matchers find in one of the article's texts, by first token, the longest first. Finds
// may overlap.
std::vector<FoundTokens> find_tokens(TextPart part, const AnalyzedArticle& analyzed,
                                     const std::vector<HighlightMatcher>& matchers);

}  // namespace kiosque
