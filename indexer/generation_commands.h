// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>

#include "indexer/indexing_job.h"
#include "indexer/output/log_lines.h"

namespace kiosque {

// --rollback: makes the generation before the live one live, and says so on `out`. Throws Error
// when none is kept or another run holds the index, Xapian::Error when it cannot be opened.
void roll_back(const IndexingOrder& order, std::ostream& out);

// --check without sources: checks the live generation, a sample of its articles and all its
// tables. Prints on `out` that it has no fault, or throws Error (failure) after each fault was told
// on `err`. Takes the lock, since a generation that is being written looks damaged.
void check_live(const IndexingOrder& order, LogStyle style, std::ostream& out, std::ostream& err);

}  // namespace kiosque
