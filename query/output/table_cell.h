// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// Text from an article that may be opened in a spreadsheet: sanitized to one line, and with an
// apostrophe before what a spreadsheet would run as a formula (OWASP, CSV injection).
std::string to_table_cell(std::string_view untrusted);

}  // namespace kiosque
