// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string>

#include "query/language/compiled_query.h"
#include "src/analysis/analyzer.h"

namespace kiosque {

// A query for the articles that are like one: that share several of the words and names that tell
// it from the others, and are not that article. Nothing where the index has no such id. Throws
// Xapian::Error.
std::optional<CompiledQuery> find_similar(const Xapian::Database& database, const std::string& id,
                                          Analyzer& analyzer);

}  // namespace kiosque
