// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/warc/byte_source.h"

#include <algorithm>

#include "indexer/readers/read_block.h"

namespace kiosque {

// More bytes behind those that are left. False at the end.
bool ByteSource::fill() {
  constexpr std::size_t kChunk = 1U << 16;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kChunk);
  buffer_.resize(before + read_block(in_, buffer_.data() + before, kChunk));
  return buffer_.size() > before;
}

void ByteSource::advance(std::size_t count) {
  at_ += count;
  position_ += count;
}

ByteSource::Line ByteSource::read_line(std::string& line, std::size_t max) {
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = buffer_.find('\n', at_ + searched);
    const std::size_t length = (end == std::string::npos ? buffer_.size() : end) - at_;
    if (length > max) {
      line.assign(buffer_, at_, max);
      advance(max);
      return Line::too_long;
    }
    if (end != std::string::npos) {
      line.assign(buffer_, at_, length);
      advance(length + 1);
      if (line.ends_with('\r')) line.pop_back();
      return Line::read;
    }
    searched = length;
    if (fill()) continue;
    line.assign(buffer_, at_, length);
    advance(length);
    return line.empty() ? Line::end : Line::read;
  }
}

std::string ByteSource::read(std::size_t count) {
  std::string bytes;
  while (bytes.size() < count && (available() > 0 || fill())) {
    const std::size_t part = std::min(count - bytes.size(), available());
    bytes.append(buffer_, at_, part);
    advance(part);
  }
  return bytes;
}

std::uint64_t ByteSource::skip(std::uint64_t count) {
  std::uint64_t skipped = 0;
  while (skipped < count && (available() > 0 || fill())) {
    const auto part = std::min<std::uint64_t>(count - skipped, available());
    advance(static_cast<std::size_t>(part));
    skipped += part;
  }
  return skipped;
}

bool ByteSource::starts_with(std::string_view bytes) {
  while (available() < bytes.size() && fill()) {
  }
  return std::string_view(buffer_).substr(at_).starts_with(bytes);
}

bool ByteSource::at_end() { return available() == 0 && !fill(); }

void ByteSource::give_back(std::string_view bytes) {
  buffer_.replace(0, at_, bytes);
  at_ = 0;
  position_ -= bytes.size();
}

}  // namespace kiosque
