// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include "query/search/found_tokens.h"
#include "src/analysis/analyzer.h"

namespace kiosque {

// Marks the tokens of split_article() that are names, as far as `finder` tells them: the document
// has their positions, so that nothing need be recognised again. The index must be of the same
// analyzer. Throws Xapian::Error.
void mark_names(const Xapian::Database& database, const Xapian::Document& document,
                const TokenFinder& finder, AnalyzedArticle& article);

}  // namespace kiosque
