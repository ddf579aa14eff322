// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/name_runs.h"

#include <algorithm>
#include <cstring>

#include "src/text/utf8.h"

namespace kiosque {
namespace {

// How many small words may stand inside a name: Charles de la Tour.
constexpr std::uint32_t kMaxParticles = 3;
// A longer run is a table or a list without commas; its parts are read on their own.
constexpr std::uint32_t kMaxRun = 24;

bool is_initial(const Token& token) {
  return token.word->capitalised && token.word->folded.size() == 1;
}

bool is_civility(const Token& token) {
  return token.word->capitalised && token.word->lexicon.has(kCivility);
}

bool may_be_in_name(const Token& token) { return token.word->capitalised && !is_civility(token); }

// The M. of John M. Kosterlitz is an initial.
bool is_middle_initial(const std::vector<Token>& tokens, std::uint32_t i) {
  return is_initial(tokens[i]) && tokens[i - 1].word->capitalised &&
         tokens[i - 1].word->lexicon.has(kFirstName);
}

// von der Leyen and ben Salmane begin with a small letter, de and la do not begin a name.
bool begins_with_particle(const Token& token) {
  return token.word->lexicon.has(kParticle) && !token.word->capitalised && !token.word->stop_word;
}

// A word of the language that a sentence begins with: most capitals are nothing else.
bool is_plain_beginning(std::string_view text, const std::vector<Token>& tokens, std::uint32_t i,
                        std::uint32_t first_of_line) {
  const WordInfo& known = tokens[i].word->lexicon;
  if (!known.has(kCommonWord) || tokens[i].word->all_capitals) return false;
  const bool may_name = known.has(kFirstName) || known.has(kSurname) || known.id != 0;
  if (may_name && !tokens[i].word->stop_word) return false;
  switch (gap_before(text, tokens, i, first_of_line).kind) {
    case Gap::line_start:
    case Gap::sentence_end:
    case Gap::colon:
    case Gap::quote_opening:
    case Gap::dash:
      return true;
    default:
      return false;
  }
}

Gap kind_of(char32_t c) {
  switch (c) {
    case U',':
      return Gap::comma;
    case U':':
      return Gap::colon;
    case U';':
      return Gap::semicolon;
    case U'(':
    case U'[':
      return Gap::opening;
    case U')':
    case U']':
      return Gap::closing;
    case U'\u00AB':
    case U'\u201C':
    case U'"':
      return Gap::quote_opening;
    case U'\u00BB':
    case U'\u201D':
      return Gap::quote_closing;
    case U'\u2013':
    case U'\u2014':
    case U'-':
      return Gap::dash;
    case U'/':
      return Gap::slash;
    case U'&':
      return Gap::ampersand;
    case U'!':
    case U'?':
    case U'\u2026':
      return Gap::sentence_end;
    default:
      return Gap::other;
  }
}

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Reads the bytes between two tokens: the last mark decides, as it stands nearest.
GapBefore read_gap(std::string_view gap, bool after_initial) {
  GapBefore result{Gap::blank, 0};
  char letter = 0;
  for (std::size_t at = 0; at < gap.size();) {
    const CodePoint next = decode_code_point(gap, at);
    at += next.length;
    const char32_t c = next.value;
    const bool ascii_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    if (ascii_letter) {
      if (letter == 0) letter = lower_ascii(static_cast<char>(c));
    } else if (c == U'\'' || c == U'\u2019') {
      result.elided = letter;
    } else if (c == U'.') {
      result.kind = after_initial && at == 1 ? Gap::initial : Gap::sentence_end;
    } else if (c == U'-' && result.kind == Gap::initial) {  // J.-P. Morel
      continue;
    } else if (c != U' ' && c != U'\u00A0' && c != U'\u202F' && c != U'\u2009' && c != U'\t') {
      result.kind = kind_of(c);
    }
  }
  return result;
}

}  // namespace

GapBefore gap_before(std::string_view text, const std::vector<Token>& tokens, std::uint32_t i,
                     std::uint32_t first_of_line) {
  if (i <= first_of_line || i >= tokens.size()) {
    if (i >= tokens.size() || i == 0) return {};
    const std::uint32_t end = tokens[i - 1].end;
    GapBefore gap = read_gap(text.substr(end, tokens[i].begin - end), false);
    gap.kind = Gap::line_start;
    return gap;
  }
  const Token& before = tokens[i - 1];
  if (tokens[i].hyphen_before) return {Gap::hyphen, 0};
  const std::string_view gap = text.substr(before.end, tokens[i].begin - before.end);
  if (gap == " ") return {Gap::blank, 0};
  return read_gap(gap, is_initial(before) || is_civility(before) || before.word->dotted);
}

bool begins_sentence(std::string_view text, const std::vector<Token>& tokens, std::uint32_t token) {
  if (token == 0) return true;
  const std::uint32_t begin = tokens[token - 1].end;
  const std::string_view gap = text.substr(begin, tokens[token].begin - begin);
  for (const std::string_view mark : {".", "!", "?", "…", ":", "\n", "«", "\"", "“", "–", "—"})
    if (gap.find(mark) != std::string_view::npos) return true;
  return false;
}

std::vector<TextLine> find_lines(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<TextLine> lines;
  std::uint32_t i = 0;
  while (i < tokens.size()) {
    const char* begin = text.data() + tokens[i].begin;
    const auto* newline =
        static_cast<const char*>(std::memchr(begin, '\n', text.size() - tokens[i].begin));
    const std::size_t line_end =
        newline ? static_cast<std::size_t>(newline - text.data()) : text.size();
    TextLine line{i, i, false};
    std::uint32_t in_capitals = 0;
    std::uint32_t numbers = 0;
    for (; i < tokens.size() && tokens[i].begin < line_end; ++i) {
      in_capitals += tokens[i].word->all_capitals ? 1U : 0U;
      numbers += tokens[i].word->numeric ? 1U : 0U;
    }
    line.end = i;
    line.shouting = in_capitals >= 2 && 2 * in_capitals > line.end - line.first - numbers;
    lines.push_back(line);
  }
  return lines;
}

void find_runs(std::string_view text, const std::vector<Token>& tokens, const TextLine& line,
               std::vector<NameRun>& runs) {
  for (std::uint32_t i = line.first; i < line.end;) {
    const bool particle = begins_with_particle(tokens[i]) && i + 1 < line.end;
    if (!particle && !may_be_in_name(tokens[i])) {
      ++i;
      continue;
    }
    std::uint32_t end = particle ? i : i + 1;  // one past the last capital
    for (std::uint32_t at = particle ? i + 1 : end; at < line.end && at - i < kMaxRun;) {
      if (!gap_before(text, tokens, at, line.first).joins()) break;
      if (may_be_in_name(tokens[at]) || is_middle_initial(tokens, at)) {
        end = ++at;
        continue;
      }
      if (tokens[at].hyphen_before && at == end) {  // Jong-un, Ki-moon
        end = ++at;
        continue;
      }
      const bool connects =
          !tokens[at].word->capitalised && tokens[at].word->lexicon.has(kParticle);
      if (!connects || at - end >= kMaxParticles) break;
      ++at;
    }
    const bool plain = end == i + 1 && is_plain_beginning(text, tokens, i, line.first);
    if (end > i && !plain) runs.push_back({i, end, line.first, line.end});
    i = std::max(end, i + 1);
  }
}

}  // namespace kiosque
