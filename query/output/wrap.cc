// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/wrap.h"

#include <utility>

#include "src/text/display.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

class Lines {
 public:
  explicit Lines(std::size_t width) : width_(width) {}

  void add(std::string_view character, std::size_t columns, std::string_view ink) {
    if (width_ != 0 && !word_.empty() && word_columns_ + columns > width_) {
      end_line();  // the word has lines of its own
      end_word();
      end_line();
    }
    append(word_, character, ink);
    word_columns_ += columns;
  }

  void end_word() {
    if (word_.empty()) return;
    if (width_ != 0 && line_columns_ + (line_.empty() ? 0 : 1) + word_columns_ > width_) end_line();
    if (!line_.empty()) {
      append(line_, " ", line_.back().ink == word_.front().ink ? line_.back().ink : ink::plain);
      ++line_columns_;
    }
    for (const Span& span : word_) append(line_, span.text, span.ink);
    line_columns_ += std::exchange(word_columns_, 0);
    word_.clear();
  }

  std::vector<StyledText> take() {
    end_word();
    end_line();
    return std::move(lines_);
  }

 private:
  void end_line() {
    if (!line_.empty()) lines_.push_back(std::move(line_));
    line_.clear();
    line_columns_ = 0;
  }

  std::size_t width_;
  StyledText word_;
  StyledText line_;
  std::size_t word_columns_ = 0;
  std::size_t line_columns_ = 0;
  std::vector<StyledText> lines_;
};

}  // namespace

std::vector<StyledText> wrap(const StyledText& text, std::size_t width) {
  Lines lines(width);
  for (const Span& span : text) {
    const std::string_view all = span.text;
    for (std::size_t at = 0; at < all.size();) {
      const CodePoint next = decode_code_point(all, at);
      if (next.value == U' ')
        lines.end_word();
      else
        lines.add(all.substr(at, next.length), column_width(next.value), span.ink);
      at += next.length;
    }
  }
  return lines.take();
}

}  // namespace kiosque
