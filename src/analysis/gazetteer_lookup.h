// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/lexicon.h"

namespace kiosque {

// The codes of the countries that a searcher means by a code (KP), a name (Corée du Nord) or a
// demonym (nord-coréen); case, accents and hyphens do not matter. Empty when there is none,
// several codes where a name means several countries.
std::vector<std::string> find_countries(const Lexicon& lexicon, std::string_view name);

// The canonical name of the well-known person whose name or alias this is, in any case.
std::optional<std::string> find_person(const Lexicon& lexicon, std::string_view name);

}  // namespace kiosque
