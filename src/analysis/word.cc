// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/word.h"

#include "src/text/fold.h"

namespace kiosque {
namespace {

// Words are about 200 bytes each with their strings: some 80 MB at the most.
constexpr std::size_t kMaxRemembered = 400'000;

}  // namespace

WordTable::WordTable(const Lexicon& lexicon) : lexicon_(lexicon) {}

const Word& WordTable::lookup(std::string_view spelling) {
  static const Word kTooLong = [] {
    Word word;
    word.too_long = true;
    return word;
  }();
  // Accents take up to three bytes a letter; far longer ones are not worth remembering.
  if (spelling.size() > 4 * kMaxWordBytes) return kTooLong;
  if (const auto found = words_.find(spelling); found != words_.end()) return found->second;
  return words_.emplace(std::string(spelling), make_word(spelling)).first->second;
}

void WordTable::clear_if_large() {
  if (words_.size() > kMaxRemembered) words_.clear();
}

Word WordTable::make_word(std::string_view spelling) const {
  Word word;
  static_cast<WordForm&>(word) = make_word_form(spelling);
  word.too_long =
      word.folded.empty() || word.folded.size() > kMaxWordBytes || word.form.size() > kMaxWordBytes;
  if (word.too_long) return word;
  word.lexicon = lexicon_.find(word.folded);
  word.stop_word = lexicon_.is_stop_word(word.form);
  if (!word.stop_word && !word.numeric && !word.dotted)
    word.stem = fold_lower_case(stemmer_.stem(word.form));
  return word;
}

}  // namespace kiosque
