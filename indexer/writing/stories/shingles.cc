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

std::vector<std::uint64_t> shingles_of(const std::vector<Token>& tokens, std::size_t words) {
  std::vector<std::uint64_t> shingles;
  shingles.reserve(std::min(tokens.size(), kMaxShingles));
  std::vector<std::uint64_t> run;  // of the last words, in a circle
  std::size_t count = 0;
  for (const Token& token : tokens) {
    if (token.word->stop_word) continue;
    if (shingles.size() == kMaxShingles) break;
    if (run.size() < words)
      run.push_back(token.word->folded_hash);
    else
      run[count % words] = token.word->folded_hash;
    if (++count < words) continue;
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < words; ++i) hash = mix(hash + run[(count + i) % words]);
    shingles.push_back(hash);
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

std::vector<std::string> sketch_terms(const std::vector<Token>& tokens) {
  std::vector<std::string> terms;
  std::vector<std::uint64_t> whole = shingles_of(tokens, kSketchWords);
  if (whole.size() < kMinShingles) return terms;
  std::vector<std::uint64_t> lead = whole;
  lead.resize(std::min(lead.size(), kLeadShingles));
  keep_smallest(whole, kWholeKeys);
  keep_smallest(lead, kLeadKeys);
  whole.insert(whole.end(), lead.begin(), lead.end());
  keep_smallest(whole, whole.size());
  terms.reserve(whole.size());
  for (const std::uint64_t hash : whole) terms.push_back(sketch_term(hash));
  return terms;
}

ShingleSet shingle_set(const std::vector<Token>& tokens) {
  const std::vector<std::uint64_t> shingles = shingles_of(tokens, kComparedWords);
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
