// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <vector>

#include "src/article/article.h"

namespace Xapian {
class Document;
}

namespace kiosque {

// All places of an article as to_place() has them, its own first.
std::vector<std::string> places_of(const Article& article);

// The article at these places, the first its own; an id that is only the place follows. Where
// `at` is at the first place its path, entry and line are taken from there, else they are read
// from the place, which a file named like an entry (a!b, a:3) can mislead until it is read again.
Article moved_to(const Article& article, std::vector<std::string> places,
                 const Article* at = nullptr);

// The article's place stays; `path` is the part of it that is the file's.
void take_path(const std::string& path, Article& article);

// Changes a document that holds `before` into one that holds `after`, which differs in its places
// alone.
void move_document(Xapian::Document& document, const Article& before, const Article& after);

}  // namespace kiosque
