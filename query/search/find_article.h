// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "src/article/article.h"

namespace kiosque {

// The article with an id, whole. Throws Xapian::Error; Xapian::DatabaseModifiedError means: reopen
// the database and try again.
std::optional<Article> find_article(const Xapian::Database& database, const std::string& id);

}  // namespace kiosque
