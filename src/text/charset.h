// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// The charset that a declared label means, by ICU's name: "UTF-8", "windows-1252", "UTF-16LE", ….
// As in browsers, "iso-8859-1" and "us-ascii" mean windows-1252. Empty for an unknown label.
std::string known_charset(std::string_view label);

// True for a charset of known_charset() whose plain letters hold NUL bytes.
bool is_wide(std::string_view charset);

}  // namespace kiosque
