// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// The charset by which a page's bytes are to be read, as decode_text() takes it: the server's, as
// an HTTP header has it, else what the page declares in its first kilobytes, as in <meta charset>.
// Empty where neither says one.
std::string page_charset(std::string_view bytes, std::string_view from_server);

}  // namespace kiosque
