// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/reference/slow_words.h"

#include <algorithm>
#include <tuple>

#include "query/language/edit_distance.h"

namespace kiosque {

TokenSet& TokenSet::operator|=(const TokenSet& other) {
  for (std::size_t i = 0; i < has_.size(); ++i)
    if (other.has_[i]) has_[i] = true;
  return *this;
}

SlowWords::SlowWords(const ScannedCorpus& corpus, Analyzer& analyzer)
    : corpus_(corpus), analyzer_(analyzer) {
  for (auto* counts : {&articles_, &last_})
    for (auto& of_part : *counts) of_part.fill(Counts(corpus.strings.size()));
  std::uint32_t number = 0;
  for (const ScannedArticle& article : corpus.articles) {
    ++number;
    count(article.title, number, Part::title);
    count(article.title, number, Part::text);
    count(article.body, number, Part::text);
  }
}

void SlowWords::count(const std::vector<ScannedToken>& tokens, std::uint32_t article, Part part) {
  for (const ScannedToken token : tokens) {
    const std::uint32_t folded = corpus_.words[token / 2].folded;
    std::uint32_t& last = last_[static_cast<std::size_t>(part)][token % 2][folded];
    if (last != article) ++articles_[static_cast<std::size_t>(part)][token % 2][folded];
    last = article;
  }
}

std::uint32_t SlowWords::articles_as_name(const std::string& folded, Part part) const {
  const auto number = corpus_.strings.find(folded);
  return number ? articles_[static_cast<std::size_t>(part)][1][*number] : 0;
}

std::uint32_t SlowWords::articles_as_word(const std::string& folded, Part part) const {
  const auto number = corpus_.strings.find(folded);
  return number ? articles_[static_cast<std::size_t>(part)][0][*number] : 0;
}

// The tokens for which wanted(word, whether it is a name) holds.
template <typename Wanted>
TokenSet SlowWords::all_where(Wanted wanted) const {
  TokenSet tokens(corpus_);
  for (std::size_t i = 0; i < corpus_.words.size(); ++i)
    for (const bool name : {false, true})
      if (wanted(corpus_.words[i], name))
        tokens.add(static_cast<ScannedToken>(2 * i + (name ? 1 : 0)));
  return tokens;
}

TokenSet SlowWords::as_written(const Word& word) const {
  const auto folded = corpus_.strings.find(word.folded);
  return all_where([&](const ScannedWord& w, bool) { return folded == w.folded; });
}

TokenSet SlowWords::name(const Word& word) const {
  const auto folded = corpus_.strings.find(word.folded);
  return all_where([&](const ScannedWord& w, bool name) { return name && folded == w.folded; });
}

TokenSet SlowWords::word(const std::string& folded) const {
  const auto number = corpus_.strings.find(folded);
  return all_where([&](const ScannedWord& w, bool name) { return !name && number == w.folded; });
}

double SlowWords::name_share(const Word& word, Part part) const {
  const double as_name = articles_as_name(word.folded, part);
  const double as_word = articles_as_word(word.folded, part);
  return as_name == 0 ? 0 : as_name / (as_name + as_word);
}

// A capital asks for the name unless hardly an article has it; small letters ask for it where most
// articles have it.
bool SlowWords::means_name(const Word& word, Part part) const {
  const double share = name_share(word, part);
  return share > 0 && (word.capitalised ? share >= 0.05 : share > 0.5);
}

// With the word where it is none of French, or nearly all articles have the name.
TokenSet SlowWords::names_meant(const Word& word, Part part) const {
  const bool is_word_too = word.lexicon.has(kCommonWord) && name_share(word, part) < 0.8;
  return is_word_too ? name(word) : as_written(word);
}

std::string SlowWords::plain_stem(const std::string& folded) {
  const std::vector<Token> plain = analyzer_.analyze_words(folded);
  return plain.size() == 1 ? plain[0].word->stem : "";
}

bool SlowWords::has_form(const std::string& form) const {
  const auto number = corpus_.strings.find(form);
  return number && std::any_of(corpus_.words.begin(), corpus_.words.end(),
                               [&](const ScannedWord& w) { return w.form == *number; });
}

// Words of that stem, and whatever is spelt like it where it is a word without accents itself.
TokenSet SlowWords::with_stem(const std::string& stem) {
  const bool is_word = plain_stem(stem) == stem;
  const auto number = corpus_.strings.find(stem);
  return all_where([&](const ScannedWord& w, bool name) {
    return !name && (number == w.stem || (is_word && number == w.folded));
  });
}

// Words that are spelt, but for accents, like any word of that stem.
TokenSet SlowWords::with_folded_of_stem(const std::string& stem) const {
  const auto number = corpus_.strings.find(stem);
  std::set<std::uint32_t> folded;
  for (const ScannedWord& w : corpus_.words)
    if (number == w.stem || number == w.plain_stem) folded.insert(w.folded);
  return all_where(
      [&](const ScannedWord& w, bool name) { return !name && folded.contains(w.folded); });
}

// Which stems the word has with accents that were not typed, or without those that were and that
// no article has.
std::set<std::string> SlowWords::guessed_stems(const Word& word) {
  const bool has_accents = word.form != word.folded;
  if (word.stem.empty() || word.numeric || (has_accents && has_form(word.form))) return {};
  const std::string plain = plain_stem(word.folded);
  if (plain.empty()) return {};
  std::set<std::string> stems;
  for (const ScannedWord& w : corpus_.words)
    if (w.form != w.folded && corpus_.strings.text(w.plain_stem) == plain && w.stem != 0)
      stems.insert(corpus_.strings.text(w.stem));
  if (has_accents) stems.insert(plain);
  stems.erase(word.stem);
  return stems;
}

TokenSet SlowWords::inflected(const Word& typed, Part part) {
  if (means_name(typed, part)) return names_meant(typed, part);
  if (typed.stem.empty()) return word(typed.folded);
  TokenSet tokens = with_stem(typed.stem);
  for (const std::string& stem : guessed_stems(typed)) tokens |= with_stem(stem);
  // Typed with accents it also means what was printed without, but sûr is not sur.
  const std::vector<Token> plain = analyzer_.analyze_words(typed.folded);
  if (plain.size() == 1 && !plain[0].word->stop_word) tokens |= word(typed.folded);
  // To the stemmer, leader is a verb and leaders is not.
  if (typed.folded.ends_with("er")) tokens |= word(typed.folded + 's');
  if (typed.folded.ends_with("ers"))
    tokens |= word(typed.folded.substr(0, typed.folded.size() - 1));
  return tokens;
}

TokenSet SlowWords::at_places(const Word& typed, Part part) {
  if (means_name(typed, part)) return names_meant(typed, part);
  TokenSet tokens = as_written(typed);
  if (typed.stem.empty()) return tokens;
  tokens |= with_folded_of_stem(typed.stem);
  for (const std::string& stem : guessed_stems(typed)) tokens |= with_folded_of_stem(stem);
  return tokens;
}

TokenSet SlowWords::in_compound(const Word& typed, Part part) {
  return means_name(typed, part) ? as_written(typed) : at_places(typed, part);
}

TokenSet SlowWords::beginning_with(const std::string& folded) const {
  return all_where([&](const ScannedWord& w, bool) {
    return corpus_.strings.text(w.folded).starts_with(folded);
  });
}

std::set<std::string> SlowWords::nearest(const std::vector<Candidate>& candidates,
                                         const std::string& folded, std::size_t distance) {
  constexpr std::size_t kMost = 50;
  if (distance == 0) distance = folded.size() <= 5 ? 1 : 2;
  std::set<std::tuple<std::size_t, std::int64_t, std::string>> near;  // the best first
  for (const Candidate& candidate : candidates) {
    const std::size_t letters = edit_distance(candidate.folded, folded, distance);
    const bool same_first = candidate.folded.front() == folded.front();
    if (letters <= (same_first ? distance : 1))
      near.emplace(letters, -std::int64_t{candidate.articles}, candidate.folded);
  }
  std::set<std::string> nearest;
  for (const auto& [letters, articles, spelling] : near)
    if (nearest.size() < kMost) nearest.insert(spelling);
  return nearest;
}

TokenSet SlowWords::similar(const std::string& folded, std::size_t distance, Part part) const {
  TokenSet tokens(corpus_);
  for (const bool name : {false, true}) {
    const Counts& articles = articles_[static_cast<std::size_t>(part)][name ? 1 : 0];
    std::vector<Candidate> candidates;
    for (std::uint32_t i = 1; i < articles.size(); ++i)
      if (articles[i] > 0) candidates.push_back({corpus_.strings.text(i), articles[i]});
    const std::set<std::string> wanted = nearest(candidates, folded, distance);
    tokens |= all_where([&](const ScannedWord& w, bool is_a_name) {
      return is_a_name == name && wanted.contains(corpus_.strings.text(w.folded));
    });
  }
  return tokens;
}

}  // namespace kiosque
