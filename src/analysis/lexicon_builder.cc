// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/lexicon_builder.h"

#include <algorithm>
#include <bit>

#include "src/analysis/lexicon_format.h"
#include "src/analysis/word_form.h"
#include "src/text/characters.h"
#include "src/text/fold.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

namespace lf = lexicon_format;

// NUL-terminated strings, each kept once; offset 0 is never given out.
class StringPool {
 public:
  std::uint32_t add(const std::string& text) {
    const auto [place, added] = offsets_.emplace(text, static_cast<std::uint32_t>(bytes_.size()));
    if (added) bytes_.append(text).push_back('\0');
    return place->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_{'\0'};
  std::map<std::string, std::uint32_t> offsets_;
};

std::uint32_t table_size(std::size_t used) {
  return static_cast<std::uint32_t>(std::bit_ceil(std::max<std::size_t>(2 * used, 2)));
}

template <typename Slot, typename IsEmpty>
void insert(std::vector<Slot>& table, std::uint64_t hash, const Slot& slot, IsEmpty is_empty) {
  std::size_t i = hash & (table.size() - 1);
  while (!is_empty(table[i])) i = (i + 1) & (table.size() - 1);
  table[i] = slot;
}

template <typename Record>
std::uint32_t append(std::string& bytes, const std::vector<Record>& records) {
  const auto at = static_cast<std::uint32_t>(bytes.size());
  bytes.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
  return at;
}

}  // namespace

CaseRule case_rule_of(std::string_view spelling) {
  constexpr std::size_t kShort = 3;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < spelling.size();) {
    const CodePoint next = decode_code_point(spelling, at);
    at += next.length;
    if (classify(next.value) != CharClass::letter) continue;
    ++letters;
    capitals += is_upper(next.value) ? 1 : 0;
  }
  return letters <= kShort || capitals == letters ? CaseRule::exact : CaseRule::capitalised;
}

void LexiconBuilder::add_stop_word(std::string_view form) {
  flags_[lf::kStopWordMark + lower_case(form)] = 1;
}

void LexiconBuilder::add_country(std::string_view code, std::string_view label) {
  country_labels_[lf::kCountryMark + std::string(code)] = label;
}

void LexiconBuilder::add_word(std::string_view word, WordFlag flag) { flags_[fold(word)] |= flag; }

void LexiconBuilder::add_common_words(const std::vector<std::uint32_t>& hashes) {
  common_words_.insert(common_words_.end(), hashes.begin(), hashes.end());
  std::sort(common_words_.begin(), common_words_.end());
  common_words_.erase(std::unique(common_words_.begin(), common_words_.end()), common_words_.end());
}

bool LexiconBuilder::add_entry(EntryKind kind, CaseRule case_rule, std::string_view spelling,
                               std::string_view label) {
  std::vector<std::string> words;
  std::uint16_t capitals = 0;
  for (WordForm& word : word_forms(spelling)) {
    if (word.capitalised && words.size() < 16)
      capitals = static_cast<std::uint16_t>(capitals | 1U << words.size());
    words.push_back(std::move(word.folded));
  }
  if (words.empty()) return false;
  std::vector<Entry>& entries = entries_[words];
  Entry entry{kind, case_rule, capitals, std::string(label), std::string(spelling)};
  if (std::find(entries.begin(), entries.end(), entry) == entries.end()) {
    entries.push_back(std::move(entry));
    std::sort(entries.begin(), entries.end());
  }
  return true;
}

std::string LexiconBuilder::build() const {
  std::map<std::string, lf::WordSlot> words;
  StringPool strings;
  for (const auto& [word, flags] : flags_) words[word].flags = flags;
  for (const auto& [code, label] : country_labels_) words[code].flags = strings.add(label);
  for (const auto& [key, entries] : entries_)
    for (const std::string& word : key) words[word];
  std::uint32_t next_id = 1;
  for (auto& [word, slot] : words) {
    slot.string = strings.add(word);
    slot.id = word.front() <= lf::kCountryMark ? 0 : next_id++;
  }

  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> edges;
  std::vector<lf::Node> nodes(Lexicon::kRoot + 1);
  std::vector<lf::Entry> entry_records;
  for (const auto& [key, entries] : entries_) {
    std::uint32_t node = Lexicon::kRoot;
    for (const std::string& word : key) {
      const auto [edge, added] =
          edges.try_emplace({node, words[word].id}, static_cast<std::uint32_t>(nodes.size()));
      if (added) nodes.emplace_back();
      node = edge->second;
    }
    nodes[node] = {static_cast<std::uint32_t>(entry_records.size()),
                   static_cast<std::uint32_t>(entries.size())};
    for (const Entry& entry : entries)
      entry_records.push_back({static_cast<std::uint8_t>(entry.kind),
                               static_cast<std::uint8_t>(entry.case_rule), entry.capitals,
                               strings.add(entry.label), strings.add(entry.spelling)});
  }

  std::vector<lf::WordSlot> word_table(table_size(words.size()));
  for (const auto& [word, slot] : words)
    insert(word_table, lf::hash_word(word), slot, [](const auto& s) { return s.string == 0; });
  std::vector<lf::EdgeSlot> edge_table(table_size(edges.size()));
  for (const auto& [from, child] : edges)
    insert(edge_table, lf::hash_edge(from.first, from.second),
           lf::EdgeSlot{from.first, from.second, child}, [](const auto& s) { return s.node == 0; });

  lf::Header header{};
  std::string bytes(sizeof header, '\0');
  header.magic = lf::kMagic;
  header.word_slots = static_cast<std::uint32_t>(word_table.size());
  header.words_at = append(bytes, word_table);
  header.edge_slots = static_cast<std::uint32_t>(edge_table.size());
  header.edges_at = append(bytes, edge_table);
  header.node_count = static_cast<std::uint32_t>(nodes.size());
  header.nodes_at = append(bytes, nodes);
  header.entry_count = static_cast<std::uint32_t>(entry_records.size());
  header.entries_at = append(bytes, entry_records);
  header.common_words = static_cast<std::uint32_t>(common_words_.size());
  header.common_words_at = append(bytes, common_words_);
  header.strings_at = static_cast<std::uint32_t>(bytes.size());
  bytes += strings.bytes();
  header.size = static_cast<std::uint32_t>(bytes.size());
  header.content_hash = lf::hash_word(std::string_view(bytes).substr(sizeof header));
  bytes.replace(0, sizeof header, reinterpret_cast<const char*>(&header), sizeof header);
  return bytes;
}

}  // namespace kiosque
