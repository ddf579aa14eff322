// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <array>
#include <string>

#include "src/analysis/tokenizer.h"
#include "src/text/characters.h"
#include "src/text/fold.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

// Lucene's list for French and the same with both apostrophes; aujourd'hui, presqu'île and
// entr'ouvert are words of their own.
constexpr std::array<std::string_view, 13> kElided = {
    "l", "d", "j", "t", "m", "n", "s", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"};

// The letters whose French names begin with a vowel: l'ONG, l'URSS, but also l'SMS, d'HLM.
constexpr std::string_view kVowelSounds = "aefhilmnorsuxy";

struct Apostrophe {
  std::size_t offset = 0;
  std::size_t length = 0;  // 0 when there is none
};

Apostrophe find_apostrophe(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint next = decode_code_point(word, at);
    if (classify(next.value) == CharClass::apostrophe) return {at, next.length};
    at += next.length;
  }
  return {};
}

// French elides before a vowel or a silent h. Before another consonant the apostrophe belongs
// to a name (N'Djamena, N'Golo), unless an acronym is spelled out (l'RSF).
bool can_follow_elision(std::string_view rest) {
  const CodePoint first = decode_code_point(rest, 0);
  const std::string letter = fold(rest.substr(0, first.length));
  if (letter.empty()) return false;
  if (std::string_view("aeiouyh").find(letter.front()) != std::string_view::npos) return true;
  if (rest.size() <= first.length) return false;
  const CodePoint second = decode_code_point(rest, first.length);
  const bool acronym = is_upper(first.value) && (is_upper(second.value) || second.value == '.');
  const std::string next_letter = fold(rest.substr(first.length, second.length));
  const bool pronounceable =
      !next_letter.empty() &&
      std::string_view("aeiouyh").find(next_letter.front()) != std::string_view::npos;
  return acronym && !pronounceable && kVowelSounds.find(letter.front()) != std::string_view::npos;
}

}  // namespace

void elide(std::string_view utf8, std::vector<WordSpan>& spans) {
  for (WordSpan& span : spans) {
    while (span.has_apostrophe) {
      const std::string_view word = utf8.substr(span.begin, span.end - span.begin);
      const Apostrophe mark = find_apostrophe(word);
      if (mark.length == 0) break;
      const std::string before = fold(word.substr(0, mark.offset));
      const std::string_view rest = word.substr(mark.offset + mark.length);
      if (std::find(kElided.begin(), kElided.end(), before) == kElided.end() ||
          !can_follow_elision(rest))
        break;
      span.begin += static_cast<std::uint32_t>(mark.offset + mark.length);
      // Grand-père d'Anne-Marie: what was joined by a hyphen was the elided word.
      span.hyphen_before = false;
    }
  }
}

}  // namespace kiosque
