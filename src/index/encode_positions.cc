// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <array>
#include <optional>

#include "src/index/bit_stream.h"
#include "src/index/position_code.h"
#include "src/index/position_record.h"

namespace kiosque {
namespace {

namespace code = position_code;
using Positions = std::span<const std::uint32_t>;

constexpr std::uint32_t kMostPositions = std::uint32_t{1} << 30U;
constexpr std::uint64_t kMostTries = std::uint64_t{1}
                                     << 24U;  // more than 100 times what 14 terms take

struct HashedTerm {
  std::uint64_t hash;
  Positions positions;
};

// The longest row of positions that no term has.
struct Gap {
  std::uint32_t before = 0;
  std::uint32_t length = 0;
};

Gap find_gap(std::span<const HashedTerm> terms, std::uint32_t last) {
  constexpr std::uint32_t kFurthest = std::uint32_t{1} << 24U;
  if (last > kFurthest) return {};
  std::vector<bool> taken(last + std::size_t{1});
  for (const HashedTerm& term : terms)
    for (const std::uint32_t position : term.positions) taken[position] = true;
  Gap longest;
  std::uint32_t before = 0;
  for (std::uint32_t position = 1; position <= last; ++position) {
    if (!taken[position]) continue;
    if (position - before - 1 > longest.length) longest = {before, position - before - 1};
    before = position;
  }
  return longest;
}

void put_number(std::string& bytes, std::uint32_t number) {
  for (; number >= 0x80U; number >>= 7U) bytes += static_cast<char>((number & 0x7FU) | 0x80U);
  bytes += static_cast<char>(number);
}

void put_rice(BitWriter& bits, std::uint64_t number, unsigned width) {
  bits.put_unary(number >> width);
  bits.put(number & ((std::uint64_t{1} << width) - 1), width);
}

class Encoder {
 public:
  explicit Encoder(std::span<const TermPositions> terms) {
    terms_.reserve(terms.size());
    for (const TermPositions& term : terms)
      if (!term.positions.empty() && term.positions.back() <= kMostPositions) {
        terms_.push_back({position_key(term.term), term.positions});
        last_ = std::max(last_, term.positions.back());
      }
    gap_ = find_gap(terms_, last_);
    last_ -= gap_.length;
  }

  std::string encode() {
    if (terms_.empty()) return {};
    for (unsigned seed = 0; seed < code::kSeeds; ++seed)
      if (try_seed(seed)) return whole(seed);
    return {};
  }

 private:
  bool try_seed(unsigned seed) {
    std::vector<HashedTerm> terms = terms_;
    for (HashedTerm& term : terms) term.hash = code::seeded(term.hash, seed);
    // Buckets are ranges of hashes.
    std::sort(terms.begin(), terms.end(),
              [](const HashedTerm& a, const HashedTerm& b) { return a.hash < b.hash; });
    // Terms of one hash would need one place.
    terms.erase(
        std::unique(terms.begin(), terms.end(),
                    [](const HashedTerm& a, const HashedTerm& b) { return a.hash == b.hash; }),
        terms.end());
    count_ = static_cast<std::uint32_t>(terms.size());
    body_ = {};
    offsets_.clear();
    const std::uint32_t buckets = code::bucket_count(count_);
    auto begin = terms.begin();
    for (std::uint32_t bucket = 0; bucket < buckets; ++bucket) {
      auto end = begin;
      while (end != terms.end() && code::bucket_of(end->hash, buckets) == bucket) ++end;
      if (bucket > 0 && bucket % code::kBucketsPerOffset == 0) offsets_.push_back(body_.bits());
      if (!put_bucket({begin, end})) return false;
      begin = end;
    }
    return true;
  }

  bool put_bucket(std::span<const HashedTerm> terms) {
    if (terms.size() > code::kMostInBucket) return false;
    const auto size = static_cast<std::uint32_t>(terms.size());
    body_.put(std::min(size, code::kLongSize), code::kSizeBits);
    if (size >= code::kLongSize) body_.put(size - code::kLongSize, code::kSizeBits);
    if (size == 1) put_positions(terms.front().positions);
    if (size < 2) return true;
    const auto number = find_number(terms);
    if (!number) return false;
    put_rice(body_, *number, code::kNumberBits[size]);
    std::array<Positions, code::kMostInBucket> places;
    for (const HashedTerm& term : terms)
      places[code::place_of(term.hash, *number, size)] = term.positions;
    for (std::uint32_t place = 0; place < size; ++place) put_positions(places[place]);
    return true;
  }

  // The first of the second hashes that gives each term a place of its own.
  static std::optional<std::uint64_t> find_number(std::span<const HashedTerm> terms) {
    const auto size = static_cast<std::uint32_t>(terms.size());
    for (std::uint64_t number = 0; number < kMostTries; ++number) {
      std::uint32_t taken = 0;
      for (const HashedTerm& term : terms) {
        const std::uint32_t place = std::uint32_t{1} << code::place_of(term.hash, number, size);
        if ((taken & place) != 0) break;
        taken |= place;
      }
      if (taken == (std::uint32_t{1} << size) - 1) return number;
    }
    return std::nullopt;
  }

  void put_positions(Positions positions) {
    const auto count = static_cast<std::uint32_t>(positions.size());
    const auto width = static_cast<unsigned>(std::bit_width(count)) - 1;
    body_.put_unary(width);
    body_.put(count - (std::uint32_t{1} << width), width);
    const unsigned width_of_gap = count > 1 ? code::gap_bits(last_, count) : 0;
    std::uint32_t next = 1;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t position =
          positions[i] > gap_.before ? positions[i] - gap_.length : positions[i];
      if (i + 1 < count)
        put_rice(body_, position - next, width_of_gap);
      else
        body_.put_below(position - next, last_ - next + 1);
      next = position + 1;
    }
  }

  std::string whole(unsigned seed) {
    std::string record;
    put_number(record, count_);
    put_number(record, last_);
    put_number(record, gap_.before);
    put_number(record, gap_.length);
    record += static_cast<char>(seed);
    const auto width =
        static_cast<unsigned>(offsets_.empty() ? 0 : std::bit_width(offsets_.back()));
    record += static_cast<char>(width);
    BitWriter offsets;
    for (const std::size_t offset : offsets_) offsets.put(offset, width);
    record += offsets.take();
    record += body_.take();
    return record;
  }

  std::vector<HashedTerm> terms_;
  std::uint32_t last_ = 0;
  Gap gap_;
  std::uint32_t count_ = 0;
  BitWriter body_;
  std::vector<std::size_t> offsets_;
};

}  // namespace

std::string encode_positions(std::span<const TermPositions> terms) {
  return Encoder(terms).encode();
}

}  // namespace kiosque
