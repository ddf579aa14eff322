// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/search/highlighted.h"

namespace kiosque {

// The passage of the text that shows most of the query's words, about `max_bytes` long; the
// text's beginning where none occurs. "…" stands where text was left out. `analyzed` is the
// analysis of the same article; `part` says which of its texts `text` is.
Highlighted make_snippet(std::string_view text, TextPart part, const AnalyzedArticle& analyzed,
                         const TokenFinder& finder, std::size_t max_bytes);

// The whole text on one line, with what the query found.
Highlighted highlight_all(std::string_view text, TextPart part, const AnalyzedArticle& analyzed,
                          const TokenFinder& finder);

}  // namespace kiosque
