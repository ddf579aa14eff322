// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "query/search/highlighted.h"

namespace kiosque {

// A place of a text: its tokens, and its bytes with the signs around them. Ends exclusive.
struct Passage {
  std::size_t first_token = 0;
  std::size_t end_token = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Where a passage would show most of what was found.
struct PassageTarget {
  std::size_t token = 0;
  std::size_t score = 0;  // to compare targets of one text
};

// The target that shows, within `max_bytes`, the most matchers that are not in `seen`, then the
// most different matchers, then the most finds; the earliest of equals. `found` is in order.
std::optional<PassageTarget> find_target(const std::vector<Token>& tokens,
                                         const std::vector<FoundTokens>& found,
                                         const std::set<std::size_t>& seen, std::size_t max_bytes);

// The passage of about `max_bytes` that begins with the target's sentence, or not far before it,
// between two tokens (end exclusive).
Passage passage_at(std::string_view text, const std::vector<Token>& tokens, std::size_t target,
                   std::size_t from_token, std::size_t end_token, std::size_t max_bytes);

// The passage's text; "…" stands where text was left out.
Highlighted show_passage(std::string_view text, const std::vector<Token>& tokens,
                         const std::vector<FoundTokens>& found, const Passage& passage);

}  // namespace kiosque
