// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

// The hashes and codes of position_record.h, which its writer and its reader share; frozen with the
// schema.
namespace kiosque::position_code {

// Of terms: 2.5 on average. More make the records little smaller and take much longer to write.
inline constexpr std::uint32_t kMostInBucket = 14;
inline constexpr std::uint32_t kBucketsPerOffset = 4;
// The count of a bucket's terms: from kLongSize on that code and then, in as many bits, the rest.
inline constexpr unsigned kSizeBits = 3;
inline constexpr std::uint32_t kLongSize = 7;
inline constexpr unsigned kSeeds = 256;

constexpr std::uint32_t bucket_count(std::uint32_t terms) { return (terms * 2 + 4) / 5; }

// A bijection for each seed.
constexpr std::uint64_t seeded(std::uint64_t key, unsigned seed) {
  std::uint64_t hash = key ^ (seed * 0x9E3779B97F4A7C15U);
  hash = (hash ^ hash >> 32U) * 0xD6E8FEB86659FD93U;
  return hash ^ hash >> 32U;
}

constexpr std::uint32_t bucket_of(std::uint64_t hash, std::uint32_t buckets) {
  return static_cast<std::uint32_t>((hash >> 32U) * buckets >> 32U);
}

// By the second hash of that number, the place in a bucket of so many terms.
constexpr std::uint32_t place_of(std::uint64_t hash, std::uint64_t number, std::uint32_t size) {
  std::uint64_t place = (hash ^ (number * 0xBF58476D1CE4E5B9U)) * 0x94D049BB133111EBU;
  place = (place ^ place >> 29U) * 0x9FB21C651E98DF25U;
  return static_cast<std::uint32_t>((place >> 32U) * size >> 32U);
}

// Parameters of Rice codes: for a bucket's number, by the count of its terms, of which 0 and 1 have
// no number, …
inline constexpr std::array<std::uint8_t, kMostInBucket + 1> kNumberBits = {
    0, 0, 0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 15, 16};
// … and for the gaps between so many positions up to the last one of the article.
constexpr unsigned gap_bits(std::uint32_t last, std::uint32_t positions) {
  const std::uint32_t free = last - positions;
  const auto bits_of_gaps = static_cast<unsigned>(std::bit_width(free - free / 4));
  const auto bits_of_count = static_cast<unsigned>(std::bit_width(positions + 1));
  return bits_of_gaps > bits_of_count ? bits_of_gaps - bits_of_count : 0;
}

}  // namespace kiosque::position_code
