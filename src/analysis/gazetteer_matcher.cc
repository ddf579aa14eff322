// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/gazetteer_matcher.h"

#include "src/analysis/gazetteer_lookup.h"

namespace kiosque {
namespace {

// Words of one name stand side by side: a blank, a hyphen, an elision or an initial's dot apart.
bool is_adjacent(std::string_view text, const Token& left, const Token& right) {
  if (right.begin - left.end > 8) return false;
  for (std::uint32_t i = left.end; i < right.begin; ++i) {
    const char c = text[i];
    if (c == '\n' || c == ',' || c == ';' || c == '(' || c == ')' || c == '"' || c == ':' ||
        c == '!' || c == '?' || c == '/')
      return false;
  }
  return true;
}

bool case_matches(const GazetteerEntry& entry, std::string_view text,
                  const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t last) {
  switch (entry.case_rule) {
    case CaseRule::any:
      return true;
    case CaseRule::capitalised:
      for (std::uint32_t i = first; i <= last && i - first < 16; ++i)
        if ((entry.capitals >> (i - first) & 1U) != 0 && !tokens[i].word->capitalised) return false;
      return true;
    case CaseRule::exact:
      return text.substr(tokens[first].begin, tokens[last].end - tokens[first].begin) ==
             entry.spelling;
  }
  return false;
}

// `id` tells whose ids the words have: the lexicon's own or those of the user's aliases.
std::optional<GazetteerMatch> longest_match(const Lexicon& lexicon, std::uint32_t WordInfo::*id,
                                            std::string_view text, const std::vector<Token>& tokens,
                                            std::uint32_t first_token) {
  std::optional<GazetteerMatch> longest;
  std::uint32_t node = Lexicon::kRoot;
  for (std::uint32_t i = first_token; i < tokens.size(); ++i) {
    if (i > first_token && !is_adjacent(text, tokens[i - 1], tokens[i])) break;
    node = lexicon.step(node, tokens[i].word->lexicon.*id);
    if (node == 0) break;
    const std::uint32_t count = lexicon.entry_count(node);
    for (std::uint32_t e = 0; e < count; ++e) {
      const GazetteerEntry entry = lexicon.entry(node, e);
      const bool compound = i + 1 < tokens.size() && tokens[i + 1].hyphen_before;
      if (entry.kind == EntryKind::combining && !compound) continue;
      if (!case_matches(entry, text, tokens, first_token, i)) continue;
      longest = GazetteerMatch{first_token, i - first_token + 1, entry};
      break;  // entries are sorted by kind
    }
  }
  return longest;
}

}  // namespace

std::optional<GazetteerMatch> match_gazetteer(const Lexicon& lexicon, std::string_view text,
                                              const std::vector<Token>& tokens,
                                              std::uint32_t first_token) {
  auto match = longest_match(lexicon, &WordInfo::id, text, tokens, first_token);
  if (!lexicon.has_aliases()) return match;
  const Lexicon aliases = lexicon.aliases();
  const auto own = longest_match(aliases, &WordInfo::alias_id, text, tokens, first_token);
  if (own && (!match || own->token_count >= match->token_count)) return own;
  if (match && match->entry.kind == EntryKind::person)
    if (const auto renamed = find_person_entry(aliases, match->entry.label))
      match->entry.label = renamed->label;
  return match;
}

std::vector<GazetteerMatch> match_gazetteer(const Lexicon& lexicon, std::string_view text,
                                            const std::vector<Token>& tokens) {
  std::vector<GazetteerMatch> matches;
  for (std::uint32_t i = 0; i < tokens.size();) {
    if (tokens[i].word->lexicon.id != 0 || tokens[i].word->lexicon.alias_id != 0) {
      if (const auto match = match_gazetteer(lexicon, text, tokens, i)) {
        matches.push_back(*match);
        i += match->token_count;
        continue;
      }
    }
    ++i;
  }
  return matches;
}

}  // namespace kiosque
