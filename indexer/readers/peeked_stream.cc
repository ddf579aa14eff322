// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/peeked_stream.h"

#include <ios>

#include "indexer/readers/read_block.h"

namespace kiosque {

PeekedStream::PeekedStream(std::istream& below, std::size_t head_bytes)
    : std::istream(nullptr), buffer_(below, head_bytes) {
  init(&buffer_);
}

PeekedStream::Buffer::Buffer(std::istream& below, std::size_t head_bytes) : below_(below) {
  head_.resize(head_bytes);
  head_.resize(read_block(below_, head_.data(), head_bytes));
  setg(head_.data(), head_.data(), head_.data() + head_.size());
}

PeekedStream::Buffer::int_type PeekedStream::Buffer::underflow() {
  rest_.resize(kHeadBytes);
  if (below_.good()) {
    const std::size_t count = read_block(below_, rest_.data(), rest_.size());
    setg(rest_.data(), rest_.data(), rest_.data() + count);
    if (count > 0) return traits_type::to_int_type(rest_.front());
  }
  // Streams turn it into their badbit.
  if (below_.bad()) throw std::ios_base::failure("the stream below cannot be read");
  return traits_type::eof();
}

}  // namespace kiosque
