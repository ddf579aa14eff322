// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>
#include <optional>

#include "indexer/last_run.h"
#include "indexer/writing/index_status.h"

namespace kiosque {

// For people: a line a fact.
void print_status_text(const IndexStatus& status, const std::optional<LastRun>& last_run,
                       std::ostream& out);

// For programs: one JSON object with "version": 1; "last_run" is DIR/last-run.json or null.
void print_status_json(const IndexStatus& status, const std::optional<LastRun>& last_run,
                       std::ostream& out);

}  // namespace kiosque
