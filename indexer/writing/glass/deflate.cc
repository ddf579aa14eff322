// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/glass/deflate.h"

#include <zlib.h>

#include <new>

namespace kiosque::glass {

struct Deflater::Stream {
  z_stream z{};
};

Deflater::Deflater() : stream_(std::make_unique<Stream>()) {
  constexpr int kRawStream = -15;
  constexpr int kMemoryLevel = 9;
  if (deflateInit2(&stream_->z, Z_BEST_SPEED, Z_DEFLATED, kRawStream, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
}

Deflater::~Deflater() { deflateEnd(&stream_->z); }

std::string_view Deflater::deflate(std::string_view bytes) {
  z_stream& z = stream_->z;
  deflateReset(&z);
  if (deflated_.size() < bytes.size()) deflated_.resize(bytes.size());
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(deflated_.data());
  z.avail_out = static_cast<uInt>(bytes.size());
  if (::deflate(&z, Z_FINISH) != Z_STREAM_END || z.avail_out == 0) return {};
  return {deflated_.data(), bytes.size() - z.avail_out};
}

// RFC 1951, 3.2.4: blocks of a flag for the last one, their length and its complement, the bytes.
std::string_view Deflater::store(std::string_view bytes) {
  constexpr std::size_t kMostInBlock = 0xFFFF;
  deflated_.clear();
  do {
    const std::string_view block = bytes.substr(0, kMostInBlock);
    bytes.remove_prefix(block.size());
    deflated_ += bytes.empty() ? '\1' : '\0';
    for (const std::size_t number : {block.size(), ~block.size()}) {
      deflated_ += static_cast<char>(number & 0xFF);
      deflated_ += static_cast<char>(number >> 8 & 0xFF);
    }
    deflated_ += block;
  } while (!bytes.empty());
  return deflated_;
}

}  // namespace kiosque::glass
