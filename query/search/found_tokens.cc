// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/found_tokens.h"

#include <algorithm>

#include "src/index/schema.h"
#include "src/index/word_terms.h"

namespace kiosque {
namespace {

bool slot_matches(const HighlightMatcher::Slot& slot, const Token& token) {
  if (token.word == nullptr) return false;
  if (!slot.form.empty() && token.word->form != slot.form) return false;
  if (!slot.folded_prefix.empty()) return token.word->folded.starts_with(slot.folded_prefix);
  const WordTerms terms = terms_of(token);
  const auto contains = [&](std::string_view with_prefix, const std::string& value) {
    return slot.terms.contains(term(with_prefix, value));
  };
  if (terms.is_name)
    return contains(prefix::name, *terms.exact) || contains(prefix::title_name, *terms.exact);
  if (contains(prefix::text, *terms.exact) || contains(prefix::title, *terms.exact)) return true;
  return terms.stem != nullptr &&
         (contains(prefix::stem, *terms.stem) || contains(prefix::title_stem, *terms.stem));
}

class Finder {
 public:
  Finder(const std::vector<Token>& tokens, TextPart part, const Entities& entities)
      : tokens_(tokens), part_(part), entities_(entities) {}

  std::vector<FoundTokens> find(const std::vector<HighlightMatcher>& matchers) {
    for (std::size_t m = 0; m < matchers.size(); ++m) {
      find_sequence(matchers[m], m);
      find_entities(matchers[m], m);
    }
    std::sort(found_.begin(), found_.end(), [](const FoundTokens& a, const FoundTokens& b) {
      return a.first_token != b.first_token ? a.first_token < b.first_token
                                            : a.token_count > b.token_count;
    });
    return std::move(found_);
  }

 private:
  void find_sequence(const HighlightMatcher& matcher, std::size_t m) {
    const std::size_t length = matcher.sequence.size();
    if (length == 0) return;
    for (std::size_t i = 0; i + length <= tokens_.size(); ++i) {
      std::size_t k = 0;
      while (k < length && slot_matches(matcher.sequence[k], tokens_[i + k])) ++k;
      if (k == length) found_.push_back({i, length, m});
    }
  }

  void find_entities(const HighlightMatcher& matcher, std::size_t m) {
    for (const PersonEntity& person : entities_.persons)
      if (is_wanted(person, matcher)) add_mentions(person.mentions, m);
    for (const CountryEntity& country : entities_.countries)
      if (matcher.countries.contains(country.code))
        add_mentions(country.mentions, m, matcher.country_evidence);
  }

  static bool is_wanted(const PersonEntity& person, const HighlightMatcher& matcher) {
    if (matcher.person_keys.contains(person.key)) return true;
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

  const std::vector<Token>& tokens_;
  TextPart part_;
  const Entities& entities_;
  std::vector<FoundTokens> found_;
};

}  // namespace

const std::vector<Token>& tokens_of(TextPart part, const AnalyzedArticle& analyzed) {
  return part == TextPart::title ? analyzed.title.tokens : analyzed.body.tokens;
}

std::vector<FoundTokens> find_tokens(TextPart part, const AnalyzedArticle& analyzed,
                                     const std::vector<HighlightMatcher>& matchers) {
  return Finder(tokens_of(part, analyzed), part, analyzed.entities).find(matchers);
}

}  // namespace kiosque
