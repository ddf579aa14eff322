// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// JSON that may be shown on a terminal: what is_unsafe() in it, line breaks excepted, as \u
// escapes. A script gets back the very same strings.
std::string escape_unsafe(std::string_view json);

}  // namespace kiosque
