// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/analysis/token.h"

namespace kiosque {

// What stands between a token and the one before it. Frozen together with the model's format.
enum class Gap : std::uint8_t {
  line_start,
  blank,
  hyphen,
  initial,  // the dot of an initial or of a civility: E. Macron
  sentence_end,
  comma,
  colon,
  semicolon,
  opening,  // ( [
  closing,
  quote_opening,
  quote_closing,
  dash,
  slash,
  ampersand,
  other,
};

struct GapBefore {
  Gap kind = Gap::line_start;
  char elided = 0;  // the first letter of the elided word: l, d, q …; 0 where there is none

  // Words of one name may stand on both sides.
  bool joins() const {
    return kind == Gap::blank || kind == Gap::hyphen || kind == Gap::initial ||
           kind == Gap::ampersand;
  }
};

// `first_of_line` is the first token of the line that token `i` stands in.
GapBefore gap_before(std::string_view text, const std::vector<Token>& tokens, std::uint32_t i,
                     std::uint32_t first_of_line);

// True where the token is the first of a sentence, a line, a quotation or the text: its capital
// says nothing there.
bool begins_sentence(std::string_view text, const std::vector<Token>& tokens, std::uint32_t token);

// The tokens of one line of a text: a paragraph or a headline.
struct TextLine {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  bool shouting = false;  // in capitals, which therefore say nothing
};

std::vector<TextLine> find_lines(std::string_view text, const std::vector<Token>& tokens);

// Capitalised tokens of a line, joined by blanks, hyphens, initials' dots and particles: the only
// places where names are looked for. Civilities are in none, nor is a word of the language that
// only begins a sentence.
struct NameRun {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t line_first = 0;
  std::uint32_t line_end = 0;
};

// Appends the runs of a line.
void find_runs(std::string_view text, const std::vector<Token>& tokens, const TextLine& line,
               std::vector<NameRun>& runs);

}  // namespace kiosque
