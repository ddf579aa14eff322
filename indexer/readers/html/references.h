// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// Appends UTF-8 text with its character references (&eacute; &#233; &#x20AC;) replaced. What is no
// reference stays. References to control characters become blanks or U+FFFD; never NUL.
void append_decoded(std::string& out, std::string_view text);
std::string decode_references(std::string_view text);

}  // namespace kiosque
