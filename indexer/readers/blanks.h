// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// Text without blanks and control characters at its ends, and with one blank for each run of them.
// No-break blanks stay.
std::string collapse_blanks(std::string_view text);

}  // namespace kiosque
