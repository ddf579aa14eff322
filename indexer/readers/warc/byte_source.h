// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace kiosque {

// A stream read by lines and by lengths, that knows its place and takes bytes back. Borrows the
// stream. Its memory is bounded by what it is asked for and given back.
class ByteSource {
 public:
  explicit ByteSource(std::istream& in) : in_(in) {}

  enum class Line { read, end, too_long };
  // The next line without its end. One over `max` bytes is too long; its rest is left to be read.
  Line read_line(std::string& line, std::size_t max);
  // Up to `count` bytes; fewer at the end only.
  std::string read(std::size_t count);
  // Passes over up to `count` bytes without keeping them, and says how many there were.
  std::uint64_t skip(std::uint64_t count);
  // Whether the next bytes are these.
  bool starts_with(std::string_view bytes);
  bool at_end();
  // The last bytes that were read come again.
  void give_back(std::string_view bytes);

  std::uint64_t position() const { return position_; }  // in bytes, from 0
  bool failed() const { return in_.bad(); }

 private:
  bool fill();
  std::size_t available() const { return buffer_.size() - at_; }
  void advance(std::size_t count);

  std::istream& in_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t position_ = 0;
};

}  // namespace kiosque
