// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/search/found_tokens.h"

namespace kiosque {

// A line of text that is safe to print, with the parts that a query found. Byte offsets into
// `text`, end exclusive, in order, without overlaps.
struct Highlighted {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> highlights;
};

// Copies text piece by piece, so that highlights stay right where unsafe characters change size.
class HighlightWriter {
 public:
  explicit HighlightWriter(std::string_view text) : text_(text) {}

  void plain(std::size_t begin, std::size_t end);

  void highlighted(std::size_t begin, std::size_t end);

  void mark(std::string_view sign) { result_.text += sign; }
  Highlighted take() { return std::move(result_); }

 private:
  std::string_view text_;  // borrowed
  Highlighted result_;
};

// Writes the bytes from `begin` to `end` with what was found wholly inside.
void write_range(HighlightWriter& writer, const std::vector<Token>& tokens,
                 const std::vector<FoundTokens>& found, std::size_t begin, std::size_t end);

}  // namespace kiosque
