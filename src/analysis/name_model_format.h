// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "src/analysis/feature_hash.h"
#include "src/analysis/name_label.h"

namespace kiosque::name_model_format {

// The model's bytes: this header, padded to a bucket, then the buckets of the first reading and
// those of the second, and an empty one. Little-endian, as the machine that reads it.
struct Header {
  std::uint64_t magic;
  std::uint64_t content_hash;  // XXH3-64 of all that follows these two numbers
  std::uint32_t buckets[2];
  std::int16_t transitions[2][kNameLabels][kNameLabels];
};
inline constexpr std::uint64_t kMagic = 0x31304D4E'454B534BULL;

// A bucket is a cache line of five rows: their five checks, then their weights. A row has a
// feature's weights for all labels but `outside`, which is worth 0: only differences between labels
// count.
inline constexpr std::size_t kBucketBytes = 64;
inline constexpr std::size_t kRows = 5;
inline constexpr std::size_t kWeights = kNameLabels - 1;
inline constexpr std::size_t kWeightsAt = kRows * sizeof(std::uint16_t);
// A row is read as 16 bytes: the last one's reach beyond the tables.
inline constexpr std::size_t kSpareBuckets = 1;
static_assert(kWeightsAt + kRows * kWeights <= kBucketBytes);

inline constexpr std::size_t kHeaderBytes =
    (sizeof(Header) + kBucketBytes - 1) / kBucketBytes * kBucketBytes;

inline std::uint64_t bucket_of(Feature feature, std::uint64_t bucket_count) {
  return (feature >> 32U) * bucket_count >> 32U;
}
// 0 is an empty row's.
inline std::uint16_t check_of(Feature feature) {
  return static_cast<std::uint16_t>(feature & 0xFFFFU ? feature & 0xFFFFU : 1U);
}
// The row of a bucket that has this check, or kRows.
inline std::size_t find_row(const unsigned char* bucket, std::uint16_t check) {
  // Four checks at a time: the lowest half-word that is 0 once the wanted one is taken from each
  // is found exactly; borrows reach only those above it.
  constexpr std::uint64_t kOnes = 0x0001'0001'0001'0001;
  static_assert(kRows == 5);
  std::uint64_t four = 0;
  std::uint16_t fifth = 0;
  std::memcpy(&four, bucket, sizeof four);
  std::memcpy(&fifth, bucket + sizeof four, sizeof fifth);
  four ^= kOnes * check;
  const std::uint64_t found = (four - kOnes) & ~four & (kOnes << 15U);
  const std::size_t in_four = static_cast<std::size_t>(std::countr_zero(found)) / 16;
  return in_four + ((found == 0 && fifth != check) ? 1U : 0U);
}

}  // namespace kiosque::name_model_format
