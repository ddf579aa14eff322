// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/analysis/token.h"

namespace kiosque {

// Tokens that look like a person's name by their own context alone.
struct NameSpan {
  std::uint32_t first_token = 0;
  std::uint32_t token_count = 0;
  bool after_civility = false;
};

// The name that begins at a token: a first name and a surname (Emmanuel Macron, Jean-Luc
// Mélenchon, Ursula von der Leyen), a family name and a given name (Kim Yo-jong), or what
// follows a civility (M. Kim). token_count is 0 where there is none.
NameSpan find_name_at(std::string_view text, const std::vector<Token>& tokens,
                      std::uint32_t first_token);

// True where the token is the first of a sentence, a line, a quotation or the text: its capital
// says nothing there.
bool begins_sentence(std::string_view text, const std::vector<Token>& tokens, std::uint32_t token);

}  // namespace kiosque
