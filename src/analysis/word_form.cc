// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/word_form.h"

#include "src/analysis/tokenizer.h"
#include "src/text/characters.h"
#include "src/text/fold.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

void inspect_letters(std::string_view spelling, WordForm& word) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < spelling.size();) {
    const CodePoint next = decode_code_point(spelling, at);
    at += next.length;
    if (next.value == '.') word.dotted = true;
    const CharClass kind = classify(next.value);
    if (kind == CharClass::digit) word.numeric = true;
    if (kind != CharClass::letter) continue;
    const bool upper = is_upper(next.value);
    if (letters == 0) word.capitalised = upper;
    if (upper && letters > capitals) word.inner_capital = true;
    ++letters;
    capitals += upper ? 1 : 0;
  }
  word.all_capitals = letters >= 2 && capitals == letters;
}

// Takes out the marks that are inside a token only because the tokenizer found them to belong
// there, and writes both apostrophes and both decimal signs as one.
std::string without_inner_marks(std::string_view spelling, bool numeric) {
  std::string plain;
  for (std::size_t at = 0; at < spelling.size();) {
    const CodePoint next = decode_code_point(spelling, at);
    const CharClass kind = classify(next.value);
    if (kind == CharClass::apostrophe)
      plain += '\'';
    else if (next.value == '.')
      plain += numeric ? "," : "";
    else if (kind != CharClass::space)
      plain.append(spelling, at, next.length);
    at += next.length;
  }
  return plain;
}

}  // namespace

WordForm make_word_form(std::string_view spelling) {
  WordForm word;
  inspect_letters(spelling, word);
  word.form = lower_case(without_inner_marks(spelling, word.numeric));
  word.folded = fold_lower_case(word.form);
  return word;
}

std::vector<WordForm> word_forms(std::string_view text) {
  std::vector<WordSpan> spans;
  tokenize(text, spans);
  elide(text, spans);
  std::vector<WordForm> words;
  words.reserve(spans.size());
  for (const WordSpan& span : spans)
    words.push_back(make_word_form(text.substr(span.begin, span.end - span.begin)));
  return words;
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> folded;
  for (WordForm& word : word_forms(text)) folded.push_back(std::move(word.folded));
  return folded;
}

}  // namespace kiosque
