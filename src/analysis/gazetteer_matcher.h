// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "src/analysis/lexicon.h"
#include "src/analysis/token.h"

namespace kiosque {

struct GazetteerMatch {
  std::uint32_t first_token = 0;
  std::uint32_t token_count = 0;
  GazetteerEntry entry;
};

// The longest entry that begins at the token, its capitals as its rule asks. Where one spelling
// is several entries, persons come before countries and countries before places; the user's
// aliases come before all of equal length, and rename whom they name by a built-in name.
std::optional<GazetteerMatch> match_gazetteer(const Lexicon& lexicon, std::string_view text,
                                              const std::vector<Token>& tokens,
                                              std::uint32_t first_token);

// All longest matches from left to right, without overlaps.
std::vector<GazetteerMatch> match_gazetteer(const Lexicon& lexicon, std::string_view text,
                                            const std::vector<Token>& tokens);

}  // namespace kiosque
