// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "query/search/highlighted.h"
#include "src/text/utf8.h"

namespace kiosque {

// The text with its highlights in brackets. Fails when one is out of order, empty or cuts a
// character.
inline std::string bracketed(const Highlighted& line) {
  EXPECT_EQ(find_ill_formed(line.text), std::string::npos) << line.text;
  std::string result;
  std::size_t at = 0;
  for (const auto& [begin, end] : line.highlights) {
    EXPECT_LE(at, begin) << line.text;
    EXPECT_LT(begin, end) << line.text;
    EXPECT_LE(end, line.text.size()) << line.text;
    const std::string_view word = std::string_view(line.text).substr(begin, end - begin);
    EXPECT_EQ(find_ill_formed(word), std::string::npos) << line.text;
    result += line.text.substr(at, begin - at) + '[' + std::string(word) + ']';
    at = end;
  }
  return result + line.text.substr(at);
}

}  // namespace kiosque
