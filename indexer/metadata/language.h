// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// The ISO 639-1 code of a declared language: "fr" for fr-FR, FRA, fre, français. Empty for what
// is none.
std::string normalize_language(std::string_view declared);

// The language that an article is written in, as ISO 639-1 or, where there is no such code, as
// CLD2 has it. Empty where the text is too short or nothing is certain. Quotes in another
// language do not count: a text that is in good part French is French.
std::string detect_language(std::string_view title, std::string_view body);

}  // namespace kiosque
