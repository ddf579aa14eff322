// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/word.h"

#include "src/analysis/lexicon_format.h"
#include "src/text/fold.h"

namespace kiosque {
namespace {

// Words are about 200 bytes each with their strings: some 60 MB at the most.
constexpr std::size_t kMaxRemembered = 250'000;
constexpr std::size_t kFirstSlots = 1 << 14;

}  // namespace

WordTable::WordTable(const Lexicon& lexicon) : lexicon_(lexicon), slots_(kFirstSlots) {}

const Word& WordTable::lookup(std::string_view spelling) {
  static const Word kTooLong = [] {
    Word word;
    word.too_long = true;
    return word;
  }();
  // Accents take up to three bytes a letter; far longer ones are not worth remembering.
  if (spelling.size() > 4 * kMaxWordBytes) return kTooLong;
  const auto hash = static_cast<std::uint32_t>(lexicon_format::hash_word(spelling));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].entry != nullptr; at = (at + 1) & mask)
    if (slots_[at].hash == hash && slots_[at].entry->spelling == spelling)
      return slots_[at].entry->word;
  entries_.push_back({std::string(spelling), make_word(spelling)});
  Entry& entry = entries_.back();
  entry.word.number = static_cast<std::uint32_t>(entries_.size());
  entry.word.generation = generation_;
  slots_[at] = {&entry, hash};
  if (2 * entries_.size() > slots_.size()) grow();
  return entry.word;
}

void WordTable::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.entry == nullptr) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].entry != nullptr) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

bool WordTable::clear_if_large() {
  if (entries_.size() <= kMaxRemembered) return false;
  entries_.clear();
  slots_.assign(kFirstSlots, Slot{});
  ++generation_;
  return true;
}

Word WordTable::make_word(std::string_view spelling) const {
  Word word;
  static_cast<WordForm&>(word) = make_word_form(spelling);
  word.too_long =
      word.folded.empty() || word.folded.size() > kMaxWordBytes || word.form.size() > kMaxWordBytes;
  if (word.too_long) return word;
  word.form_hash = lexicon_format::hash_word(word.form);
  word.folded_hash = lexicon_format::hash_word(word.folded);
  word.lexicon = lexicon_.find(word.folded);
  word.stop_word = lexicon_.is_stop_word(word.form);
  if (!word.stop_word && !word.numeric && !word.dotted)
    word.stem = fold_lower_case(stemmer_.stem(word.form));
  return word;
}

}  // namespace kiosque
