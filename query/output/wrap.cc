// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/wrap.h"

#include <utility>

#include "src/text/display.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

// Some terminals show it as a hyphen, in the middle of a line.
constexpr char32_t kSoftHyphen = 0xAD;

// Whether no line should begin with the sign, or end with it.
bool clings_to_the_left(char32_t sign) {
  return sign == U'»' || sign == U':' || sign == U';' || sign == U'!' || sign == U'?';
}
bool clings_to_the_right(char32_t sign) { return sign == U'«'; }

class Lines {
 public:
  explicit Lines(std::size_t width) : width_(width) {}

  void add(std::string_view character, std::size_t columns, std::string_view ink) {
    if (width_ != 0 && !word_.text.empty() && word_.columns + columns > width_) {
      place_group();
      end_line();  // the word has lines of its own
      place(std::exchange(word_, {}));
      end_line();
    }
    append(word_.text, character, ink);
    word_.columns += columns;
  }

  // A word that holds to the next one waits for it.
  void end_word(bool holds_to_next) {
    if (!word_.text.empty()) group_.push_back(std::exchange(word_, {}));
    if (!holds_to_next) place_group();
  }

  std::vector<StyledText> take() {
    end_word(false);
    end_line();
    return std::move(lines_);
  }

 private:
  struct Word {
    StyledText text;
    std::size_t columns = 0;
  };

  void place_group() {
    std::size_t columns = 0;
    for (const Word& word : group_) columns += word.columns + (columns == 0 ? 0 : 1);
    if (width_ != 0 && columns <= width_ && !line_.empty() && line_columns_ + 1 + columns > width_)
      end_line();
    for (const Word& word : group_) place(word);
    group_.clear();
  }

  void place(const Word& word) {
    if (width_ != 0 && !line_.empty() && line_columns_ + 1 + word.columns > width_) end_line();
    if (!line_.empty()) {
      const std::string_view ink = line_.back().ink;
      append(line_, " ", ink == word.text.front().ink ? ink : ink::plain);
      ++line_columns_;
    }
    for (const Span& span : word.text) append(line_, span.text, span.ink);
    line_columns_ += word.columns;
  }

  void end_line() {
    if (!line_.empty()) lines_.push_back(std::move(line_));
    line_.clear();
    line_columns_ = 0;
  }

  std::size_t width_;
  Word word_;
  std::vector<Word> group_;
  StyledText line_;
  std::size_t line_columns_ = 0;
  std::vector<StyledText> lines_;
};

}  // namespace

std::vector<StyledText> wrap(const StyledText& text, std::size_t width) {
  Lines lines(width);
  char32_t last = U' ';
  bool after_blank = false;
  for (const Span& span : text) {
    const std::string_view all = span.text;
    for (std::size_t at = 0; at < all.size();) {
      const CodePoint next = decode_code_point(all, at);
      if (next.value == U' ') {
        after_blank = true;
      } else if (next.value != kSoftHyphen) {
        if (std::exchange(after_blank, false))
          lines.end_word(clings_to_the_right(last) || clings_to_the_left(next.value));
        lines.add(all.substr(at, next.length), column_width(next.value), span.ink);
        last = next.value;
      }
      at += next.length;
    }
  }
  return lines.take();
}

}  // namespace kiosque
