// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string>

#include "query/language/ast.h"
#include "query/options.h"
#include "query/output/printer.h"
#include "query/search/searcher.h"

namespace kiosque {

// What a printer needs to know of a search that was run; its notes, suggestions and id are the
// caller's. A press dossier's months take reading each article's date.
Answer make_answer(const QueryOptions& options, const std::string& text,
                   const std::optional<Node>& tree, const Search& search, const Lexicon& lexicon);

}  // namespace kiosque
