// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/stories/shingles.h"

#include <algorithm>

#include "src/index/schema.h"

namespace kiosque {
namespace {

// Measured, as docs/near-duplicates.md tells.
constexpr std::size_t kWholeKeys = 4;
constexpr std::size_t kLeadKeys = 4;
constexpr std::size_t kLeadShingles = 60;
constexpr std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 32U;
  value *= 0xD6E8FEB86659FD93ULL;
  value ^= value >> 32U;
  value *= 0xD6E8FEB86659FD93ULL;
  return value ^ value >> 32U;
}

// Puts the `count` smallest of different hashes first and drops the others.
void keep_smallest(std::vector<std::uint64_t>& hashes, std::size_t count) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  if (hashes.size() > count) hashes.resize(count);
}

}  // namespace

std::vector<std::uint64_t> shingles_of(const std::vector<Token>& tokens) {
  std::vector<std::uint64_t> shingles;
  shingles.reserve(std::min(tokens.size(), kMaxShingles));
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  std::size_t words = 0;
  for (const Token& token : tokens) {
    if (token.word->stop_word) continue;
    const std::uint64_t third = token.word->folded_hash;
    if (++words >= 3) shingles.push_back(mix(mix(mix(first) + second) + third));
    if (shingles.size() == kMaxShingles) break;
    first = second;
    second = third;
  }
  return shingles;
}

// Smallest hashes have few bits left: they are mixed once more.
std::string sketch_term(std::uint64_t hash) {
  constexpr std::string_view kDigits =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  std::string term(prefix::sketch);
  std::uint64_t bits = mix(hash);
  for (int digit = 0; digit < 6; ++digit, bits >>= 6U) term += kDigits[bits & 63U];
  return term;
}

std::vector<std::string> sketch_terms(const std::vector<std::uint64_t>& shingles) {
  std::vector<std::string> terms;
  if (shingles.size() < kMinShingles) return terms;
  std::vector<std::uint64_t> whole = shingles;
  keep_smallest(whole, kWholeKeys);
  const std::size_t lead_size = std::min(shingles.size(), kLeadShingles);
  std::vector<std::uint64_t> lead(shingles.begin(),
                                  shingles.begin() + static_cast<std::ptrdiff_t>(lead_size));
  keep_smallest(lead, kLeadKeys);
  whole.insert(whole.end(), lead.begin(), lead.end());
  keep_smallest(whole, whole.size());
  terms.reserve(whole.size());
  for (const std::uint64_t hash : whole) terms.push_back(sketch_term(hash));
  return terms;
}

ShingleSet to_set(const std::vector<std::uint64_t>& shingles) {
  ShingleSet set;
  set.reserve(shingles.size());
  for (const std::uint64_t hash : shingles) set.push_back(static_cast<std::uint32_t>(hash));
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  return set;
}

Resemblance compare(const ShingleSet& one, const ShingleSet& other) {
  const auto smaller = static_cast<double>(std::min(one.size(), other.size()));
  const auto larger = static_cast<double>(std::max(one.size(), other.size()));
  if (smaller == 0) return {};
  std::size_t shared = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    const bool same = *a == *b;
    const bool before = *a < *b;
    shared += same ? 1 : 0;
    if (same || before) ++a;
    if (same || !before) ++b;
  }
  return {static_cast<double>(shared) / smaller, smaller / larger};
}

}  // namespace kiosque
