// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>

#include "src/analysis/analyzer.h"
#include "src/article/article.h"

namespace kiosque {

// Prints what would be indexed of an article for somebody who tunes the alias file: id, title,
// date and source, the text with its mentions marked, then each person and country with the
// number of mentions, why they were recognised (by=…) and the forms seen. Marks are colours, or
// else brackets: [Kim Jong-un|P] for a person, [Russes|RU] for a country that is named,
// [Moscou|RU?] for one that is only suggested. What the article says stands indented, so that
// it cannot pass for a heading.
void print_text(const Article& article, const AnalyzedArticle& analyzed, const Lexicon& lexicon,
                bool color, std::ostream& out);

}  // namespace kiosque
