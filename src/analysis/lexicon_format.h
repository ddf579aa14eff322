// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xxhash.h>

#include <cstdint>
#include <string_view>

namespace kiosque::lexicon_format {

// The lexicon's bytes: this header, then five arrays and the strings, each at its offset from
// the beginning. Little-endian, as the machine that builds it. Hash tables use open addressing
// with linear probing; their sizes are powers of two and they are at most half full.
struct Header {
  std::uint64_t magic;
  std::uint64_t content_hash;  // XXH3-64 of all that follows the header
  std::uint32_t word_slots;
  std::uint32_t words_at;
  std::uint32_t edge_slots;
  std::uint32_t edges_at;
  std::uint32_t node_count;
  std::uint32_t nodes_at;
  std::uint32_t entry_count;
  std::uint32_t entries_at;
  std::uint32_t common_words;  // hash_common_word() of each, sorted
  std::uint32_t common_words_at;
  std::uint32_t strings_at;
  std::uint32_t size;
};

inline constexpr std::uint64_t kMagic = 0x33305845'4C45534BULL;  // "KSELEX03"

struct WordSlot {
  std::uint32_t string;  // offset into the strings; 0: empty slot
  std::uint32_t flags;
  std::uint32_t id;
};

struct EdgeSlot {
  std::uint32_t node;  // 0: empty slot
  std::uint32_t word_id;
  std::uint32_t child;
};

struct Node {
  std::uint32_t first_entry;
  std::uint32_t entry_count;
};

struct Entry {
  std::uint8_t kind;
  std::uint8_t case_rule;
  std::uint16_t capitals;
  std::uint32_t label;
  std::uint32_t spelling;
};

// Stop words and country codes share the table with folded words; no word begins with these
// bytes. The flags of a code are the offset of the country's label; offset 0 is an empty string.
inline constexpr char kStopWordMark = '\x01';
inline constexpr char kCountryMark = '\x02';

inline std::uint64_t hash_word(std::string_view word) {
  return XXH3_64bits(word.data(), word.size());
}

inline std::uint64_t hash_edge(std::uint32_t node, std::uint32_t word_id) {
  const std::uint64_t key = static_cast<std::uint64_t>(node) << 32 | word_id;
  return XXH3_64bits(&key, sizeof key);
}

// Common words are known by this hash alone, of their folded form: 420,000 of them take 1.7 MB,
// and one unknown word in 10,000 is taken for one. The upper half of 64-bit FNV-1a, which
// tools/list_common_words.py computes too.
inline std::uint32_t hash_common_word(std::string_view folded) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : folded) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace kiosque::lexicon_format
