// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

#include "src/text/decode.h"

namespace kiosque {

// The encoding that a page declares in its first kilobytes, as in <meta charset>; in small
// letters. Empty where it declares none.
std::string declared_charset(std::string_view bytes);

// A page's bytes as text. Bytes that are valid UTF-8 are UTF-8 whatever is declared: servers
// declare wrongly more often than other encodings happen to be valid. `from_server` is the
// charset of an HTTP header; it counts more than the page's own.
DecodedText page_text(std::string_view bytes, std::string_view from_server);

}  // namespace kiosque
