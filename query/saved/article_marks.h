// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <vector>

#include "src/article/article.h"

namespace kiosque {

// What an article is known by after it was reported, 16 bytes each, one of which is enough: its
// identity, which survives moves and, with an id of its own, corrections; without such an id also
// its place with its title and date, which survive corrections, where it is a file of its own or an
// archive's entry. Frozen: they are on disk.
std::vector<std::string> marks_of(const Article& article);

}  // namespace kiosque
