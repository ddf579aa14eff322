// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>

#include "query/options.h"
#include "src/cli/error.h"

namespace kiosque {

// Reports for each saved search what is new since its last report. A report is settled in the
// store before it is written and marked as done after it: a run that was killed between the two is
// completed by the next one, with the same number and articles. A search that fails is reported on
// `err`, keeps what it knows, and the others go on. Throws Error and Xapian::Error where no search
// can be run.
ExitCode run_saved(const QueryOptions& options, std::ostream& out, std::ostream& err);

}  // namespace kiosque
