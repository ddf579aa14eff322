// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <vector>

#include "src/analysis/analyzer.h"
#include "src/article/article.h"

namespace Xapian {
class Document;
}

namespace kiosque {

// A word of the title counts as many words of the text.
inline constexpr unsigned kTitleWeight = 4;
// News says in its first sentences what it is about: the text's first words count double.
inline constexpr unsigned kLeadWords = 60;
inline constexpr unsigned kLeadWeight = 2;

// The terms of where an article is: its id and its path, and the places of its copies. For an
// article without an id of its own, also the term under which exact copies of it are found.
std::vector<std::string> origin_terms(const Article& article);

// Terms, values and stored text of one article, as schema.h lays them down. `analyzed` must be
// the analysis of the article's title and body.
Xapian::Document build_document(const Article& article, const AnalyzedArticle& analyzed);

}  // namespace kiosque
