// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <vector>

namespace kiosque {

// Calls visit(document, its content hash) for each match of a query, in no order to rely on,
// without keeping any. Throws Xapian::Error and what `visit` throws.
void for_each_match(const Xapian::Database& database, const Xapian::Query& query,
                    const std::function<void(Xapian::docid, const std::string&)>& visit);

// Finds exactly these documents, which stand in ascending order; scores nothing.
Xapian::Query documents_query(std::vector<Xapian::docid> documents);

}  // namespace kiosque
