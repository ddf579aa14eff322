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

std::optional<GazetteerEntry> find_person_entry(const Lexicon& lexicon, std::string_view name) {
  for (const GazetteerEntry& entry : entries_for(lexicon, name))
    if (entry.kind == EntryKind::person) return entry;
  return std::nullopt;
}

std::optional<std::string> find_person(const Lexicon& lexicon, std::string_view name) {
  const auto known = find_person_entry(lexicon, name);
  if (lexicon.has_aliases()) {
    const Lexicon aliases = lexicon.aliases();
    if (const auto own = find_person_entry(aliases, name)) return std::string(own->label);
    if (known)
      if (const auto renamed = find_person_entry(aliases, known->label))
        return std::string(renamed->label);
  }
  if (known) return std::string(known->label);
  return std::nullopt;
}

std::vector<std::string> find_persons_by_alias(const Lexicon& lexicon, std::string_view beginning) {
  std::vector<std::string> names;
  const auto search = [&](const Lexicon& lists) {
    for (std::uint32_t i = 0; i < lists.entry_count(); ++i) {
      const GazetteerEntry entry = lists.entry(i);
      if (entry.kind != EntryKind::person || entry.spelling.find(' ') != std::string_view::npos)
        continue;
      const std::vector<std::string> words = folded_words(entry.spelling);
      if (words.size() != 1 || !words.front().starts_with(beginning)) continue;
      // Who has the alias by the lists together: the user's may have taken it.
      const std::optional<std::string> name = find_person(lexicon, entry.spelling);
      if (name && std::find(names.begin(), names.end(), *name) == names.end())
        names.push_back(*name);
    }
  };
  search(lexicon);
  if (lexicon.has_aliases()) search(lexicon.aliases());
  return names;
}

}  // namespace kiosque
