// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace kiosque {

static_assert(std::endian::native == std::endian::little);

// How the numbers below a range are written.
struct Below {
  explicit Below(std::uint32_t range) {
    if (range <= 1) return;
    width = static_cast<unsigned>(std::bit_width(range - 1)) - 1;
    mask = (std::uint64_t{1} << width) - 1;
    shorter = (std::uint64_t{2} << width) - range;
  }
  unsigned width = 0;         // of the first values; the others have a bit more
  std::uint64_t mask = 0;     // of so many bits
  std::uint64_t shorter = 1;  // how many they are
};

// Numbers of any width in bits, the lowest bit first. Widths are at most 56.
class BitWriter {
 public:
  void put(std::uint64_t value, unsigned width) {
    pending_ |= value << used_;
    used_ += width;
    for (; used_ >= 8; used_ -= 8, pending_ >>= 8U) bytes_ += static_cast<char>(pending_ & 0xFFU);
  }

  // So many zeros and a one.
  void put_unary(std::uint64_t zeros) {
    for (; zeros >= 32; zeros -= 32) put(0, 32);
    put(std::uint64_t{1} << zeros, static_cast<unsigned>(zeros) + 1);
  }

  // value < range, in the fewest bits: the first values take one bit less.
  void put_below(std::uint32_t value, std::uint32_t range) {
    const Below below(range);
    if (value < below.shorter) return put(value, below.width);
    put((value + below.shorter) >> 1U, below.width);
    put((value + below.shorter) & 1U, 1);
  }

  std::size_t bits() const { return bytes_.size() * 8 + used_; }

  // All bits, filled up with zeros to whole bytes; to be called last.
  std::string take() {
    if (used_ > 0) bytes_ += static_cast<char>(pending_ & 0xFFU);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  std::uint64_t pending_ = 0;
  unsigned used_ = 0;  // bits of pending_, below 8 between calls
};

// Reads what BitWriter wrote. Behind the end are zeros, and has_failed() then says so. Borrows.
class BitReader {
 public:
  BitReader(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  std::uint64_t take(unsigned width) {
    const std::uint64_t value = window() & ((std::uint64_t{1} << width) - 1);
    at_ += width;
    return value;
  }

  std::uint64_t take_unary() {
    std::uint64_t zeros = 0;
    while (true) {
      const std::uint64_t bits = window();
      if (bits != 0) {
        const auto more = static_cast<unsigned>(std::countr_zero(bits));
        at_ += more + 1;
        return zeros + more;
      }
      const std::size_t passed = 64 - at_ % 8;
      at_ += passed;
      zeros += passed;
      if (has_failed()) return zeros;
    }
  }

  // A Rice code: the upper bits as zeros before a one, then so many lower bits. Behind the end, a
  // number that is too large for anything.
  std::uint64_t take_rice(unsigned width) {
    const std::uint64_t bits = window();
    const auto zeros = static_cast<unsigned>(std::countr_zero(bits));
    if (zeros + 1 + width <= kWindow) {
      at_ += zeros + 1 + width;
      const std::uint64_t low = bits >> (zeros + 1) & ((std::uint64_t{1} << width) - 1);
      return std::uint64_t{zeros} << width | low;
    }
    const std::uint64_t high = take_unary();
    const std::uint64_t low = take(width);
    return has_failed() ? kTooLarge : high << width | low;
  }

  // An Elias gamma code: as many zeros as the number has bits behind its first one.
  std::uint64_t take_gamma() {
    const std::uint64_t bits = window();
    if ((bits & 1U) != 0) {
      ++at_;
      return 1;
    }
    const auto zeros = static_cast<unsigned>(std::countr_zero(bits));
    if (2 * zeros + 1 > kWindow) {
      at_ = bytes_.size() * 8 + 1;
      return kTooLarge;
    }
    at_ += 2 * zeros + 1;
    const std::uint64_t first = std::uint64_t{1} << zeros;
    return first | (bits >> (zeros + 1) & (first - 1));
  }

  std::uint32_t take_below(std::uint32_t range) {
    const Below below(range);
    const std::uint64_t bits = window();
    std::uint64_t value = bits & below.mask;
    at_ += below.width;
    if (value >= below.shorter) {
      value = value * 2 + (bits >> below.width & 1U) - below.shorter;
      ++at_;
    }
    return static_cast<std::uint32_t>(value);
  }

  // Passes a one and a number below the range; false where there is no one.
  bool pass_one_and(const Below& below) {
    const std::uint64_t bits = window();
    if ((bits & 1U) == 0) return false;
    at_ += 1 + below.width + ((bits >> 1U & below.mask) >= below.shorter ? 1 : 0);
    return true;
  }

  bool has_failed() const { return at_ > bytes_.size() * 8; }

 private:
  static constexpr unsigned kWindow = 57;
  static constexpr std::uint64_t kTooLarge = std::uint64_t{1} << 56U;

  // The next bits, kWindow of them at least.
  std::uint64_t window() const {
    const std::size_t byte = at_ / 8;
    std::uint64_t bits = 0;
    if (byte + sizeof bits <= bytes_.size())
      std::memcpy(&bits, bytes_.data() + byte, sizeof bits);
    else if (byte < bytes_.size())
      std::memcpy(&bits, bytes_.data() + byte, bytes_.size() - byte);
    return bits >> (at_ % 8);
  }

  std::string_view bytes_;
  std::size_t at_;
};

}  // namespace kiosque
