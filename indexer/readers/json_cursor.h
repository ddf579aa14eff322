// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <streambuf>
#include <utility>

namespace kiosque {

inline bool is_json_blank(int c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The characters of a stream, with their lines. May throw std::ios_base::failure as streams do.
class JsonCursor {
 public:
  static constexpr int kEnd = std::streambuf::traits_type::eof();

  // `first` was a line of its own before the stream's characters; 0 for none.
  JsonCursor(std::streambuf& buffer, char first, std::uint64_t line)
      : buffer_(buffer), line_(line) {
    if (first == 0) return;
    give_back(static_cast<unsigned char>(first));
    line_end_due_ = true;
  }

  int next() {
    const int c = take();
    if (line_ended_ && c != kEnd) {
      ++line_;
      indent_ = 0;
      in_indent_ = true;
    }
    line_ended_ = c == '\n';
    if (in_indent_ && (c == ' ' || c == '\t'))
      ++indent_;
    else
      in_indent_ = false;
    return c;
  }

  int next_significant() {
    int c = next();
    while (is_json_blank(c)) c = next();
    return c;
  }

  // The next one again. Never a line's end.
  void give_back(int c) { given_back_ = c; }

  std::uint64_t line() const { return line_; }    // of the character that came last
  std::size_t indent() const { return indent_; }  // blanks at the beginning of that line
  bool at_line_end() const { return line_ended_; }

 private:
  int take() {
    if (given_back_ != kEnd) return std::exchange(given_back_, kEnd);
    return std::exchange(line_end_due_, false) ? '\n' : buffer_.sbumpc();
  }

  std::streambuf& buffer_;
  int given_back_ = kEnd;
  std::uint64_t line_;
  std::size_t indent_ = 0;
  bool in_indent_ = true;
  bool line_ended_ = false;
  bool line_end_due_ = false;
};

}  // namespace kiosque
