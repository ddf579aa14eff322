// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/gzip_stream.h"

#include <algorithm>
#include <ios>
#include <new>

#include "indexer/readers/read_block.h"

namespace kiosque {
namespace {

constexpr std::size_t kBlock = 1U << 16;
constexpr int kGzipWindow = 15 + 16;  // zlib's sign for the largest window and gzip alone

}  // namespace

GzipStream::GzipStream(std::istream& below, bool outermost, const Limits& limits,
                       Unpacked& unpacked)
    : std::istream(nullptr), buffer_(below, outermost, limits, unpacked) {
  init(&buffer_);
}

GzipStream::Buffer::Buffer(std::istream& below, bool outermost, const Limits& limits,
                           Unpacked& unpacked)
    : below_(below),
      outermost_(outermost),
      limits_(limits),
      unpacked_(unpacked),
      packed_(kBlock),
      plain_(kBlock) {
  if (inflateInit2(&zlib_, kGzipWindow) != Z_OK) throw std::bad_alloc();
}

GzipStream::Buffer::~Buffer() { inflateEnd(&zlib_); }

GzipStream::Buffer::int_type GzipStream::Buffer::underflow() {
  std::size_t count = 0;
  if (error.empty() && exceeded.empty()) count = inflate_some();
  // What came before the damage is handed out first; the next call ends the stream.
  if (count == 0 && (!error.empty() || !exceeded.empty() || below_.bad()))
    throw std::ios_base::failure("gzip");  // streams turn it into their badbit
  setg(plain_.data(), plain_.data(), plain_.data() + count);
  return count == 0 ? traits_type::eof() : traits_type::to_int_type(plain_.front());
}

bool GzipStream::Buffer::refill() {
  const std::size_t count = read_block(below_, reinterpret_cast<char*>(packed_.data()), kBlock);
  bytes_in_ += count;
  if (outermost_) unpacked_.file_bytes += count;
  zlib_.next_in = packed_.data();
  zlib_.avail_in = static_cast<uInt>(count);
  return count > 0;
}

// Goes to the next member, over padding; false at the end of all.
bool GzipStream::Buffer::begin_member() {
  while (zlib_.avail_in > 0 || refill()) {
    const auto* const end = zlib_.next_in + zlib_.avail_in;
    const auto* const next = std::find_if(zlib_.next_in, zlib_.next_in + zlib_.avail_in,
                                          [](Bytef byte) { return byte != 0; });
    zlib_.avail_in = static_cast<uInt>(end - next);
    zlib_.next_in += (next - zlib_.next_in);
    if (zlib_.avail_in == 0) continue;
    inflateReset(&zlib_);
    in_member_ = true;
    return true;
  }
  return false;
}

// Up to a block; nothing at the end, and where nothing more can be had.
std::size_t GzipStream::Buffer::inflate_some() {
  zlib_.next_out = reinterpret_cast<Bytef*>(plain_.data());
  zlib_.avail_out = kBlock;
  while (zlib_.avail_out == kBlock) {
    if (!in_member_ && !begin_member()) break;
    if (zlib_.avail_in == 0 && !refill()) {
      if (!below_.bad()) error = "the data end before they are complete";
      break;
    }
    const int status = inflate(&zlib_, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      in_member_ = false;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      error = zlib_.msg != nullptr ? zlib_.msg : "the data are damaged";
      break;
    }
  }
  const std::size_t count = kBlock - zlib_.avail_out;
  check_limits(count);
  return exceeded.empty() ? count : 0;
}

void GzipStream::Buffer::check_limits(std::size_t count) {
  bytes_out_ += count;
  if (bytes_out_ > limits_.unpacked_bytes)
    exceeded = "it unpacks to more than " + std::to_string(limits_.unpacked_bytes) + " bytes";
  else if (bytes_out_ > kHarmlessBytes && bytes_out_ / limits_.ratio > bytes_in_)
    exceeded = "it unpacks to more than " + std::to_string(limits_.ratio) + " times its size";
}

}  // namespace kiosque
