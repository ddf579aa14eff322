// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>

#include "query/options.h"
#include "src/cli/error.h"

namespace kiosque {

// The tasks about saved searches: --save, --saved and --forget. Throw Error and Xapian::Error.
void save_search(const QueryOptions& options, std::ostream& out, std::ostream& err);
void list_saved(const QueryOptions& options, std::ostream& out);
void forget_search(const QueryOptions& options, std::ostream& out);

// Throws Error (unavailable) or Xapian::Error where there is no index to be read: that a folder
// without one has no saved searches is most likely a mistake.
void require_index(const QueryOptions& options);

}  // namespace kiosque
