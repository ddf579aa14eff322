// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kiosque {

// Throws Error (failure) for what cannot be the name of a saved search, which becomes that of
// files: 1 to 100 bytes of UTF-8 without slashes or controls, no dot first, no blank at an end.
void check_search_name(std::string_view name);

// russie-000017.html; the extension comes with its dot.
std::string report_file_name(std::string_view name, std::int64_t number,
                             std::string_view extension);

}  // namespace kiosque
