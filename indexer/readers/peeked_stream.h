// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <istream>
#include <streambuf>
#include <string_view>
#include <vector>

namespace kiosque {

// A stream whose beginning can be looked at before it is read; the stream below it cannot be
// rewound, as standard input and an archive's entry cannot. Borrows it. When reading fails below,
// reading fails here: bad().
class PeekedStream : public std::istream {
 public:
  // Reads up to `head_bytes` at once.
  explicit PeekedStream(std::istream& below, std::size_t head_bytes = kHeadBytes);

  // The first bytes, all of them where the stream is no longer. Unchanged by reading.
  std::string_view head() const { return buffer_.head(); }

  static constexpr std::size_t kHeadBytes = 1U << 16;

 private:
  class Buffer : public std::streambuf {
   public:
    Buffer(std::istream& below, std::size_t head_bytes);
    std::string_view head() const { return {head_.data(), head_.size()}; }

   protected:
    int_type underflow() override;

   private:
    std::istream& below_;
    std::vector<char> head_;
    std::vector<char> rest_;
  };

  Buffer buffer_;
};

}  // namespace kiosque
