// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/country_finder.h"

#include <algorithm>
#include <optional>

namespace kiosque {
namespace {

std::optional<Evidence> evidence_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::country:
      return Evidence::gazetteer;
    case EntryKind::demonym:
    case EntryKind::combining:
      return Evidence::demonym;
    case EntryKind::seat_of_power:
      return Evidence::seat_of_power;
    case EntryKind::place:
      return Evidence::place;
    case EntryKind::person:
    case EntryKind::other:
    case EntryKind::organisation:
      break;
  }
  return std::nullopt;
}

// The span that a match overlaps; null where there is none. Spans stand in reading order and do not
// overlap each other.
const NameSpan* span_over(const GazetteerMatch& match, const std::vector<NameSpan>& spans) {
  const auto span = std::partition_point(spans.begin(), spans.end(), [&](const NameSpan& s) {
    return s.first + s.count <= match.first_token;
  });
  return span != spans.end() && span->first < match.first_token + match.token_count ? &*span
                                                                                    : nullptr;
}

// Nice, Tours and Tende are words as well: at a sentence's start the capital proves nothing.
bool may_be_a_word(const NameText& text, const GazetteerMatch& match) {
  const Token& token = text.tokens[match.first_token];
  return match.token_count == 1 && token.word->lexicon.has(kCommonWord) &&
         begins_sentence(text.text, text.tokens, match.first_token);
}

// Ministère de la Défense de Russie, Championnat de France: the name ends an organisation's or an
// event's behind « de ». Those that are not the country's (Banque de France) are in the lists.
bool belongs_to_country(const NameText& text, const GazetteerMatch& match, const NameSpan& span) {
  if (match.first_token == span.first) return false;
  const std::uint32_t begin = text.tokens[match.first_token].begin;
  const std::uint32_t end = text.tokens[match.first_token - 1].end;
  const std::string_view folded = text.tokens[match.first_token - 1].word->folded;
  const std::string_view gap = text.text.substr(end, begin - end);
  return folded == "de" || folded == "du" || folded == "des" || folded == "la" ||
         gap.find('\'') != std::string_view::npos || gap.find("’") != std::string_view::npos;
}

bool names_country(const NameText& text, const GazetteerMatch& match, const NameSpan* span) {
  const bool weak =
      match.entry.kind == EntryKind::place || match.entry.kind == EntryKind::seat_of_power;
  if (!span) return !weak || !may_be_a_word(text, match);
  if (span->kind == NameKind::person) return false;
  if (*evidence_of(match.entry.kind) == Evidence::demonym) return true;
  const bool is_part = span->count > match.token_count;
  return !is_part || span->kind == NameKind::place || belongs_to_country(text, match, *span);
}

}  // namespace

void CountryFinder::add(TextPart part, const NameText& text, const std::vector<NameSpan>& spans) {
  for (const GazetteerMatch& match : text.matches) {
    const std::optional<Evidence> by = evidence_of(match.entry.kind);
    if (!by || !names_country(text, match, span_over(match, spans))) continue;
    const std::string code(match.entry.label);
    const auto [place, added] = by_code_.try_emplace(code, countries_.size());
    if (added) countries_.push_back({code, {}});
    const Token& first = text.tokens[match.first_token];
    const Token& last = text.tokens[match.first_token + match.token_count - 1];
    countries_[place->second].mentions.push_back(
        {part, *by, first.begin, last.end, match.first_token, match.token_count});
  }
}

std::vector<CountryEntity> CountryFinder::take() {
  const auto in_reading_order = [](const Mention& a, const Mention& b) {
    return a.part != b.part ? a.part < b.part : a.begin < b.begin;
  };
  std::sort(countries_.begin(), countries_.end(),
            [&](const CountryEntity& a, const CountryEntity& b) {
              return in_reading_order(a.mentions.front(), b.mentions.front());
            });
  return std::move(countries_);
}

}  // namespace kiosque
