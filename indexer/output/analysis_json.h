// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>

#include "src/analysis/analyzer.h"
#include "src/article/article.h"

namespace kiosque {

// Prints what would be indexed of an article as one JSON line: id, title, date, source, language,
// persons [{name, mentions [{field, begin, end, by}]}], countries [{code, label, mentions […]}].
// Offsets are UTF-8 bytes into the field as read, end exclusive. A country's weaker mentions
// have "weak": true.
void print_json_line(const Article& article, const AnalyzedArticle& analyzed,
                     const Lexicon& lexicon, std::ostream& out);

}  // namespace kiosque
