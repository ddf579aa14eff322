// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/index/position_record.h"

#include <xxhash.h>

#include "src/index/bit_stream.h"
#include "src/index/position_code.h"

namespace kiosque {
namespace {

namespace code = position_code;

constexpr std::uint32_t kMostPositions = std::uint32_t{1} << 30U;

// Numbers that no record has become 0.
std::uint32_t take_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; !bytes.empty() && shift < 35; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if ((byte & 0x80U) == 0)
      return number <= kMostPositions ? static_cast<std::uint32_t>(number) : 0;
  }
  return 0;
}

std::uint8_t take_byte(std::string_view& bytes) {
  if (bytes.empty()) return 0;
  const auto byte = static_cast<std::uint8_t>(bytes.front());
  bytes.remove_prefix(1);
  return byte;
}

std::uint32_t take_size(BitReader& bits) {
  const auto size = static_cast<std::uint32_t>(bits.take(code::kSizeBits));
  if (size < code::kLongSize) return size;
  return size + static_cast<std::uint32_t>(bits.take(code::kSizeBits));
}

// The number of a bucket's second hash.
std::uint64_t take_hash_number(BitReader& bits, std::uint32_t terms) {
  return terms < 2 ? 0 : bits.take_rice(code::kNumberBits[terms]);
}

// Calls visit(position) for each; false where there can be no such positions.
template <typename Visit>
bool for_each_position(BitReader& bits, std::uint32_t last, Visit&& visit) {
  const std::uint64_t claimed = bits.take_gamma();
  if (claimed > last) return false;
  const auto count = static_cast<std::uint32_t>(claimed);
  std::uint32_t next = 1;
  if (count > 1) {
    const unsigned width = code::gap_bits(last, count);
    for (std::uint32_t left = count - 1; left > 0; --left) {
      const std::uint64_t position = next + bits.take_rice(width);
      if (position > last - left) return false;
      next = static_cast<std::uint32_t>(position) + 1;
      visit(next - 1);
    }
  }
  const std::uint32_t position = next + bits.take_below(last - next + 1);
  visit(position);
  return !bits.has_failed();
}

bool pass_terms(BitReader& bits, std::uint32_t last, std::uint32_t terms) {
  const Below single(last);
  for (; terms > 0; --terms)
    if (!bits.pass_one_and(single) && !for_each_position(bits, last, [](std::uint32_t) {}))
      return false;
  return !bits.has_failed();
}

}  // namespace

std::uint64_t position_key(std::string_view term) { return XXH3_64bits(term.data(), term.size()); }

PositionRecord::PositionRecord(std::string_view bytes) {
  terms_ = take_number(bytes);
  last_ = take_number(bytes);
  before_gap_ = take_number(bytes);
  gap_ = take_number(bytes);
  seed_ = take_byte(bytes);
  offset_width_ = take_byte(bytes);
  bits_ = bytes;
  // A term has two bits at least.
  if (offset_width_ > 32 || terms_ > bits_.size() * 4) terms_ = 0;
}

void PositionRecord::read(std::uint64_t key, std::vector<std::uint32_t>& positions) const {
  if (terms_ == 0) return;
  const std::uint64_t hash = code::seeded(key, seed_);
  const std::uint32_t buckets = code::bucket_count(terms_);
  const std::uint32_t wanted = code::bucket_of(hash, buckets);
  const std::size_t offsets = (buckets - 1) / code::kBucketsPerOffset;
  std::size_t at = (offsets * offset_width_ + 7) / 8 * 8;
  if (const std::size_t group = wanted / code::kBucketsPerOffset; group > 0)
    at += BitReader(bits_, (group - 1) * offset_width_).take(offset_width_);
  BitReader bits(bits_, at);
  for (std::uint32_t bucket = wanted - wanted % code::kBucketsPerOffset;; ++bucket) {
    const std::uint32_t size = take_size(bits);
    const std::uint64_t number = take_hash_number(bits, size);
    if (bucket < wanted) {
      if (!pass_terms(bits, last_, size)) return;
      continue;
    }
    if (size == 0 || !pass_terms(bits, last_, size > 1 ? code::place_of(hash, number, size) : 0))
      return;
    break;
  }
  for_each_position(bits, last_, [&](std::uint32_t position) {
    positions.push_back(position > before_gap_ ? position + gap_ : position);
  });
}

}  // namespace kiosque
