// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <vector>

#include "src/analysis/entities.h"
#include "src/analysis/entity_recognizer.h"

namespace kiosque {

// Decides by the rest of the article what the word lists cannot: which country a name means that
// two have (Congo, Corée, Géorgie), whether it means one at all (Maurice, Saint-Martin), and what
// names a street. docs/countries.md has the rules. The countries stay in the order of their first
// mentions.
void settle_countries(const TaggedText& title, const TaggedText& body,
                      std::vector<CountryEntity>& countries);

}  // namespace kiosque
