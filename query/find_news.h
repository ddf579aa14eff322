// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <iosfwd>

#include "query/options.h"
#include "query/query_binder.h"
#include "query/saved/saved_store.h"

namespace kiosque {

// Stages the marks of all that a query finds, and returns how many articles these are.
std::int64_t stage_known(QueryBinder& binder, const CompiledQuery& compiled, SavedStore& store);

// Stages what a query finds and the saved search does not know: its marks, and the articles
// themselves unless they are known under another mark. Known articles are told by their content
// hash, without being read; what remains to be read is held as numbers alone.
void stage_news(QueryBinder& binder, const CompiledQuery& compiled, const SavedSearch& search,
                SavedStore& store);

}  // namespace kiosque
