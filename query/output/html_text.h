// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

#include "query/search/highlighted.h"

namespace kiosque {

// Untrusted text for HTML: sanitized, on one line, with & < > " ' escaped. Fits between tags and
// into a quoted attribute, for parsers of HTML and of XML.
std::string to_html(std::string_view untrusted);

// Likewise, with <mark> around what was found. Its text is sanitized already.
std::string to_html(const Highlighted& line);

// True for an http or https address that may be linked: one that a browser reads as it stands.
// Addresses with a user's name (https://lemonde.fr@other.example/) deceive, and are none.
bool is_web_address(std::string_view url);

}  // namespace kiosque
