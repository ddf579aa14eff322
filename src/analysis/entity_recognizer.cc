// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/entity_recognizer.h"

#include <algorithm>
#include <array>
#include <string>

#include "src/analysis/country_context.h"
#include "src/analysis/country_finder.h"
#include "src/analysis/dateline.h"
#include "src/analysis/name_corrections.h"
#include "src/analysis/person_linker.h"
#include "src/analysis/word_form.h"

namespace kiosque {
namespace {

// A headline in capitals names nobody in more words.
constexpr std::uint32_t kMaxShoutedWords = 5;

// The dot of a surname's initial belongs to the name: Nolan L.
std::uint32_t end_of_name(const TaggedText& tagged, const NameSpan& span) {
  const Token& last = tagged.tokens[span.first + span.count - 1];
  const bool initial = span.count > 1 && last.word->capitalised && last.word->form.size() == 1;
  const bool dot = last.end < tagged.text.size() && tagged.text[last.end] == '.';
  return last.end + (initial && dot ? 1U : 0U);
}

class Recognition {
 public:
  Recognition(const Lexicon& lexicon, TextPart part, TaggedText tagged)
      : lexicon_(lexicon),
        part_(part),
        tagged_(tagged),
        names_(prepare_names(lexicon, tagged.text, tagged.tokens)) {}

  NameText& names() { return names_; }
  void set_spans(std::vector<NameSpan> spans) {
    spans_ = std::move(spans);
    correct_names(names_, spans_);
  }
  const std::vector<NameSpan>& spans() const { return spans_; }

  // Where a dispatch comes from is no person: « Victoria, 3 mai (EFE) - », « SAN JOSE (AFP) - ».
  void leave_out_dateline() {
    const LeadingMatter leading = read_leading_matter(tagged_.text);
    for (NameSpan& span : spans_) {
      const Token& first = tagged_.tokens[span.first];
      if (span.kind == NameKind::person && first.begin >= leading.dateline_begin &&
          first.begin < leading.dateline_end)
        span.kind = NameKind::place;
    }
  }

  void add_full_names(PersonLinker& persons) const {
    for (const NameSpan& span : spans_)
      if (span.kind == NameKind::person && span.count > 1)
        persons.add(tagged_.text, tagged_.tokens, mention_of(span, Evidence::model));
  }

  void add_lone_names(PersonLinker& persons) {
    for (NameSpan& span : spans_) {
      if (span.kind != NameKind::person || span.count > 1) continue;
      take_particles(span, persons);
      persons.add(tagged_.text, tagged_.tokens, mention_of(span, Evidence::model));
    }
  }

  // The names in lines whose capitals say nothing: those that the rest of the article has, and the
  // well-known.
  void find_shouted_names(const PersonLinker& persons) {
    for (const TextLine& line : names_.lines) {
      if (!line.shouting) continue;
      for (std::uint32_t i = line.first; i < line.end;) {
        const std::uint32_t count = shouted_name_at(i, line, persons);
        if (count > 0) shouted_.push_back({NameKind::person, i, count});
        i += std::max(count, 1U);
      }
    }
    spans_.insert(spans_.end(), shouted_.begin(), shouted_.end());
    std::sort(spans_.begin(), spans_.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  }

  void add_shouted(PersonLinker& persons) const {
    for (const NameSpan& span : shouted_)
      persons.add(tagged_.text, tagged_.tokens, mention_of(span, Evidence::full_form));
  }

  void add_countries(CountryFinder& countries) const { countries.add(part_, names_, spans_); }

  // A name's words are never stemmed. A place's are not unless they are French words too: a
  // searcher of « pont » wants the Pont-Neuf.
  void mark_keywords() {
    for (const NameSpan& span : spans_)
      for (std::uint32_t i = span.first; i < span.first + span.count; ++i) {
        Token& token = tagged_.tokens[i];
        if (span.kind == NameKind::person ||
            (span.kind == NameKind::place && !token.word->stop_word &&
             (span.count == 1 || !token.word->lexicon.has(kCommonWord))))
          token.keyword = true;
      }
    for (std::uint32_t i = 0; i < tagged_.tokens.size(); ++i)
      if (is_lone_first_name(i)) tagged_.tokens[i].keyword = true;
  }

  void mark_keywords(const std::vector<CountryEntity>& countries) {
    for (const CountryEntity& country : countries)
      for (const Mention& mention : country.mentions) {
        if (mention.part != part_ || mention.by == Evidence::demonym) continue;
        for (std::uint32_t i = 0; i < mention.token_count; ++i)
          tagged_.tokens[mention.first_token + i].keyword = true;
      }
  }

 private:
  Mention mention_of(const NameSpan& span, Evidence by) const {
    return {part_,      by,        tagged_.tokens[span.first].begin, end_of_name(tagged_, span),
            span.first, span.count};
  }

  // « de Gaulle » is the name where a Charles de Gaulle or the list of the well-known says so.
  void take_particles(NameSpan& span, const PersonLinker& persons) const {
    constexpr std::uint32_t kMaxParticles = 3;
    for (std::uint32_t count = 1; count <= std::min(kMaxParticles, span.first); ++count) {
      const std::uint32_t first = span.first - count;
      const Token& particle = tagged_.tokens[first];
      if (particle.word->capitalised || !particle.word->lexicon.has(kParticle)) return;
      std::vector<std::string> words;
      for (std::uint32_t i = first; i < span.first + span.count; ++i)
        words.push_back(tagged_.tokens[i].word->folded);
      const auto match = match_gazetteer(lexicon_, tagged_.text, tagged_.tokens, first);
      const bool well_known =
          match && match->entry.kind == EntryKind::person && match->token_count == words.size();
      if (!well_known && !persons.knows(words)) continue;
      span = {span.kind, first, static_cast<std::uint32_t>(words.size())};
      return;
    }
  }

  std::uint32_t shouted_name_at(std::uint32_t i, const TextLine& line,
                                const PersonLinker& persons) const {
    const auto match = match_gazetteer(lexicon_, tagged_.text, tagged_.tokens, i);
    if (match && match->entry.kind == EntryKind::person) return match->token_count;
    if (match && match->token_count > 1) return 0;
    std::vector<std::string> words;
    for (std::uint32_t end = i; end < line.end && end - i < kMaxShoutedWords; ++end)
      words.push_back(tagged_.tokens[end].word->folded);
    for (; !words.empty(); words.pop_back()) {
      const bool says_little = words.size() == 1 && (tagged_.tokens[i].word->stop_word ||
                                                     !tagged_.tokens[i].word->capitalised);
      if (!says_little && persons.knows(words)) return static_cast<std::uint32_t>(words.size());
    }
    return 0;
  }

  // Inside a sentence, only a name explains a first name's capital.
  bool is_lone_first_name(std::uint32_t i) const {
    const Word& word = *tagged_.tokens[i].word;
    return word.capitalised && word.lexicon.has(kFirstName) && !word.lexicon.has(kCommonWord) &&
           !begins_sentence(tagged_.text, tagged_.tokens, i) && !in_shouting_line(names_, i);
  }

  const Lexicon& lexicon_;
  TextPart part_;
  TaggedText tagged_;
  NameText names_;
  std::vector<NameSpan> spans_;
  std::vector<NameSpan> shouted_;
};

}  // namespace

Entities EntityRecognizer::recognize(TaggedText title, TaggedText body) {
  Recognition in_title(lexicon_, TextPart::title, title);
  Recognition in_body(lexicon_, TextPart::body, body);
  std::array<NameText*, 2> parts = {&in_title.names(), &in_body.names()};
  auto spans = tagger_.tag(parts);
  in_title.set_spans(std::move(spans[0]));
  in_body.set_spans(std::move(spans[1]));
  in_body.leave_out_dateline();
  PersonLinker persons(lexicon_);
  for (Recognition* part : {&in_title, &in_body}) part->add_full_names(persons);
  for (Recognition* part : {&in_title, &in_body}) part->add_lone_names(persons);
  for (Recognition* part : {&in_title, &in_body}) part->find_shouted_names(persons);
  for (Recognition* part : {&in_title, &in_body}) part->add_shouted(persons);
  CountryFinder countries;
  for (Recognition* part : {&in_title, &in_body}) {
    part->mark_keywords();
    part->add_countries(countries);
  }
  Entities entities{persons.link(), countries.take()};
  settle_countries(title, body, entities.countries);
  for (Recognition* part : {&in_title, &in_body}) part->mark_keywords(entities.countries);
  return entities;
}

std::string name_key(std::string_view name) {
  std::string key;
  for (const std::string& word : folded_words(name)) {
    if (!key.empty()) key += ' ';
    key += word;
  }
  return key;
}

std::string_view to_string(Evidence evidence) {
  switch (evidence) {
    case Evidence::model:
      return "model";
    case Evidence::alias:
      return "alias";
    case Evidence::full_form:
      return "full-form";
    case Evidence::gazetteer:
      return "gazetteer";
    case Evidence::demonym:
      return "demonym";
    case Evidence::seat_of_power:
      return "capital";
    case Evidence::place:
      return "place";
  }
  return "";
}

}  // namespace kiosque
