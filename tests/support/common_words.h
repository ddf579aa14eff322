// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include "src/analysis/lexicon_builder.h"

namespace kiosque {

// Adds the common words of French from data/. Without them the recogniser takes every capital at
// a sentence's start for a name.
void add_common_words(LexiconBuilder& lists);

}  // namespace kiosque
