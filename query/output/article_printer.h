// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>

#include "query/output/printer.h"
#include "src/analysis/entities.h"
#include "src/article/article.h"

namespace kiosque {

// Prints one article whole: title, what is known of it, text, then its persons and countries with
// the number of their mentions, the most frequent first. Mentions are marked in the text: in
// colours where there are some, else [persons] and {countries}. Text and names stand indented, so
// that they cannot pass for a heading. In a pipe (width 0) a paragraph is a line.
void print_article_text(const Article& article, const Entities& entities, const Lexicon& lexicon,
                        const PrintStyle& style, std::ostream& out);

// The same as one JSON object. Mentions are byte ranges, end exclusive, of the title and body as
// they are printed.
void print_article_json(const Article& article, const Entities& entities, const Lexicon& lexicon,
                        std::ostream& out);

}  // namespace kiosque
