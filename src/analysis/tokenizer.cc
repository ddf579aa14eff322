// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/tokenizer.h"

#include "src/text/characters.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

// Reads a text once, from left to right, with a look at what follows.
class Scanner {
 public:
  Scanner(std::string_view utf8, std::vector<WordSpan>& spans) : utf8_(utf8), spans_(spans) {}

  void scan() {
    while (at_ < utf8_.size()) {
      const Character c = character_at(at_);
      switch (c.kind) {
        case CharClass::letter:
        case CharClass::digit:
          scan_word();
          word_end_ = at_;
          break;
        case CharClass::ideograph:
          add(at_, at_ + c.length, false);
          at_ += c.length;
          word_end_ = at_;
          break;
        case CharClass::hyphen:
          hyphen_before_ = word_end_ == at_;
          at_ += c.length;
          break;
        case CharClass::ignorable:
          if (word_end_ == at_) word_end_ += c.length;
          at_ += c.length;
          break;
        default:
          at_ += c.length;
          hyphen_before_ = false;
          break;
      }
    }
  }

 private:
  struct Character {
    CharClass kind = CharClass::separator;
    unsigned length = 0;
    char32_t value = 0;
  };

  static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  static bool is_word_character(CharClass kind) {
    return kind == CharClass::letter || kind == CharClass::digit || kind == CharClass::ideograph;
  }

  Character character_at(std::size_t offset) const {
    if (offset >= utf8_.size()) return {};
    const CodePoint next = decode_code_point(utf8_, offset);
    if (!next.well_formed) return {CharClass::separator, next.length, 0};
    return {classify(next.value), next.length, next.value};
  }

  void add(std::size_t begin, std::size_t end, bool has_apostrophe) {
    spans_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                      hyphen_before_, has_apostrophe});
    hyphen_before_ = false;
  }

  // Letters, digits and marks, with the apostrophes, dots, commas and spaces that belong inside.
  void scan_word() {
    const std::size_t begin = at_;
    if (const std::size_t end = end_of_acronym(begin); end != begin) {
      add(begin, end, false);
      at_ = end;
      return;
    }
    bool has_apostrophe = false;
    bool only_digits = true;
    bool has_ignorable = false;
    while (at_ < utf8_.size()) {
      if (is_ascii_letter(utf8_[at_])) {  // most are
        only_digits = false;
        ++at_;
        continue;
      }
      const Character c = character_at(at_);
      if (c.kind == CharClass::letter || c.kind == CharClass::mark) {
        only_digits = false;
      } else if (c.kind == CharClass::apostrophe) {
        if (character_at(at_ + c.length).kind != CharClass::letter) break;
        has_apostrophe = true;
        at_ += c.length;
        if (const std::size_t end = end_of_acronym(at_); end != at_) {
          at_ = end;
          break;
        }
        continue;
      } else if (only_digits && (c.value == ',' || c.value == '.')) {
        if (character_at(at_ + c.length).kind != CharClass::digit) break;
      } else if (only_digits && is_thousands_blank(c.value)) {
        if (!thousands_follow(begin, at_, at_ + c.length)) break;
      } else if (c.kind == CharClass::ignorable) {
        has_ignorable = true;
      } else if (c.kind != CharClass::digit) {
        break;
      }
      at_ += c.length;
    }
    add(begin, has_ignorable ? end_without_ignorables(begin) : at_, has_apostrophe);
  }

  // A soft hyphen at the end of a word is not part of it.
  std::size_t end_without_ignorables(std::size_t begin) const {
    std::size_t end = begin;
    for (std::size_t i = begin; i < at_;) {
      const Character c = character_at(i);
      i += c.length;
      if (c.kind != CharClass::ignorable) end = i;
    }
    return end;
  }

  // Single letters with dots: O.N.U., É.D.F, J.F.K. The last dot may be missing. Returns
  // `begin` where there is none; a lone initial (E. Macron) is none.
  std::size_t end_of_acronym(std::size_t begin) const {
    const bool plain = begin + 1 < utf8_.size() && is_ascii_letter(utf8_[begin + 1]);
    if (plain) return begin;  // a word of several letters
    std::size_t end = begin;
    unsigned letters = 0;
    for (std::size_t at = begin;;) {
      const Character letter = character_at(at);
      if (letter.kind != CharClass::letter) break;
      std::size_t next = at + letter.length;
      while (character_at(next).kind == CharClass::mark) next += character_at(next).length;
      const Character dot = character_at(next);
      if (dot.value != '.') {
        if (letters > 0 && !is_word_character(dot.kind) && dot.kind != CharClass::apostrophe) {
          ++letters;
          end = next;
        }
        break;
      }
      ++letters;
      at = end = next + dot.length;
    }
    return letters >= 2 ? end : begin;
  }

  // The blanks that set thousands apart; a tab or a line break separates numbers.
  static bool is_thousands_blank(char32_t c) {
    return c == U' ' || c == U'\u00A0' || c == U'\u2009' || c == U'\u202F';
  }

  // True for the blank in 12 000: one to three digits before it, then groups of three.
  bool thousands_follow(std::size_t begin, std::size_t blank, std::size_t next) const {
    std::size_t lead = 0;
    for (std::size_t i = blank; i > begin && utf8_[i - 1] >= '0' && utf8_[i - 1] <= '9'; --i)
      ++lead;
    const bool first_group = blank - begin == lead;
    if (lead == 0 || lead > 3 || (!first_group && lead != 3)) return false;
    std::size_t digits = 0;
    while (digits < 4 && next + digits < utf8_.size() && utf8_[next + digits] >= '0' &&
           utf8_[next + digits] <= '9')
      ++digits;
    return digits == 3 && character_at(next + digits).kind != CharClass::letter;
  }

  std::string_view utf8_;
  std::vector<WordSpan>& spans_;
  std::size_t at_ = 0;
  std::size_t word_end_ = std::string_view::npos;  // of the last word, with ignorables behind it
  bool hyphen_before_ = false;
};

}  // namespace

void tokenize(std::string_view utf8, std::vector<WordSpan>& spans) { Scanner(utf8, spans).scan(); }

}  // namespace kiosque
