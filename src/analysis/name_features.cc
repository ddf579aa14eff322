// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/name_features.h"

#include <algorithm>

#include "src/analysis/lexicon_format.h"

namespace kiosque {
namespace {

// Kinds of features, in blocks: a word's own from 100 a role, contexts from 1000, evidence from
// 2000, the second reading from 3000.

const Word& no_word() {
  static const Word kNoWord = [] {
    Word word;
    word.form_hash = 1;
    return word;
  }();
  return kNoWord;
}

std::uint64_t shape_of(const Word& word) {
  if (word.form.empty()) return 7;
  if (word.numeric) return 6;
  if (!word.capitalised) return word.inner_capital ? 5 : 0;
  if (word.form.size() <= 2 && !word.all_capitals) return 4;  // one letter, é takes two bytes
  if (word.dotted) return 8;
  if (word.all_capitals) return word.form.size() <= 3 ? 9 : 3;
  return word.inner_capital ? 2 : 1;
}

bool is_letter_start(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::string_view first_letters(std::string_view form, unsigned count) {
  std::size_t at = 0;
  while (at < form.size() && !(is_letter_start(form[at]) && count-- == 0)) ++at;
  return form.substr(0, at);
}

std::string_view last_letters(std::string_view form, unsigned count) {
  std::size_t at = form.size();
  while (at > 0 && count > 0)
    if (is_letter_start(form[--at])) --count;
  return form.substr(at);
}

std::uint64_t gap_code(GapBefore gap) {
  return static_cast<std::uint64_t>(gap.kind) << 8U | static_cast<unsigned char>(gap.elided);
}

bool begins_sentence(GapBefore gap) {
  switch (gap.kind) {
    case Gap::line_start:
    case Gap::sentence_end:
    case Gap::colon:
    case Gap::quote_opening:
    case Gap::dash:
    case Gap::other:
      return true;
    default:
      return false;
  }
}

// What features need to know of the words around a token and of its run.
struct Surroundings {
  Surroundings(const NameText& text, const NameRun& run, std::uint32_t token)
      : word(*text.tokens[token].word),
        before(word_in_role(text, run, token, WordRole::before)),
        after(word_in_role(text, run, token, WordRole::after)),
        two_before(word_in_role(text, run, token, WordRole::two_before)),
        two_after(word_in_role(text, run, token, WordRole::two_after)),
        left(word_in_role(text, run, run.first, WordRole::before)),
        left_of_left(word_in_role(text, run, run.first, WordRole::two_before)),
        right(word_in_role(text, run, run.end - 1, WordRole::after)),
        right_of_right(word_in_role(text, run, run.end - 1, WordRole::two_after)),
        first(*text.tokens[run.first].word),
        last(*text.tokens[run.end - 1].word),
        gap(gap_before(text.text, text.tokens, token, run.line_first)),
        gap_behind(gap_at(text, run, token + 1)),
        gap_before_run(gap_before(text.text, text.tokens, run.first, run.line_first)),
        gap_behind_run(gap_at(text, run, run.end)),
        length(std::min(run.end - run.first, 6U)),
        position(std::min(token - run.first, 3U)),
        rest(std::min(run.end - 1 - token, 3U)) {}

  static GapBefore gap_at(const NameText& text, const NameRun& run, std::uint32_t token) {
    if (token >= run.line_end) return {};
    return gap_before(text.text, text.tokens, token, run.line_first);
  }

  const Word& word;
  const Word& before;
  const Word& after;
  const Word& two_before;
  const Word& two_after;
  const Word& left;  // of the run
  const Word& left_of_left;
  const Word& right;
  const Word& right_of_right;
  const Word& first;
  const Word& last;
  GapBefore gap;
  GapBefore gap_behind;
  GapBefore gap_before_run;
  GapBefore gap_behind_run;
  std::uint64_t length;
  std::uint64_t position;
  std::uint64_t rest;
};

// What all words of a run are together.
std::uint64_t flags_in(const NameText& text, const NameRun& run) {
  std::uint64_t flags = 0;
  for (std::uint32_t i = run.first; i < run.end; ++i) flags |= flags_of(*text.tokens[i].word);
  return flags;
}

void add_pairs(const Surroundings& s, FeatureList& features) {
  const std::uint64_t flags = flags_of(s.word);
  const std::uint64_t shape = shape_of(s.word);
  FeatureAdder add(features, 1000);
  add(pair(s.before.form_hash, s.word.form_hash));
  add(pair(s.after.form_hash, s.word.form_hash));
  add(pair(pair(flags_of(s.before), flags), flags_of(s.after)));
  add(shape_of(s.before) * 256 + shape * 16 + shape_of(s.after));
  add(pair(s.before.form_hash, shape));
  add(pair(s.after.form_hash, shape));
  add(pair(s.after.form_hash, flags));
  add(pair(s.before.form_hash, s.after.form_hash));
  add(pair(s.two_before.form_hash, s.before.form_hash));
  add(pair(s.after.form_hash, s.two_after.form_hash));
}

void add_basics(const Surroundings& s, FeatureList& features) {
  const std::uint64_t flags = flags_of(s.word);
  const std::uint64_t geometry = s.length * 16 + s.position * 4 + s.rest;
  FeatureAdder add(features, 1050);
  add(0);  // how often a label is anywhere
  add(geometry);
  add(pair(geometry, flags));
  add(pair(flags_of(s.before), flags));
  add(pair(flags_of(s.after), flags));
  add(pair(s.before.form_hash, flags));
  add(pair(s.left.form_hash, s.position));
  add(pair(s.right.form_hash, s.rest));
}

void add_gaps(const Surroundings& s, FeatureList& features) {
  const std::uint64_t flags = flags_of(s.word);
  const std::uint64_t shape = shape_of(s.word);
  const bool at_start = begins_sentence(s.gap);
  FeatureAdder add(features, 1100);
  add(gap_code(s.gap));
  add(gap_code(s.gap_behind));
  add(gap_code(s.gap) << 8U | gap_code(s.gap_behind) << 24U);
  add(pair(gap_code(s.gap), flags));
  add(pair(gap_code(s.gap_behind), flags));
  add(pair(gap_code(s.gap), s.before.form_hash));
  add(pair(gap_code(s.gap_behind), s.after.form_hash));
  add(pair(gap_code(s.gap_behind), flags_of(s.after)));
  add(pair(at_start, flags));
  add(pair(at_start, shape));
  add.when(at_start, s.word.form_hash);
}

void add_run(const Surroundings& s, std::uint64_t all_flags, FeatureList& features) {
  const std::uint64_t flags = flags_of(s.word);
  const bool civility = s.gap_before_run.kind != Gap::line_start && s.left.capitalised &&
                        s.left.lexicon.has(kCivility);
  FeatureAdder add(features, 1200);
  add(pair(flags_of(s.left), s.position));
  add(pair(flags_of(s.right), s.rest));
  add(pair(pair(s.left.form_hash, s.left_of_left.form_hash), s.position));
  add(pair(pair(s.right.form_hash, s.right_of_right.form_hash), s.rest));
  add(pair(flags_of(s.first), s.position * 8 + s.length));
  add(pair(flags_of(s.last), s.rest * 8 + s.length));
  add(pair(pair(flags_of(s.first), flags_of(s.last)), std::min<std::uint64_t>(s.length, 3)));
  add(pair(s.first.form_hash, s.position));
  add(pair(s.last.form_hash, s.rest));
  add(pair(s.left.form_hash, s.length * 8 + s.position));
  add(pair(pair(flags_of(s.left), flags), s.position));
  add(pair(begins_sentence(s.gap_before_run), s.length * 8 + s.position));
  add(pair(s.left_of_left.form_hash, s.position));
  add(pair(lexicon_format::hash_word(last_letters(s.left.form, 3)), s.position));
  add(pair(gap_code(s.gap_before_run), s.position));
  add(pair(gap_code(s.gap_behind_run), s.rest));
  add(pair(pair(gap_code(s.gap_behind_run), s.right.form_hash), s.rest));
  add(civility * 16 + s.position);
  add.when(civility, pair(flags, s.position));
  constexpr std::uint64_t kTelling =
      kFirstName | kSurname | kPlaceWord | kOrganisationWord | kFunction;
  add(pair(all_flags & kTelling, std::min<std::uint64_t>(s.length, 4)));
  add(pair(pair(all_flags & kTelling, flags), s.position));
}

void add_matches(const NameText& text, const NameRun& run, std::uint32_t token,
                 const Surroundings& s, FeatureList& features) {
  const auto code = [&](std::uint32_t i, bool inside) {
    return inside ? static_cast<std::uint64_t>(text.match_codes[i]) : 0ULL;
  };
  const std::uint64_t own = code(token, true);
  const std::uint64_t before = code(token - 1, token > run.line_first);
  const std::uint64_t after = code(token + 1, token + 1 < run.line_end);
  FeatureAdder add(features, 1300);
  add(own);
  add(own << 8U | before);
  add(own << 8U | after);
  add(pair(own, s.length * 16 + s.position * 4 + s.rest));
  add(pair(own, flags_of(s.word)));
  add(pair(own, s.before.form_hash));
  add(pair(own, gap_code(s.gap)));
}

std::uint64_t few(std::uint64_t count) { return count < 3 ? count : count < 6 ? 3 : 4; }

void add_evidence(const NameText& text, const NameRun& run, std::uint32_t token,
                  const ArticleEvidence& evidence, const Surroundings& s, FeatureList& features) {
  const WordEvidence& known = evidence[text.evidence[token]];
  const SurfaceEvidence own = surface_evidence(text, run, token);
  const bool first_name = known.after_first_name > (own.after_first_name ? 1 : 0);
  const bool civility = known.after_civility > (own.after_civility ? 1 : 0);
  const bool article = known.after_article > (own.after_article ? 1 : 0);
  const bool place = known.after_place_word > (own.after_place_word ? 1 : 0);
  const bool small = known.written_small > 0;
  const std::uint64_t all = (first_name ? 1U : 0U) | (civility ? 2U : 0U) | (article ? 4U : 0U) |
                            (place ? 8U : 0U) | (small ? 16U : 0U);
  FeatureAdder add(features, 2000);
  add(all);
  add(pair(all, s.length * 16 + s.position * 4 + s.rest));
  add(pair(all, flags_of(s.word)));
  add(pair(all, begins_sentence(s.gap)));
  add(few(known.occurrences));
  add(pair(few(known.occurrences), s.length * 2 + (begins_sentence(s.gap) ? 1 : 0)));
  add.when(first_name, s.length * 16 + s.position * 4 + s.rest);
  add.when(civility, s.length * 16 + s.position * 4 + s.rest);
  add.when(small, pair(begins_sentence(s.gap), shape_of(s.word)));
}

}  // namespace

const Word& word_in_role(const NameText& text, const NameRun& run, std::uint32_t token,
                         WordRole role) {
  const auto at = [&](std::int64_t i) -> const Word& {
    if (i < run.line_first || i >= run.line_end) return no_word();
    return *text.tokens[static_cast<std::size_t>(i)].word;
  };
  const std::int64_t i = token;
  switch (role) {
    case WordRole::current:
      return at(i);
    case WordRole::before:
      return at(i - 1);
    case WordRole::after:
      return at(i + 1);
    case WordRole::two_before:
      return at(i - 2);
    case WordRole::two_after:
      return at(i + 2);
  }
  return no_word();
}

SurfaceEvidence surface_evidence(const NameText& text, const NameRun& run, std::uint32_t token) {
  SurfaceEvidence evidence;
  if (token <= run.line_first) return evidence;
  const Word& before = *text.tokens[token - 1].word;
  const GapBefore gap = gap_before(text.text, text.tokens, token, run.line_first);
  const bool beside = gap.kind == Gap::blank || gap.kind == Gap::initial;
  evidence.after_first_name =
      beside && gap.elided == 0 && before.capitalised && before.lexicon.has(kFirstName);
  evidence.after_civility =
      (beside && before.capitalised && before.lexicon.has(kCivility)) ||
      (gap.kind == Gap::blank && !before.capitalised && before.lexicon.has(kFunction));
  evidence.after_article =
      gap.elided == 'l' || (gap.kind == Gap::blank && !before.capitalised &&
                            (before.form == "la" || before.form == "le" || before.form == "les"));
  evidence.after_place_word =
      gap.kind == Gap::blank && !before.capitalised &&
      (before.form == "à" || before.form == "en" || before.lexicon.has(kPlaceWord));
  return evidence;
}

void add_word_features(const Word& word, WordRole role, FeatureList& features) {
  const std::uint64_t flags = flags_of(word);
  const std::uint64_t shape = shape_of(word);
  FeatureAdder add(features, 100 * (1 + static_cast<std::uint64_t>(role)));
  add(word.form_hash);
  add(flags);
  if (role == WordRole::two_before || role == WordRole::two_after) return;
  add(shape);
  add(lexicon_format::hash_word(last_letters(word.form, 3)));
  if (role != WordRole::current) return;
  add(pair(word.form_hash, shape));
  add(pair(flags, shape));
  for (unsigned n = 1; n <= 4; ++n) add(lexicon_format::hash_word(first_letters(word.form, n)));
  for (const unsigned n : {1U, 2U, 4U}) add(lexicon_format::hash_word(last_letters(word.form, n)));
  for (unsigned bit = 0; bit < kFeatureFlagBits; ++bit) add.when((flags >> bit & 1U) != 0, 1);
}

void add_context_features(const NameText& text, const NameRun& run, std::uint32_t token,
                          const ArticleEvidence& evidence, FeatureList& features) {
  const Surroundings surroundings(text, run, token);
  add_basics(surroundings, features);
  add_gaps(surroundings, features);
  add_matches(text, run, token, surroundings, features);
  add_evidence(text, run, token, evidence, surroundings, features);
}

void add_more_context_features(const NameText& text, const NameRun& run, std::uint32_t token,
                               const ArticleEvidence& /*evidence*/, FeatureList& features) {
  const Surroundings surroundings(text, run, token);
  add_pairs(surroundings, features);
  add_run(surroundings, flags_in(text, run), features);
}

}  // namespace kiosque
