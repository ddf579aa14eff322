// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>

#include "src/analysis/word.h"

namespace kiosque {

// One word of a text. Its position is its index among the text's tokens.
struct Token {
  std::uint32_t begin = 0;     // bytes into the text, never changed after elision
  std::uint32_t end = 0;       // exclusive
  const Word* word = nullptr;  // what all occurrences of this spelling share
  bool hyphen_before = false;  // joined to the token before it: Kim-Trump
  bool keyword = false;        // part of a name: indexed as written, never stemmed
};

}  // namespace kiosque
