// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>

namespace kiosque {

// The character that HTML calls by a name ("eacute", "nbsp"), or 0.
char32_t html_entity(const std::string& name);

}  // namespace kiosque
