// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/lexicon.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <stdexcept>

#include "src/analysis/lexicon_format.h"

// lexicon_data.S.in links the compiled lists in.
extern "C" {
extern const char kiosque_lexicon_begin[];
extern const char kiosque_lexicon_end[];
}

namespace kiosque {
namespace {

namespace lf = lexicon_format;

// Copies a record out: the bytes need not be aligned.
template <typename Record>
Record read(std::string_view bytes, std::size_t table, std::size_t index) {
  Record record;
  std::memcpy(&record, bytes.data() + table + index * sizeof(Record), sizeof record);
  return record;
}

lf::Header header_of(std::string_view bytes) { return read<lf::Header>(bytes, 0, 0); }

}  // namespace

Lexicon::Lexicon(std::string_view bytes) : bytes_(bytes) {
  if (bytes.size() < sizeof(lf::Header) || header_of(bytes).magic != lf::kMagic ||
      header_of(bytes).size != bytes.size())
    throw std::invalid_argument("not a compiled lexicon of this version");
}

Lexicon Lexicon::builtin() {
  return Lexicon({kiosque_lexicon_begin,
                  static_cast<std::size_t>(kiosque_lexicon_end - kiosque_lexicon_begin)});
}

Lexicon Lexicon::with_aliases(std::string_view bytes) const {
  Lexicon both = *this;
  if (!bytes.empty()) both.alias_bytes_ = Lexicon(bytes).bytes_;
  return both;
}

Lexicon Lexicon::aliases() const { return Lexicon(alias_bytes_); }

std::string_view Lexicon::string_at(std::uint32_t offset) const {
  return bytes_.data() + header_of(bytes_).strings_at + offset;
}

WordInfo Lexicon::find(std::string_view folded) const {
  WordInfo word = look_up(folded);
  if (is_common_word(folded)) word.flags |= kCommonWord;
  if (has_aliases()) word.alias_id = aliases().look_up(folded).id;
  return word;
}

WordInfo Lexicon::look_up(std::string_view key) const {
  const lf::Header header = header_of(bytes_);
  const std::uint32_t mask = header.word_slots - 1;
  for (auto i = static_cast<std::uint32_t>(lf::hash_word(key)) & mask;; i = (i + 1) & mask) {
    const auto slot = read<lf::WordSlot>(bytes_, header.words_at, i);
    if (slot.string == 0) return {};
    if (string_at(slot.string) == key) return {slot.flags, slot.id, 0};
  }
}

bool Lexicon::is_common_word(std::string_view folded) const {
  const lf::Header header = header_of(bytes_);
  const std::uint32_t wanted = lf::hash_common_word(folded);
  std::uint32_t begin = 0;
  std::uint32_t end = header.common_words;
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    const auto hash = read<std::uint32_t>(bytes_, header.common_words_at, middle);
    if (hash == wanted) return true;
    if (hash < wanted)
      begin = middle + 1;
    else
      end = middle;
  }
  return false;
}

WordInfo Lexicon::find_marked(char mark, std::string_view key) const {
  std::array<char, 24> marked{};
  if (key.empty() || key.size() >= marked.size()) return {};  // no marked word is that long
  marked[0] = mark;
  std::memcpy(marked.data() + 1, key.data(), key.size());
  return look_up({marked.data(), key.size() + 1});
}

bool Lexicon::is_stop_word(std::string_view form) const {
  return find_marked(lf::kStopWordMark, form).flags != 0;
}

std::string_view Lexicon::country_label(std::string_view code) const {
  return string_at(find_marked(lf::kCountryMark, code).flags);
}

std::uint32_t Lexicon::step(std::uint32_t node, std::uint32_t word_id) const {
  if (word_id == 0) return 0;
  const lf::Header header = header_of(bytes_);
  const std::uint32_t mask = header.edge_slots - 1;
  for (auto i = static_cast<std::uint32_t>(lf::hash_edge(node, word_id)) & mask;;
       i = (i + 1) & mask) {
    const auto slot = read<lf::EdgeSlot>(bytes_, header.edges_at, i);
    if (slot.node == 0) return 0;
    if (slot.node == node && slot.word_id == word_id) return slot.child;
  }
}

std::uint32_t Lexicon::entry_count(std::uint32_t node) const {
  return read<lf::Node>(bytes_, header_of(bytes_).nodes_at, node).entry_count;
}

GazetteerEntry Lexicon::entry(std::uint32_t node, std::uint32_t index) const {
  return entry(read<lf::Node>(bytes_, header_of(bytes_).nodes_at, node).first_entry + index);
}

std::uint32_t Lexicon::entry_count() const { return header_of(bytes_).entry_count; }

GazetteerEntry Lexicon::entry(std::uint32_t index) const {
  const auto raw = read<lf::Entry>(bytes_, header_of(bytes_).entries_at, index);
  return {static_cast<EntryKind>(raw.kind), static_cast<CaseRule>(raw.case_rule), raw.capitals,
          string_at(raw.label), string_at(raw.spelling)};
}

std::string Lexicon::fingerprint() const {
  std::array<char, 17> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx",
                static_cast<unsigned long long>(header_of(bytes_).content_hash));
  return hex.data();
}

}  // namespace kiosque
