// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiosque {

// Text that may be printed on a terminal: articles, file names and queries are hostile. Control
// characters (C0, C1, DEL), direction marks and ill-formed bytes become U+FFFD, tabs and line
// breaks a blank; the result is one line of valid UTF-8.
std::string sanitize(std::string_view untrusted);

// Columns that sanitized text takes on a terminal: 0 for combining marks, 2 for wide letters.
std::size_t display_columns(std::string_view utf8);

enum class ColorMode { automatic, always, never };

// Whether to colour what goes to a file descriptor: only a terminal, and not with NO_COLOR set
// (https://no-color.org) or TERM=dumb.
bool use_color(ColorMode mode, int file_descriptor);

// The terminal's width in columns; 80 where there is none to ask.
std::size_t terminal_width(int file_descriptor);

// Its height in rows; 24 where there is none to ask.
std::size_t terminal_rows(int file_descriptor);

}  // namespace kiosque
