// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/text/mojibake.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "src/text/characters.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

constexpr unsigned kMaxLevels = 3;

// Windows-1252 from 0x80 on; 0 where it has nothing.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte that was read as this character, from 0x80 on.
std::optional<unsigned char> to_byte(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  if (c < 0x152 || c > 0x2122) return std::nullopt;
  const auto* const found = std::find(kWindows1252.begin(), kWindows1252.end(), c);
  if (found == kWindows1252.end()) return std::nullopt;
  return static_cast<unsigned char>(0x80 + (found - kWindows1252.begin()));
}

struct Read {
  char32_t value = 0;
  std::size_t end = 0;
};

unsigned sequence_length(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// The character at `at`, when so many wrong readings are undone.
std::optional<Read> read_undone(std::string_view text, std::size_t at, unsigned levels) {
  if (at >= text.size()) return std::nullopt;
  if (levels == 0) {
    const CodePoint next = decode_code_point(text, at);
    return Read{next.value, at + next.length};
  }
  std::array<char, 4> bytes{};
  std::size_t end = at;
  unsigned length = 1;
  for (unsigned i = 0; i < length; ++i) {
    const auto read = read_undone(text, end, levels - 1);
    const auto byte = read ? to_byte(read->value) : std::nullopt;
    if (!byte) return std::nullopt;
    if (i == 0) length = sequence_length(*byte);
    if (length == 0) return std::nullopt;
    bytes.at(i) = static_cast<char>(*byte);
    end = read->end;
  }
  const CodePoint result = decode_code_point({bytes.data(), length}, 0);
  if (!result.well_formed || result.length != length) return std::nullopt;
  return Read{result.value, end};
}

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Letters of European languages.
bool is_plausible_letter(char32_t c) {
  return is_between(c, 0xC0, 0x17F) || is_between(c, 0x218, 0x21B) || c == 0xFB01 || c == 0xFB02;
}

bool is_plausible(char32_t c) {
  return is_plausible_letter(c) || is_between(c, 0xA0, 0xBF) || c == 0x2C6 || c == 0x2DC ||
         is_between(c, 0x300, 0x304) || c == 0x308 || c == 0x327 || is_between(c, 0x2009, 0x200F) ||
         is_between(c, 0x2010, 0x203A) || c == 0x20AC || c == 0x2116 || c == 0x2122 ||
         is_between(c, 0x2190, 0x2193) || c == 0x2212 || is_between(c, 0x2070, 0x209C) ||
         is_between(c, 0x1D43, 0x1D6A) || is_between(c, 0x25A0, 0x27BF) || c == 0xFEFF ||
         c == 0xFE0F || is_between(c, 0x1F300, 0x1FAFF);
}

// What may stand behind a letter in genuine text: blanks, quotes, dashes, a soft hyphen.
bool may_follow_letter(char32_t c) {
  return c == 0xA0 || c == 0xAB || c == 0xAD || c == 0xB4 || c == 0xB7 || c == 0xBB ||
         is_between(c, 0x2013, 0x2026) || c == 0x2039 || c == 0x203A;
}

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && classify(decode_code_point(text, at).value) == CharClass::letter;
}

bool is_letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) --begin;
  return is_letter_at(text, begin);
}

struct Sequence {
  std::size_t begin = 0;
  std::size_t end = 0;
  char32_t value = 0;
  char32_t lead = 0;
  bool certain = false;
};

bool is_certain(std::string_view text, const Sequence& sequence, unsigned levels) {
  const std::size_t first_end = sequence.begin + decode_code_point(text, sequence.begin).length;
  const char32_t second = decode_code_point(text, first_end).value;
  const bool letter_after = is_letter_at(text, sequence.end);
  const bool in_word = letter_after || is_letter_before(text, sequence.begin);
  const char32_t c = sequence.value;
  if (is_plausible_letter(c) && !in_word && c != U'À' && c != U'à') return false;
  if (levels > 1 || sequence_length(*to_byte(sequence.lead)) > 2) return true;
  if (c == 0xAB) return !is_letter_before(text, sequence.begin);
  if (may_follow_letter(second)) return is_plausible_letter(c) && letter_after && second != 0xAD;
  return true;
}

std::optional<Sequence> sequence_at(std::string_view text, std::size_t at) {
  const CodePoint lead = decode_code_point(text, at);
  for (unsigned levels = kMaxLevels; levels > 0; --levels) {
    const auto read = read_undone(text, at, levels);
    if (!read || !is_plausible(read->value)) continue;
    Sequence sequence{at, read->end, read->value, lead.value, false};
    sequence.certain = is_certain(text, sequence, levels);
    return sequence;
  }
  // « Ã » whose no-break blank has become a plain one.
  const std::size_t end = at + lead.length;
  if (lead.value != 0xC3 || end >= text.size() || text[end] != ' ') return std::nullopt;
  const char after = end + 1 < text.size() ? text[end + 1] : ' ';
  const bool had_two = std::string_view(" ,.;)-").find(after) != std::string_view::npos;
  return Sequence{at, end + (had_two ? 1 : 0), U'à', lead.value, false};
}

// The next character that may begin a sequence: U+00C2 to U+00F4.
std::size_t find_lead(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('\xC3', from);
       at != std::string_view::npos && at + 2 < text.size(); at = text.find('\xC3', at + 1)) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    // Before a plain blank « Ã » alone is one: « é » is what most words end with.
    const bool before_blank = third == ' ' && second == 0x83;
    if (second >= 0x82 && second <= 0xB4 && (third >= 0xC2 || before_blank)) return at;
  }
  return std::string_view::npos;
}

struct Findings {
  std::vector<Sequence> sequences;
  std::array<bool, 0x100> genuine{};  // letters that stand for themselves
  bool any_certain = false;
};

Findings find_sequences(std::string_view text) {
  Findings found;
  std::size_t last_end = 0;
  for (std::size_t at = find_lead(text, 0); at != std::string_view::npos;) {
    if (const auto sequence = sequence_at(text, at)) {
      found.sequences.push_back(*sequence);
      found.any_certain = found.any_certain || sequence->certain;
      last_end = sequence->end;
    } else {
      last_end = at + 2;
    }
    at = find_lead(text, last_end);
  }
  return found;
}

// « Ã » and « Â » of which some stand before a plain letter: São, România, JOÃO.
void find_genuine(std::string_view text, Findings& found) {
  auto next = found.sequences.begin();
  for (std::size_t at = text.find('\xC3'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('\xC3', at + 1)) {
    while (next != found.sequences.end() && next->end <= at) ++next;
    if (next != found.sequences.end() && next->begin <= at) continue;
    found.genuine.at(0xC0U + (static_cast<unsigned char>(text[at + 1]) & 0x3FU)) = true;
  }
}

}  // namespace

MendedMojibake mend_mojibake(std::string& utf8) {
  MendedMojibake mended;
  Findings found = find_sequences(utf8);
  if (!found.any_certain) return mended;
  find_genuine(utf8, found);
  std::string text;
  text.reserve(utf8.size());
  std::size_t kept_until = 0;
  for (const Sequence& sequence : found.sequences) {
    if (!sequence.certain && found.genuine.at(sequence.lead)) continue;
    text.append(utf8, kept_until, sequence.begin - kept_until);
    if (sequence.value != 0xFEFF) append_code_point(text, sequence.value);
    kept_until = sequence.end;
    if (mended.count++ > 0) continue;
    const auto begin = utf8.begin();
    mended.first_line = 1 + static_cast<std::size_t>(std::count(
                                begin, begin + static_cast<std::ptrdiff_t>(sequence.begin), '\n'));
    mended.example = utf8.substr(sequence.begin, sequence.end - sequence.begin);
  }
  text.append(utf8, kept_until);
  utf8 = std::move(text);
  return mended;
}

}  // namespace kiosque
