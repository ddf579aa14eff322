// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <iosfwd>

#include "query/search/searcher.h"
#include "src/analysis/lexicon.h"

namespace kiosque {

// Writes one article of a press dossier: `number` tells it from the others of the document,
// `whole_text` says that its passages are all its paragraphs.
void write_html_article(const Hit& hit, std::size_t number, bool whole_text, const Lexicon& lexicon,
                        std::ostream& out);

}  // namespace kiosque
