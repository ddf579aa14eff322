// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "src/article/article.h"

namespace kiosque {

// The article with an id, whole. Reopens the database where an indexer has overtaken it. Throws
// Xapian::Error.
std::optional<Article> find_article(Xapian::Database& database, const std::string& id);

}  // namespace kiosque
