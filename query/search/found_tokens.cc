// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/found_tokens.h"

#include <algorithm>

#include "src/index/schema.h"
#include "src/index/word_terms.h"

namespace kiosque {
namespace {

// What a term says of a word; those of the title alone count in both texts.
enum Kind : unsigned { kExact = 1, kName = 2, kStem = 4, kOther = 8 };

unsigned kind_of(std::string_view term_prefix) {
  if (term_prefix == prefix::text || term_prefix == prefix::title) return kExact;
  if (term_prefix == prefix::name || term_prefix == prefix::title_name) return kName;
  return term_prefix == prefix::stem || term_prefix == prefix::title_stem ? kStem : kOther;
}

// Values of these terms begin with no capital.
std::string_view prefix_of(std::string_view term) {
  const auto end =
      std::find_if(term.begin(), term.end(), [](char c) { return c < 'A' || c > 'Z'; });
  return term.substr(0, static_cast<std::size_t>(end - term.begin()));
}

class EntityFinder {
 public:
  EntityFinder(const Entities& entities, TextPart part, std::vector<FoundTokens>& found)
      : entities_(entities), part_(part), found_(found) {}

  void find(const HighlightMatcher& matcher, std::size_t m) {
    for (const PersonEntity& person : entities_.persons)
      if (is_wanted(person, matcher)) add_mentions(person.mentions, m);
    for (const CountryEntity& country : entities_.countries)
      if (matcher.countries.contains(country.code))
        add_mentions(country.mentions, m, matcher.country_evidence);
  }

 private:
  static bool is_wanted(const PersonEntity& person, const HighlightMatcher& matcher) {
    if (matcher.person_keys.contains(person.key)) return true;
    if (matcher.person_words.empty()) return false;
    const std::vector<std::string> words = folded_words(person.name);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return matcher.person_words.contains(word);
    });
  }

  void add_mentions(const std::vector<Mention>& mentions, std::size_t m,
                    CountryEvidence evidence = CountryEvidence::any) {
    for (const Mention& mention : mentions)
      if (mention.part == part_ && (evidence == CountryEvidence::any || !mention.is_weak()))
        found_.push_back({mention.first_token, mention.token_count, m});
  }

  const Entities& entities_;
  TextPart part_;
  std::vector<FoundTokens>& found_;
};

}  // namespace

const std::vector<Token>& tokens_of(TextPart part, const AnalyzedArticle& analyzed) {
  return part == TextPart::title ? analyzed.title.tokens : analyzed.body.tokens;
}

TokenFinder::TokenFinder(const std::vector<HighlightMatcher>& matchers) : matchers_(matchers) {
  sequences_.reserve(matchers.size());
  for (const HighlightMatcher& matcher : matchers) {
    std::vector<Slot>& sequence = sequences_.emplace_back();
    sequence.reserve(matcher.sequence.size());
    for (const HighlightMatcher::Slot& wanted : matcher.sequence) {
      Slot slot{wanted.form, wanted.folded_prefix, {}};
      slot.terms.reserve(wanted.terms.size());
      for (const std::string& term : wanted.terms) {
        const std::string_view term_prefix = prefix_of(term);
        const std::string_view value = std::string_view(term).substr(term_prefix.size());
        slot.terms.emplace_back(value, kind_of(term_prefix));
        // A stem has its word's first letter: endings alone are taken away.
        add_first_letter(value);
      }
      std::sort(slot.terms.begin(), slot.terms.end());
      add_first_letter(wanted.folded_prefix);
      sequence.push_back(std::move(slot));
    }
    wants_entities_ = wants_entities_ || !matcher.person_keys.empty() ||
                      !matcher.person_words.empty() || !matcher.countries.empty();
  }
}

void TokenFinder::add_first_letter(std::string_view folded) {
  if (folded.empty()) return;
  const auto first = static_cast<unsigned char>(folded.front());
  if (first < first_letters_.size()) first_letters_.set(first);
}

unsigned TokenFinder::Slot::kinds_of(std::string_view value) const {
  unsigned kinds = 0;
  auto at = std::lower_bound(terms.begin(), terms.end(), std::pair(value, 0U));
  for (; at != terms.end() && at->first == value; ++at) kinds |= at->second;
  return kinds;
}

bool TokenFinder::Slot::matches(const Word& word, bool name) const {
  if (!form.empty() && word.form != form) return false;
  if (!folded_prefix.empty()) return word.folded.starts_with(folded_prefix);
  if (name) return (kinds_of(word.folded) & kName) != 0;
  return (kinds_of(word.folded) & kExact) != 0 ||
         (word.has_stem_term() && (kinds_of(word.stem) & kStem) != 0);
}

bool TokenFinder::tells_names(const Word& word) const {
  return std::any_of(sequences_.begin(), sequences_.end(), [&](const std::vector<Slot>& sequence) {
    return std::any_of(sequence.begin(), sequence.end(), [&](const Slot& slot) {
      return slot.matches(word, true) != slot.matches(word, false);
    });
  });
}

void TokenFinder::find_sequences(const std::vector<Token>& tokens,
                                 std::vector<FoundTokens>& found) const {
  const auto matches = [](const Slot& slot, const Token& token) {
    return token.word != nullptr && slot.matches(*token.word, token.keyword);
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].word == nullptr) continue;
    for (std::size_t m = 0; m < sequences_.size(); ++m) {
      const std::vector<Slot>& sequence = sequences_[m];
      if (sequence.empty() || i + sequence.size() > tokens.size()) continue;
      if (std::equal(sequence.begin(), sequence.end(),
                     tokens.begin() + static_cast<std::ptrdiff_t>(i), matches))
        found.push_back({i, sequence.size(), m});
    }
  }
}

std::vector<FoundTokens> TokenFinder::find(TextPart part, const AnalyzedArticle& analyzed) const {
  std::vector<FoundTokens> found;
  find_sequences(tokens_of(part, analyzed), found);
  if (wants_entities_) {
    EntityFinder entities(analyzed.entities, part, found);
    for (std::size_t m = 0; m < matchers_.size(); ++m) entities.find(matchers_[m], m);
  }
  // Of equal ones the first matcher's come first.
  std::stable_sort(found.begin(), found.end(), [](const FoundTokens& a, const FoundTokens& b) {
    return a.first_token != b.first_token ? a.first_token < b.first_token
                                          : a.token_count > b.token_count;
  });
  return found;
}

}  // namespace kiosque
