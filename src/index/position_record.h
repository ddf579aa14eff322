// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

// Where the words of one article stand, in one value of the index. No terms are in it: a perfect
// hash, of about three bits a term, leads from a term's hash to its positions. So it answers for
// the article's own terms alone, and FOR ANY OTHER TERM IT MAY ANSWER WITH POSITIONS OF SOME TERM:
// ask the term's posting list first whether the article has it.
//
// The format, frozen with the schema. Numbers of seven bits a byte, the lowest first: the count of
// terms, the last position, the last position before the largest gap and the gap's length, which
// is taken out of all that follows. A byte: the seed of the hashes; a byte: the width of an offset.
// Then bits (`bit_stream.h`, `position_code.h`). The terms are in buckets by their seeded hash, of
// two or three and 14 at most; the offset in bits of each fourth bucket but the first stands before
// them all, filled up to bytes. A bucket is: the count of its terms; where there are several, the
// number of a second hash that gives each its place, as a Rice code; and the terms in that order. A
// term is: the count of its positions as an Elias gamma code, the gaps between them as Rice codes,
// and the last one in the fewest bits that tell it from the others that are possible.

struct TermPositions {
  std::string_view term;                     // as in the index
  std::span<const std::uint32_t> positions;  // from 1 up, in ascending order, none twice
};

// The terms may be in any order, none of them twice. Empty where none has a position.
std::string encode_positions(std::span<const TermPositions> terms);

// What a record knows a term by.
std::uint64_t position_key(std::string_view term);

// A view of an article's record. What is no record, or a damaged one, has no positions, or wrong
// ones.
class PositionRecord {
 public:
  explicit PositionRecord(std::string_view bytes);

  bool empty() const { return terms_ == 0; }

  // Appends the positions of one of the article's terms, in ascending order.
  void read(std::uint64_t key, std::vector<std::uint32_t>& positions) const;

 private:
  std::string_view bits_;
  std::uint32_t terms_ = 0;
  std::uint32_t last_ = 0;
  std::uint32_t before_gap_ = 0;
  std::uint32_t gap_ = 0;
  std::uint8_t seed_ = 0;
  std::uint8_t offset_width_ = 0;
};

}  // namespace kiosque
