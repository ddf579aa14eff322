// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <functional>

#include "indexer/problem.h"
#include "src/analysis/analyzer.h"
#include "src/article/article.h"

namespace kiosque {

// Tells, once an article, of words that are too long to be searchable: where the first one is.
void tell_overlong_words(const Article& article, const AnalyzedArticle& analyzed,
                         const std::function<void(const Problem&)>& take_problem);

}  // namespace kiosque
