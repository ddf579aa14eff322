// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kiosque {

// What characters are to the query language. All texts are valid UTF-8.

// Spaces of any width, no-break ones included, and control characters.
bool is_query_blank(char32_t c);

// Straight and curly double quotation marks and guillemets.
bool opens_phrase(char32_t c);
// Any double mark closes any other, as hands and word processors mix them; « needs its ».
bool closes_phrase(char32_t opening, char32_t c);

// Blanks, parentheses and quotation marks.
bool ends_query_word(char32_t c);
// What sentences leave behind a word (a comma), and the invisible characters of copied text.
bool trails_query_word(char32_t c);

// True for a text with a letter or a digit: anything else has no term in the index.
bool is_searchable(std::string_view text);
// Letters and digits behind the last other sign: 1 for "k" and for "l'é".
std::size_t count_last_letters(std::string_view text);
// The first star that stands right behind a letter, or npos.
std::size_t find_star_after_letter(std::string_view text);

// A comma or semicolon that is not inside a number (3,5): what stands on both sides are words.
bool parts_words(std::string_view text, std::size_t at);

// The sign at the end of poutin~ and poutin~1, or npos.
std::size_t find_tilde(std::string_view word);

// A whole number from 1 to `most`.
std::optional<unsigned> read_number(std::string_view digits, unsigned most);

// A phrase without the blanks at its ends and with spaces for control characters.
std::string tidy_phrase(std::string_view text);

// The colon behind a field's name; times (12:30) and addresses (http://x) have none.
std::optional<std::size_t> find_field_colon(std::string_view word);
// The names of all fields for a message: "text/texte, title/titre, …".
std::string list_fields();

// A piece of the query as messages show it, cut when it is long: « Kim ».
std::string in_guillemets(std::string_view text);

}  // namespace kiosque
