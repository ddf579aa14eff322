// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/snippet.h"

namespace kiosque {

// How a terminal shows a piece of text (ECMA-48 SGR); nothing: as it is.
namespace ink {
inline constexpr std::string_view plain;
inline constexpr std::string_view bold = "\x1b[1m";
inline constexpr std::string_view found = "\x1b[1;31m";
inline constexpr std::string_view dim = "\x1b[2m";
inline constexpr std::string_view person = "\x1b[32m";
inline constexpr std::string_view country = "\x1b[36m";
inline constexpr std::string_view reset = "\x1b[0m";
}  // namespace ink

// Text that is safe to print, and one of the inks above, which is not copied.
struct Span {
  std::string text;
  std::string_view ink;
};
using StyledText = std::vector<Span>;

// Adds text at the end, to the last span where that has the same ink.
void append(StyledText& text, std::string_view added, std::string_view ink = ink::plain);

// The parts that a query found in one ink, the others in another.
StyledText to_styled(const Highlighted& line, std::string_view base, std::string_view found);

// The columns that it takes on a terminal.
std::size_t display_columns(const StyledText& text);

// The text alone or with its inks; blanks at its end are left out.
std::string render(const StyledText& text, bool color);

// At most so many columns of a safe text: what is too long ends in "…".
std::string cut_to_columns(std::string_view text, std::size_t columns);

}  // namespace kiosque
