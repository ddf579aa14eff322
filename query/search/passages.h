// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/search/highlighted.h"

namespace kiosque {

inline constexpr std::size_t kPassages = 3;
inline constexpr std::size_t kPassageBytes = 320;  // about

// The passages of an article's body that show most of what was found, in the order of the text:
// each adds something to those before it, those that touch are one, none repeats another. The
// text's beginning where nothing occurs; none where the text has no word.
std::vector<Highlighted> make_passages(std::string_view body, const AnalyzedArticle& analyzed,
                                       const TokenFinder& finder);

// The whole body, a paragraph a line of it; blank ones are left out.
std::vector<Highlighted> make_paragraphs(std::string_view body, const AnalyzedArticle& analyzed,
                                         const TokenFinder& finder);

}  // namespace kiosque
