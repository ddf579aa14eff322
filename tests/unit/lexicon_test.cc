// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// The builder and the reader of the compiled word lists.
#include "src/analysis/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/lexicon_builder.h"
#include "src/analysis/word_form.h"

namespace kiosque {
namespace {

// The node where the words of a text end; 0 where there is none.
std::uint32_t walk(const Lexicon& lexicon, std::string_view text) {
  std::uint32_t node = Lexicon::kRoot;
  for (const std::string& word : folded_words(text)) {
    node = lexicon.step(node, lexicon.find(word).id);
    if (node == 0) return 0;
  }
  return node;
}

// "label/spelling" of each entry at a text.
std::vector<std::string> entries_at(const Lexicon& lexicon, std::string_view text) {
  std::vector<std::string> shown;
  const std::uint32_t node = walk(lexicon, text);
  if (node == 0) return shown;
  for (std::uint32_t i = 0; i < lexicon.entry_count(node); ++i) {
    const GazetteerEntry entry = lexicon.entry(node, i);
    shown.push_back(std::string(entry.label) + '/' + std::string(entry.spelling));
  }
  return shown;
}

TEST(Lexicon, ReadsWhatTheBuilderWrote) {
  LexiconBuilder lists;
  lists.add_stop_word("sur");
  lists.add_word("Élisabeth", kFirstName);
  lists.add_word("Kim", kFamilyNameFirst);
  lists.add_word("kim", kFirstName);
  lists.add_country("KP", "Corée du Nord");
  lists.add_entry(EntryKind::country, CaseRule::capitalised, "Corée du Nord", "KP");
  lists.add_entry(EntryKind::demonym, CaseRule::any, "l'Émirati", "AE");
  const std::string bytes = lists.build();
  const Lexicon lexicon(bytes);

  EXPECT_TRUE(lexicon.is_stop_word("sur"));
  EXPECT_TRUE(lexicon.find("elisabeth").has(kFirstName));
  EXPECT_FALSE(lexicon.find("elisabeth").has(kFamilyNameFirst));
  EXPECT_TRUE(lexicon.find("kim").has(kFamilyNameFirst));
  EXPECT_TRUE(lexicon.find("kim").has(kFirstName));
  EXPECT_EQ(lexicon.country_label("KP"), "Corée du Nord");
  EXPECT_EQ(entries_at(lexicon, "COREE du nord"), std::vector<std::string>{"KP/Corée du Nord"});
  EXPECT_EQ(entries_at(lexicon, "émirati"), std::vector<std::string>{"AE/l'Émirati"});
  const GazetteerEntry entry = lexicon.entry(walk(lexicon, "corée du nord"), 0);
  EXPECT_EQ(entry.kind, EntryKind::country);
  EXPECT_EQ(entry.case_rule, CaseRule::capitalised);
}

TEST(Lexicon, KnowsNothingOfOtherWords) {
  LexiconBuilder lists;
  lists.add_stop_word("sur");
  lists.add_country("KP", "Corée du Nord");
  lists.add_entry(EntryKind::country, CaseRule::capitalised, "Corée du Nord", "KP");
  const std::string bytes = lists.build();
  const Lexicon lexicon(bytes);
  for (const std::string word : {"", "inconnu", "core", "coreee", "sur", "KP", "nord "})
    EXPECT_EQ(lexicon.find(word).flags, 0U) << word;
  for (const std::string word : {"", "sûr", "SUR", "su", "coree", "KP"})
    EXPECT_FALSE(lexicon.is_stop_word(word)) << word;
  EXPECT_FALSE(lexicon.is_stop_word(std::string(10'000, 's')));
  for (const std::string code : {"", "kp", "K", "KPX", "sur", "\x01sur"})
    EXPECT_EQ(lexicon.country_label(code), "") << code;
  EXPECT_EQ(walk(lexicon, "inconnu"), 0U);
  EXPECT_EQ(walk(lexicon, "corée nord"), 0U);
  EXPECT_EQ(walk(lexicon, "nord"), 0U);
  EXPECT_TRUE(entries_at(lexicon, "corée du").empty());
  EXPECT_EQ(lexicon.entry_count(Lexicon::kRoot), 0U);
  EXPECT_EQ(lexicon.step(Lexicon::kRoot, 0), 0U);
  EXPECT_EQ(lexicon.step(12'345, 1), 0U);
}

TEST(Lexicon, AnswersWhenItIsEmpty) {
  const std::string bytes = LexiconBuilder().build();
  const Lexicon lexicon(bytes);
  EXPECT_EQ(lexicon.find("kim").id, 0U);
  EXPECT_FALSE(lexicon.is_stop_word("le"));
  EXPECT_EQ(lexicon.country_label("FR"), "");
  EXPECT_EQ(lexicon.step(Lexicon::kRoot, 1), 0U);
}

TEST(Lexicon, KeepsEntriesOfOneSpellingTogetherInOrder) {
  LexiconBuilder lists;
  lists.add_entry(EntryKind::place, CaseRule::capitalised, "Géorgie", "US");
  lists.add_entry(EntryKind::country, CaseRule::capitalised, "Géorgie", "GE");
  lists.add_entry(EntryKind::person, CaseRule::capitalised, "Georgie", "Georgie Fame");
  lists.add_entry(EntryKind::country, CaseRule::capitalised, "Géorgie", "GE");
  const std::string bytes = lists.build();
  EXPECT_EQ(entries_at(Lexicon(bytes), "géorgie"),
            (std::vector<std::string>{"Georgie Fame/Georgie", "GE/Géorgie", "US/Géorgie"}));
}

TEST(Lexicon, FindsEachOfManyWords) {
  LexiconBuilder lists;
  const auto name = [](int i) { return "mot" + std::to_string(i); };
  for (int i = 0; i < 5'000; ++i) {
    lists.add_word(name(i), i % 2 == 0 ? kFirstName : kCivility);
    lists.add_entry(EntryKind::place, CaseRule::any, name(i) + " sur " + name(i / 2), name(i));
  }
  const std::string bytes = lists.build();
  const Lexicon lexicon(bytes);
  for (int i = 0; i < 5'000; ++i) {
    ASSERT_TRUE(lexicon.find(name(i)).has(i % 2 == 0 ? kFirstName : kCivility)) << i;
    ASSERT_EQ(entries_at(lexicon, name(i) + " sur " + name(i / 2)).size(), 1U) << i;
  }
  for (int i = 5'000; i < 10'000; ++i) ASSERT_EQ(lexicon.find(name(i)).id, 0U) << i;
}

TEST(LexiconBuilder, RefusesEntriesWithoutAWord) {
  LexiconBuilder lists;
  for (const char* spelling : {"", " ", "-", "« »", "'"})
    EXPECT_FALSE(lists.add_entry(EntryKind::country, CaseRule::any, spelling, "XX")) << spelling;
}

// Adds the same lists forwards or backwards.
std::string built(bool backwards) {
  LexiconBuilder lists;
  std::vector<int> steps = {0, 1, 2, 3, 4, 5, 6, 7};
  if (backwards) std::reverse(steps.begin(), steps.end());
  for (const int step : steps) {
    if (step == 0) lists.add_stop_word("le");
    if (step == 1) lists.add_word("Kim", kFamilyNameFirst);
    if (step == 2) lists.add_word("kim", kFirstName);
    if (step == 3) lists.add_country("FR", "France");
    if (step == 4) lists.add_country("RU", "Russie");
    if (step == 5) lists.add_entry(EntryKind::country, CaseRule::any, "Russie", "RU");
    if (step == 6) lists.add_entry(EntryKind::place, CaseRule::any, "Russie", "US");
    if (step == 7) lists.add_entry(EntryKind::other, CaseRule::any, "Air France", "other");
  }
  return lists.build();
}

TEST(LexiconBuilder, GivesTheSameBytesInAnyOrder) { EXPECT_EQ(built(false), built(true)); }

TEST(Lexicon, FingerprintChangesWithEachList) {
  std::vector<std::string> fingerprints;
  const auto add = [&](const auto& change) {
    LexiconBuilder lists;
    lists.add_word("kim", kFirstName);
    change(lists);
    const std::string bytes = lists.build();
    fingerprints.push_back(Lexicon(bytes).fingerprint());
  };
  add([](LexiconBuilder&) {});
  add([](LexiconBuilder& l) { l.add_stop_word("le"); });
  add([](LexiconBuilder& l) { l.add_word("le", kFirstName); });
  add([](LexiconBuilder& l) { l.add_word("kim", kCivility); });
  add([](LexiconBuilder& l) { l.add_country("FR", "France"); });
  add([](LexiconBuilder& l) { l.add_country("FR", "République française"); });
  add([](LexiconBuilder& l) { l.add_entry(EntryKind::place, CaseRule::any, "Nice", "FR"); });
  add([](LexiconBuilder& l) { l.add_entry(EntryKind::place, CaseRule::exact, "Nice", "FR"); });
  add([](LexiconBuilder& l) { l.add_entry(EntryKind::place, CaseRule::any, "Nice", "GB"); });
  for (const std::string& fingerprint : fingerprints) {
    EXPECT_EQ(fingerprint.size(), 16U);
    EXPECT_EQ(fingerprint.find_first_not_of("0123456789abcdef"), std::string::npos) << fingerprint;
    EXPECT_EQ(std::count(fingerprints.begin(), fingerprints.end(), fingerprint), 1) << fingerprint;
  }
}

TEST(Lexicon, RefusesBytesThatAreNone) {
  const std::string good = built(false);
  EXPECT_NO_THROW(Lexicon{good});
  std::vector<std::string> bad = {"", "x", std::string(1000, '\0'), good + 'x'};
  for (const std::size_t size : {std::size_t{8}, std::size_t{47}, good.size() / 2, good.size() - 1})
    bad.push_back(good.substr(0, size));
  bad.push_back('x' + good.substr(1));  // another magic number
  for (const std::string& bytes : bad)
    EXPECT_THROW(Lexicon{bytes}, std::invalid_argument) << bytes.size();
}

TEST(Lexicon, ReadsBytesAtAnyAddress) {
  const std::string moved = 'x' + built(false);
  const Lexicon lexicon(std::string_view(moved).substr(1));
  EXPECT_TRUE(lexicon.is_stop_word("le"));
  EXPECT_EQ(entries_at(lexicon, "air france").size(), 1U);
}

TEST(Lexicon, BuiltinHoldsTheListsOfData) {
  const Lexicon lexicon = Lexicon::builtin();
  EXPECT_TRUE(lexicon.is_stop_word("le"));
  EXPECT_TRUE(lexicon.find("mme").has(kCivility));
  EXPECT_EQ(lexicon.country_label("KP"), "Corée du Nord");
  EXPECT_FALSE(entries_at(lexicon, "Vladimir Poutine").empty());
}

}  // namespace
}  // namespace kiosque
