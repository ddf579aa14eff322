// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosque {

// The ISO 639-1 code of a language, in small letters, from its code or its French or English name,
// in any case and with or without accents. Names of the common languages only.
std::optional<std::string> find_language(std::string_view typed);

// "anglais" for en; empty for a language whose name is not known.
std::string_view french_language_name(std::string_view code);

}  // namespace kiosque
