// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/gazetteer_lookup.h"

#include <algorithm>

#include "src/analysis/word_form.h"

namespace kiosque {
namespace {

std::vector<GazetteerEntry> entries_for(const Lexicon& lexicon, std::string_view name) {
  std::uint32_t node = Lexicon::kRoot;
  for (const std::string& word : folded_words(name)) {
    node = lexicon.step(node, lexicon.find(word).id);
    if (node == 0) return {};
  }
  std::vector<GazetteerEntry> entries;
  for (std::uint32_t i = 0; i < lexicon.entry_count(node); ++i)
    entries.push_back(lexicon.entry(node, i));
  return entries;
}

}  // namespace

std::vector<std::string> find_countries(const Lexicon& lexicon, std::string_view name) {
  std::string code(name);
  std::transform(code.begin(), code.end(), code.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  if (code.size() == 2 && !lexicon.country_label(code).empty()) return {code};
  std::vector<std::string> codes;
  for (const GazetteerEntry& entry : entries_for(lexicon, name)) {
    const bool names_country = entry.kind == EntryKind::country || entry.kind == EntryKind::demonym;
    if (names_country && std::find(codes.begin(), codes.end(), entry.label) == codes.end())
      codes.emplace_back(entry.label);
  }
  return codes;
}

std::optional<std::string> find_person(const Lexicon& lexicon, std::string_view name) {
  for (const GazetteerEntry& entry : entries_for(lexicon, name))
    if (entry.kind == EntryKind::person) return std::string(entry.label);
  return std::nullopt;
}

}  // namespace kiosque
