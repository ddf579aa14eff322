// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/analyzer.h"

namespace Xapian {
class Database;
}

namespace kiosque {

// All terms of a prefix whose value begins with `beginning`; nothing when there are more than
// `limit`.
std::optional<std::vector<std::string>> expand_prefix(const Xapian::Database& database,
                                                      std::string_view term_prefix,
                                                      const std::string& beginning,
                                                      std::size_t limit);

// The folded forms in the index whose stem is `stem`: sanction, sanctions for sanction. What
// phrases and NEAR need, since stems have no positions.
std::set<std::string> expand_stem(const Xapian::Database& database, const std::string& stem,
                                  Analyzer& analyzer);

// The stems of the words with accents that become like `folded`, or one of its inflections, when
// their accents are taken away: secur for securites. `stem` is that of `folded`, and left out.
std::set<std::string> stems_with_accents(const Xapian::Database& database,
                                         const std::string& folded, const std::string& stem,
                                         Analyzer& analyzer);

// The accented forms that the index has of a folded word, and the word itself where articles
// have it beside an accented form.
std::vector<std::string> accented_forms(const Xapian::Database& database,
                                        const std::string& folded);

}  // namespace kiosque
