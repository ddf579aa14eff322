// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <zlib.h>

#include <cstdint>
#include <istream>
#include <streambuf>
#include <string>
#include <vector>

#include "indexer/input/archive.h"
#include "indexer/input/limits.h"

namespace kiosque {

// What gzip data hold, all members one after the other (RFC 1952), by zlib: libarchive takes
// whatever follows a member for the end, gives nothing of a block that is cut, and does not check
// the sums. NUL bytes behind the last member are padding. Where the data are damaged, cut or go
// beyond a limit, what comes before is read and the stream is then bad().
class GzipStream : public std::istream {
 public:
  // Borrows all. `outermost`: the bytes below are those of the file.
  GzipStream(std::istream& below, bool outermost, const Limits& limits, Unpacked& unpacked);

  // What is wrong with the data; empty where nothing is.
  const std::string& error() const { return buffer_.error; }
  const std::string& exceeded() const { return buffer_.exceeded; }

 private:
  class Buffer : public std::streambuf {
   public:
    Buffer(std::istream& below, bool outermost, const Limits& limits, Unpacked& unpacked);
    ~Buffer() override;
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;

    std::string error;
    std::string exceeded;

   protected:
    int_type underflow() override;

   private:
    bool refill();
    bool begin_member();
    std::size_t inflate_some();
    void check_limits(std::size_t count);

    std::istream& below_;
    bool outermost_;
    const Limits& limits_;
    Unpacked& unpacked_;
    z_stream zlib_{};
    std::vector<Bytef> packed_;
    std::vector<char> plain_;
    std::uint64_t bytes_in_ = 0;
    std::uint64_t bytes_out_ = 0;
    bool in_member_ = true;
  };

  Buffer buffer_;
};

}  // namespace kiosque
