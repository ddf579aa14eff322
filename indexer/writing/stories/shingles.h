// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/analysis/token.h"

namespace kiosque {

// Runs of so many words that are no stop words, as 64-bit hashes in the order of the text: what
// copies of a text share, and other texts on the same subject hardly. Frozen like terms, since
// sketch terms are made of them. A text's first words alone count, see kMaxShingles.
std::vector<std::uint64_t> shingles_of(const std::vector<Token>& tokens, std::size_t words);

// Longer runs to find copies by, so that few others meet; shorter ones to compare, which more
// changes leave alone.
inline constexpr std::size_t kSketchWords = 4;
inline constexpr std::size_t kComparedWords = 3;

// Few enough that the sets of an article can be held and compared whatever its length.
inline constexpr std::size_t kMaxShingles = 20'000;
// A text with fewer is too short to be told from another by them.
inline constexpr std::size_t kMinShingles = 12;

// The terms (prefix::sketch) under which copies of the text meet: those of its shingles that have
// the smallest hashes, over the whole text and again over its beginning, which a copy that was
// cut still has. None for a text that is too short.
std::vector<std::string> sketch_terms(const std::vector<Token>& tokens);

// The term of one hash: 36 of its bits in six printable bytes.
std::string sketch_term(std::uint64_t hash);

// A text's distinct shingles of kComparedWords, shortened and sorted: made to be compared, never
// stored.
using ShingleSet = std::vector<std::uint32_t>;
ShingleSet shingle_set(const std::vector<Token>& tokens);

// How much one text is of the other; the same both ways.
struct Resemblance {
  double containment = 0;  // of the smaller set in the larger one, 0 to 1
  double sizes = 0;        // of the smaller set to the larger one, 0 to 1
};
Resemblance compare(const ShingleSet& one, const ShingleSet& other);

}  // namespace kiosque
