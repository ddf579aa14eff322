// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/person_linker.h"

#include <algorithm>
#include <iterator>

#include "src/analysis/gazetteer_matcher.h"
#include "src/analysis/shown_name.h"

namespace kiosque {
namespace {

bool in_reading_order(const Mention& a, const Mention& b) {
  return a.part != b.part ? a.part < b.part : a.begin < b.begin;
}

using Words = std::vector<std::string>;

// A word that more names of an article share says nothing of who is meant; bounds the work too.
constexpr std::size_t kMostBearers = 200;

bool ends_with(const Words& longer, const Words& shorter) {
  return longer.size() > shorter.size() &&
         std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

bool begins_with(const Words& longer, const Words& shorter) {
  return longer.size() > shorter.size() &&
         std::equal(shorter.begin(), shorter.end(), longer.begin());
}

// E. Macron and Emmanuel Macron; Barack Obama and Barack Hussein Obama.
bool abbreviates(const Words& longer, const Words& shorter) {
  if (shorter.size() < 2 || longer.size() < shorter.size() || longer == shorter ||
      longer.back() != shorter.back())
    return false;
  if (shorter.front().size() == 1)
    return longer.front().size() > 1 && longer.front().starts_with(shorter.front());
  return longer.size() > shorter.size() && longer.front() == shorter.front();
}

std::optional<std::string> well_known(const Lexicon& lexicon, std::string_view text,
                                      const std::vector<Token>& tokens, const Mention& mention) {
  const auto match = match_gazetteer(lexicon, text, tokens, mention.first_token);
  if (!match || match->entry.kind != EntryKind::person || match->token_count != mention.token_count)
    return std::nullopt;
  return std::string(match->entry.label);
}

}  // namespace

void PersonLinker::add(std::string_view text, const std::vector<Token>& tokens,
                       const Mention& mention) {
  Words words;
  for (std::uint32_t i = 0; i < mention.token_count; ++i)
    words.push_back(tokens[mention.first_token + i].word->folded);
  const auto [place, added] = by_words_.try_emplace(words, names_.size());
  const std::optional<std::string> canonical = well_known(lexicon_, text, tokens, mention);
  const std::uint32_t end = mention.first_token + mention.token_count;
  std::string shown = shown_name(text, tokens, mention.first_token, end);
  if (mention.end > tokens[end - 1].end) shown += '.';  // of an initial
  if (added) {
    by_first_word_[words.front()].push_back(names_.size());
    by_last_word_[words.back()].push_back(names_.size());
    names_.push_back({shown, words, std::nullopt, {}, {}});
  }
  Name& name = names_[place->second];
  if (canonical) name.canonical = canonical;
  name.mentions.push_back(mention);
}

bool PersonLinker::knows(std::span<const std::string> words) const {
  const auto named = [](const auto& index, const std::string& word) {
    const auto found = index.find(word);
    return found == index.end() ? std::span<const std::size_t>() : std::span(found->second);
  };
  if (words.size() == 1 && !named(by_first_word_, words.front()).empty() &&
      lexicon_.find(words.front()).has(kFamilyNameFirst))
    return true;
  const auto candidates = named(by_last_word_, words.back());
  return std::any_of(candidates.begin(), candidates.end(), [&](std::size_t i) {
    const Words& name = names_[i].words;
    return words.size() <= name.size() && std::equal(words.rbegin(), words.rend(), name.rbegin());
  });
}

void PersonLinker::find_longer(Name& name) const {
  std::vector<std::size_t> by_first_name;
  const auto same_end = by_last_word_.find(name.words.back());
  if (same_end != by_last_word_.end() && same_end->second.size() <= kMostBearers)
    for (const std::size_t i : same_end->second)
      if (ends_with(names_[i].words, name.words) || abbreviates(names_[i].words, name.words))
        name.longer.push_back(i);
  const auto same_beginning = by_first_word_.find(name.words.front());
  if (same_beginning != by_first_word_.end() && same_beginning->second.size() <= kMostBearers)
    for (const std::size_t i : same_beginning->second)
      if (begins_with(names_[i].words, name.words) &&
          std::find(name.longer.begin(), name.longer.end(), i) == name.longer.end())
        by_first_name.push_back(i);
  // A surname comes before a first name: Michel is Charles Michel rather than Michel Barnier. But
  // the Kim of Kim Jong-un is his surname.
  const bool surname_first = name.words.size() == 1 && !by_first_name.empty() &&
                             lexicon_.find(name.words.front()).has(kFamilyNameFirst);
  if (name.longer.empty() || surname_first)
    name.longer.insert(name.longer.end(), by_first_name.begin(), by_first_name.end());
  if (!name.canonical || name.longer.size() < 2) return;
  // Among several, the one whom everybody thinks of.
  for (const std::size_t i : name.longer)
    if (names_[i].canonical == name.canonical) {
      name.longer = {i};
      return;
    }
}

std::size_t PersonLinker::fullest(std::size_t name) const {
  while (names_[name].longer.size() == 1) name = names_[name].longer.front();
  return name;
}

PersonEntity& PersonLinker::person_of(const Name& name) {
  const std::string& shown = name.canonical ? *name.canonical : name.shown;
  std::string key = name_key(shown);
  const auto [place, added] = by_key_.try_emplace(key, persons_.size());
  if (added) persons_.push_back({shown, std::move(key), {}});
  return persons_[place->second];
}

std::vector<PersonLinker::Bearer> PersonLinker::bearers_in_order(const Name& name) const {
  std::vector<Bearer> bearers;
  for (const std::size_t i : name.longer)
    for (const Mention& mention : names_[i].mentions) bearers.push_back({mention, i});
  std::sort(bearers.begin(), bearers.end(), [](const Bearer& a, const Bearer& b) {
    return in_reading_order(a.mention, b.mention);
  });
  return bearers;
}

void PersonLinker::attach(std::size_t index) {
  const Name& name = names_[index];
  const bool ambiguous = name.longer.size() > 1;
  const std::vector<Bearer> bearers = ambiguous ? bearers_in_order(name) : std::vector<Bearer>();
  const std::size_t only_owner = fullest(index);
  for (Mention mention : name.mentions) {
    std::size_t owner = only_owner;
    if (ambiguous) {
      const auto behind = std::upper_bound(
          bearers.begin(), bearers.end(), mention,
          [](const Mention& m, const Bearer& b) { return in_reading_order(m, b.mention); });
      const Bearer& last_named = behind == bearers.begin() ? *behind : *std::prev(behind);
      owner = fullest(last_named.name);
    }
    if (owner != index)
      mention.by = Evidence::full_form;
    else if (name.canonical)
      mention.by = Evidence::alias;
    person_of(names_[owner]).mentions.push_back(mention);
  }
}

std::vector<PersonEntity> PersonLinker::link() {
  for (Name& name : names_) find_longer(name);
  for (std::size_t i = 0; i < names_.size(); ++i) attach(i);
  for (PersonEntity& person : persons_)
    std::sort(person.mentions.begin(), person.mentions.end(), in_reading_order);
  std::sort(persons_.begin(), persons_.end(), [](const PersonEntity& a, const PersonEntity& b) {
    return in_reading_order(a.mentions.front(), b.mentions.front());
  });
  return std::move(persons_);
}

}  // namespace kiosque
