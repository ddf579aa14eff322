// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include "indexer/options.h"
#include "src/cli/error.h"

namespace kiosque {

// Throws Error (failure) for options about saved searches that do not go together, before a run
// that may take hours.
void check_saved_options(const IndexerOptions& options);

// Has the program kiosque-query beside this one, else the one in $PATH, report what is new for each
// saved search, on this program's standard output and error. Returns how it ended. Throws Error
// (failure) where it cannot be run, and Interrupted.
ExitCode run_saved_searches(const IndexerOptions& options);

}  // namespace kiosque
