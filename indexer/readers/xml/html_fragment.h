// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// The text that a piece of HTML shows, a line a paragraph: tags go, entities become characters,
// scripts and the like are left out. Takes time in proportion to its length, whatever it holds:
// libxml2's HTML parser compares every end tag with all open elements.
std::string html_fragment_text(std::string_view html);

}  // namespace kiosque
