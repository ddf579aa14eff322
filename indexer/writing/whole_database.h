// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <vector>

namespace Xapian {
class Database;
}

namespace kiosque {

// Xapian takes a table of texts or of articles' terms that it cannot open, for want of a file number, say,
// for one that does not exist, and goes on without. These find that out.

// Opens a database for reading. Throws Xapian::DatabaseOpeningError where a table stays away.
Xapian::Database open_whole(const std::filesystem::path& folder);

// Throws Error where a document of a part lacks text or terms in what they were merged into,
// in their order.
void require_merged(const std::vector<Xapian::Database>& parts, const Xapian::Database& merged);

}  // namespace kiosque
