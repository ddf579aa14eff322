// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/name_corrections.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

namespace kiosque {
namespace {

bool overlap(const NameSpan& span, const GazetteerMatch& match) {
  return span.first < match.first_token + match.token_count &&
         match.first_token < span.first + span.count;
}

// The match that a token is in; null where there is none. Matches stand in reading order.
const GazetteerMatch* match_at(const NameText& text, std::uint32_t token) {
  const auto behind =
      std::upper_bound(text.matches.begin(), text.matches.end(), token,
                       [](std::uint32_t t, const GazetteerMatch& m) { return t < m.first_token; });
  if (behind == text.matches.begin()) return nullptr;
  const GazetteerMatch& match = *std::prev(behind);
  return token < match.first_token + match.token_count ? &match : nullptr;
}

// The words that end the full names of a text, by their folded form.
using Surnames = std::set<std::string_view>;

Surnames surnames_of(const NameText& text, const std::vector<NameSpan>& spans) {
  Surnames surnames;
  for (const NameSpan& span : spans)
    if (span.kind == NameKind::person && span.count > 1)
      surnames.insert(text.tokens[span.first + span.count - 1].word->folded);
  return surnames;
}

bool is_first_name(const NameText& text, std::uint32_t token) {
  const Word& word = *text.tokens[token].word;
  return word.capitalised && word.lexicon.has(kFirstName) && !text.tokens[token].hyphen_before;
}

// « Pour Rajoy », « Ici Merkel »: a word of the language before the name.
bool begins_with_word(const NameText& text, const NameSpan& span) {
  const Token& first = text.tokens[span.first];
  const WordInfo& known = first.word->lexicon;
  if (known.has(kParticle) || known.has(kFirstName) || known.has(kSurname) ||
      text.tokens[span.first + 1].hyphen_before)
    return false;
  if (first.word->stop_word) return first.word->folded.size() > 1;  // J. is an initial
  const GazetteerMatch* rest = match_at(text, span.first + 1);
  return known.has(kCommonWord) && begins_sentence(text.text, text.tokens, span.first) && rest &&
         rest->entry.kind == EntryKind::person && rest->first_token == span.first + 1 &&
         rest->token_count + 1 == span.count;
}

// Kim-Trump is two people, Jong-un and Dupont-Moretti are none of them: both parts must be somebody
// by themselves.
bool is_pair(const NameText& text, const Surnames& surnames, const NameSpan& span) {
  if (span.kind != NameKind::person || span.count != 2 ||
      !text.tokens[span.first + 1].hyphen_before)
    return false;
  const auto is_somebody = [&](std::uint32_t token) {
    const GazetteerMatch* match = match_at(text, token);
    const bool known = match && match->token_count == 1 && match->entry.kind == EntryKind::person;
    return known || surnames.contains(text.tokens[token].word->folded);
  };
  return is_somebody(span.first) && is_somebody(span.first + 1);
}

// What stands before the name proper in a person's span, as a span of its own.
std::optional<NameSpan> foreign_beginning(const NameText& text, const NameSpan& span) {
  if (span.kind != NameKind::person || span.count < 2) return std::nullopt;
  if (begins_with_word(text, span)) return NameSpan{NameKind::none, span.first, 1};
  const GazetteerMatch* match = match_at(text, span.first);
  if (!match || match->first_token != span.first || match->token_count >= span.count)
    return std::nullopt;
  const std::uint32_t next = span.first + match->token_count;
  if (text.tokens[next].hyphen_before || !text.tokens[next].word->capitalised) return std::nullopt;
  const bool full_name_follows = span.count - match->token_count >= 2 && is_first_name(text, next);
  switch (match->entry.kind) {
    case EntryKind::demonym:
      return NameSpan{NameKind::none, span.first, match->token_count};
    case EntryKind::country:
    case EntryKind::seat_of_power:
    case EntryKind::place:
      if (!full_name_follows) return std::nullopt;
      return NameSpan{NameKind::place, span.first, match->token_count};
    case EntryKind::person:
      if (!full_name_follows || text.tokens[span.first].word->lexicon.has(kFirstName))
        return std::nullopt;
      return NameSpan{NameKind::person, span.first, match->token_count};
    default:
      return std::nullopt;
  }
}

// What an entry of the lists is, as a kind of name; a demonym is none.
NameKind kind_of(EntryKind entry) {
  switch (entry) {
    case EntryKind::person:
      return NameKind::person;
    case EntryKind::country:
    case EntryKind::seat_of_power:
    case EntryKind::place:
      return NameKind::place;
    case EntryKind::organisation:
      return NameKind::organisation;
    case EntryKind::other:
      return NameKind::other;
    case EntryKind::demonym:
    case EntryKind::combining:
      break;
  }
  return NameKind::none;
}

// The kind of a person's span that is, or is part of, what the lists have in several words. Entries
// that only hold a country's name may be persons: Salvador Allende.
NameKind kind_of_several_words(const NameText& text, const NameSpan& span) {
  const GazetteerMatch* match = match_at(text, span.first);
  const bool inside = match && match->token_count >= 2 && match->entry.kind != EntryKind::other &&
                      span.first + span.count <= match->first_token + match->token_count;
  return span.kind == NameKind::person && inside ? kind_of(match->entry.kind) : span.kind;
}

// The kind that the lists give a lone name which the model takes for a person's.
NameKind listed_kind(const NameText& text, const Surnames& surnames, const NameSpan& span) {
  const GazetteerMatch* match = match_at(text, span.first);
  if (span.kind != NameKind::person || span.count > 1 || !match || match->token_count > 1)
    return span.kind;
  const Word& word = *text.tokens[span.first].word;
  const bool also_surname = word.lexicon.has(kFirstName) || word.lexicon.has(kSurname);
  const EntryKind entry = match->entry.kind;
  const bool certain = entry == EntryKind::organisation || entry == EntryKind::country ||
                       entry == EntryKind::seat_of_power ||
                       (entry == EntryKind::place && !also_surname);
  return certain && !surnames.contains(word.folded) ? kind_of(entry) : span.kind;
}

bool is_country(const NameText& text, std::uint32_t token) {
  const GazetteerMatch* match = match_at(text, token);
  return match && match->entry.kind == EntryKind::country && match->token_count == 1;
}

// Marie France, where it is all that stands between small letters and marks.
void add_countries_as_surnames(const NameText& text, std::vector<NameSpan>& spans) {
  for (const NameRun& run : text.runs) {
    if (run.end - run.first != 2 || !is_first_name(text, run.first) ||
        !is_country(text, run.first + 1) ||
        gap_before(text.text, text.tokens, run.first + 1, run.line_first).kind != Gap::blank ||
        gap_before(text.text, text.tokens, run.first + 1, run.line_first).elided != 0)
      continue;
    std::erase_if(spans, [&](const NameSpan& span) {
      return span.first >= run.first && span.first < run.end;
    });
    spans.push_back({NameKind::person, run.first, 2});
  }
}

// Two words or more, initials known alone (DSK, BHL), or what the user's own list says.
bool is_sure(const NameText& text, const GazetteerMatch& match) {
  if (match.entry.kind != EntryKind::person) return false;
  const Word& word = *text.tokens[match.first_token].word;
  return match.token_count >= 2 || word.lexicon.alias_id != 0 ||
         (match.entry.case_rule == CaseRule::exact && word.all_capitals && word.form.size() > 2);
}

// DSK read as an organisation.
bool is_listed_person(const NameText& text, const NameSpan& span) {
  const GazetteerMatch* match = match_at(text, span.first);
  return match && match->first_token == span.first && match->token_count == span.count &&
         span.count == 1 && is_sure(text, *match);
}

// Shorter than a match and within it, « le [Lider Maximo] »; or against the user's own list.
bool gives_way(const NameText& text, const NameSpan& span, const GazetteerMatch& match) {
  const bool users = text.tokens[match.first_token].word->lexicon.alias_id != 0;
  if (users && span.kind != NameKind::person) return true;
  return span.count < match.token_count && match.first_token <= span.first &&
         span.first + span.count <= match.first_token + match.token_count;
}

// `spans` stand in reading order and do not overlap.
void add_well_known(const NameText& text, std::vector<NameSpan>& spans) {
  std::vector<NameSpan> result;
  auto next = spans.begin();
  for (const GazetteerMatch& match : text.matches) {
    if (!is_sure(text, match) || in_shouting_line(text, match.first_token)) continue;
    while (next != spans.end() && next->first + next->count <= match.first_token)
      result.push_back(*next++);
    auto end = next;
    bool all_give_way = true;
    for (; end != spans.end() && overlap(*end, match); ++end)
      all_give_way = all_give_way && gives_way(text, *end, match);
    if (!all_give_way) continue;
    result.push_back({NameKind::person, match.first_token, match.token_count});
    next = end;
  }
  result.insert(result.end(), next, spans.end());
  spans = std::move(result);
}

}  // namespace

void correct_names(const NameText& text, std::vector<NameSpan>& spans) {
  const Surnames surnames = surnames_of(text, spans);
  std::vector<NameSpan> corrected;
  for (NameSpan span : spans) {
    if (const auto before = foreign_beginning(text, span)) {
      if (before->kind != NameKind::none) corrected.push_back(*before);
      span.first += before->count;
      span.count -= before->count;
    }
    if (is_pair(text, surnames, span)) {
      corrected.push_back({span.kind, span.first, 1});
      span = {span.kind, span.first + 1, 1};
    }
    span.kind = kind_of_several_words(text, span);
    if (is_listed_person(text, span)) span.kind = NameKind::person;
    span.kind = listed_kind(text, surnames, span);
    corrected.push_back(span);
  }
  add_countries_as_surnames(text, corrected);
  std::sort(corrected.begin(), corrected.end(),
            [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  add_well_known(text, corrected);
  spans = std::move(corrected);
}

}  // namespace kiosque
