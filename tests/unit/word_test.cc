// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// Word forms, the table of words and the stemmer.
#include "src/analysis/word.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/french_text.h"

namespace kiosque {
namespace {

TEST(WordForm, NormalisesTheSpelling) {
  const struct {
    std::string_view spelling;
    std::string_view form;
    std::string_view folded;
  } kCases[] = {{"Sécurité", "sécurité", "securite"},
                {"se\u0301curite\u0301", "sécurité", "securite"},
                {"O.N.U.", "onu", "onu"},
                {"É.D.F", "édf", "edf"},
                {"12 000", "12000", "12000"},
                {"12\u202F000,5", "12000,5", "12000,5"},
                {"3.5", "3,5", "3,5"},
                {"aujourd’hui", "aujourd'hui", "aujourd'hui"},
                {"oʼbrien", "o'brien", "o'brien"},
                {"Sarko\u00ADzy", "sarkozy", "sarkozy"},
                {"ŒUVRE", "œuvre", "oeuvre"},
                {"m²", "m2", "m2"}};
  for (const auto& c : kCases) {
    const WordForm word = make_word_form(c.spelling);
    EXPECT_EQ(word.form, c.form) << c.spelling;
    EXPECT_EQ(word.folded, c.folded) << c.spelling;
  }
}

TEST(WordForm, TellsWhatTheLettersLookLike) {
  const struct {
    std::string_view spelling;
    std::string_view flags;  // c: capitalised, a: all capitals, n: numeric, d: dotted
  } kCases[] = {{"kim", ""},      {"Kim", "c"},     {"KIM", "ca"},     {"K", "c"},
                {"Élysée", "c"},  {"ÉLYSÉE", "ca"}, {"E\u0301t", "c"}, {"E\u0301T", "ca"},
                {"œuvre", ""},    {"Œuvre", "c"},   {"O.N.U.", "cad"}, {"3,5", "n"},
                {"3.5", "nd"},    {"1er", "n"},     {"G7", "cn"},      {"iPhone", ""},
                {"O'Brien", "c"}, {"ǅ", "c"},       {"日", ""}};
  for (const auto& c : kCases) {
    const WordForm word = make_word_form(c.spelling);
    const std::string flags = std::string(word.capitalised ? "c" : "") +
                              (word.all_capitals ? "a" : "") + (word.numeric ? "n" : "") +
                              (word.dotted ? "d" : "");
    EXPECT_EQ(flags, c.flags) << c.spelling;
  }
}

TEST(WordForm, ListsTheFoldedWordsOfAText) {
  const std::vector<std::string> words = {"emirat", "arabe"};
  EXPECT_EQ(folded_words("l'Émirat arabe"), words);
  EXPECT_EQ(folded_words("L’ÉMIRAT-ARABE"), words);
  EXPECT_TRUE(folded_words(" « » ").empty());
}

TEST(WordTable, RemembersASpelling) {
  WordTable table(french_lexicon());
  const Word& first = table.lookup("Sanctions");
  table.lookup("autre");
  EXPECT_EQ(&table.lookup("Sanctions"), &first);
  table.clear_if_large();  // it is not large
  EXPECT_EQ(&table.lookup("Sanctions"), &first);
}

TEST(WordTable, KeepsItsWordsWhereTheyAreWhileItGrows) {
  WordTable table(french_lexicon());
  const Word& first = table.lookup("Sanctions");
  for (int i = 0; i < 100'000; ++i) table.lookup(std::to_string(i));
  EXPECT_EQ(&table.lookup("Sanctions"), &first);
  EXPECT_EQ(first.folded, "sanctions");
}

TEST(WordTable, ForgetsItsWordsWhenThereAreVeryMany) {
  WordTable table(french_lexicon());
  for (int i = 0; i < 400'100; ++i) table.lookup(std::to_string(i));
  table.clear_if_large();
  EXPECT_EQ(table.lookup("Sanctions").stem, "sanction");
}

TEST(WordTable, LooksWordsUpInTheLexicon) {
  WordTable table(french_lexicon());
  EXPECT_TRUE(table.lookup("LES").stop_word);
  EXPECT_FALSE(table.lookup("lès").stop_word);
  EXPECT_TRUE(table.lookup("Élisabeth").lexicon.has(kFirstName));
  EXPECT_TRUE(table.lookup("ELISABETH").lexicon.has(kFirstName));
  EXPECT_TRUE(table.lookup("Mme").lexicon.has(kCivility));
  EXPECT_FALSE(table.lookup("Mme").lexicon.has(kFirstName));
  EXPECT_EQ(table.lookup("inconnu").lexicon.flags, std::uint32_t{kCommonWord});
  EXPECT_EQ(table.lookup("xqzt").lexicon.flags, 0U);
}

TEST(WordTable, LimitsTheBytesOfAWord) {
  WordTable table(french_lexicon());
  EXPECT_FALSE(table.lookup(std::string(kMaxWordBytes, 'x')).too_long);
  EXPECT_TRUE(table.lookup(std::string(kMaxWordBytes + 1, 'x')).too_long);
  EXPECT_TRUE(table.lookup(std::string(50'000'000, 'x')).too_long);
  std::string accented;
  for (std::size_t i = 0; i < kMaxWordBytes / 2 + 1; ++i) accented += "é";
  EXPECT_TRUE(table.lookup(accented).too_long);
}

TEST(WordTable, HasAStemTermWhereTheExactTermWouldNotDo) {
  WordTable table(french_lexicon());
  EXPECT_TRUE(table.lookup("sanctions").has_stem_term());
  EXPECT_FALSE(table.lookup("sanction").has_stem_term());  // is its own stem
  EXPECT_TRUE(table.lookup("État").has_stem_term());       // accents
  EXPECT_FALSE(table.lookup("les").has_stem_term());       // stop word
  EXPECT_FALSE(table.lookup("2019").has_stem_term());
}

TEST(Stemmer, StemsLowerCaseFrench) {
  const Stemmer stemmer;
  const std::pair<const char*, const char*> kCases[] = {
      {"sécurité", "sécur"},     {"nucléaires", "nucléair"},
      {"sanctions", "sanction"}, {"corée", "cor"},
      {"coréen", "coréen"},      {"français", "franc"},
      {"française", "français"}, {"", ""}};
  for (const auto& [word, stem] : kCases) EXPECT_EQ(stemmer.stem(word), stem) << word;
}

TEST(Stemmer, IdentityNamesStemsThatDifferBetweenReleases) {
  EXPECT_EQ(Stemmer::identity(), Stemmer::identity());
  EXPECT_NE(Stemmer::identity().find(Stemmer().stem("française")), std::string::npos);
}

}  // namespace
}  // namespace kiosque
