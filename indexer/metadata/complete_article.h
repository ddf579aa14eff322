// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <functional>

#include "indexer/problem.h"
#include "src/article/article.h"

namespace kiosque {

// What a reader's format does not say, from the article itself: mends mojibake, which is told,
// takes the wire's marks out of the title, fills a missing source and date from a dateline or
// byline, and finds the language. The body stays as read but for mojibake: its offsets are the
// reader's.
void complete_article(Article& article, const std::function<void(const Problem&)>& tell);

}  // namespace kiosque
