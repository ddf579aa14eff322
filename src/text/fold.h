// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// Lower case, NFC, without soft hyphens and other ignorables, compatibility forms (ﬁ, ², full
// width) as plain letters: Unicode's NFKC_Casefold. Accents stay. Throws std::bad_alloc only.
std::string lower_case(std::string_view utf8);

// lower_case() without accents and with ligatures written out: Œuvre → oeuvre, Łódź → lodz.
// Ill-formed UTF-8 becomes U+FFFD.
std::string fold(std::string_view utf8);

// fold() of what lower_case() returned.
std::string fold_lower_case(std::string_view lower);

}  // namespace kiosque
