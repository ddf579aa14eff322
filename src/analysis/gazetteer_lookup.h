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

// The person of the lexicon's own list whose name or alias this is, in any case. The entry lives
// as long as the lexicon's bytes.
std::optional<GazetteerEntry> find_person_entry(const Lexicon& lexicon, std::string_view name);

// The canonical name of the person whose name or alias this is, in any case: by the user's own
// aliases first, then by the lexicon's list of well-known people.
std::optional<std::string> find_person(const Lexicon& lexicon, std::string_view name);

// The canonical names of the persons who have an alias of one word that begins so: puti stands for
// Vladimir Poutine. `beginning` is folded.
std::vector<std::string> find_persons_by_alias(const Lexicon& lexicon, std::string_view beginning);

}  // namespace kiosque
