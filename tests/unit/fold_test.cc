// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// Folding, and the classes of characters that it and the tokenizer work with.
#include "src/text/fold.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "src/text/characters.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

struct FoldCase {
  std::string_view text;
  std::string_view lower;
  std::string_view folded;
};

TEST(Fold, LowersCaseAndTakesAccentsAway) {
  const FoldCase kCases[] = {{"", "", ""},
                             {"Kim", "kim", "kim"},
                             {"SÉCURITÉ", "sécurité", "securite"},
                             {"se\u0301curite\u0301", "sécurité", "securite"},
                             {"ÀÂÄÇÈÉÊËÎÏÔÙÛÜŸ", "àâäçèéêëîïôùûüÿ", "aaaceeeeiiouuuy"},
                             {"Œuvre ŒUVRE", "œuvre œuvre", "oeuvre oeuvre"},
                             {"Ægir", "ægir", "aegir"},
                             {"Łódź", "łódź", "lodz"},
                             {"Đorđe", "đorđe", "dorde"},
                             {"Þór Ðögg", "þór ðögg", "thor dogg"},
                             {"Straße", "strasse", "strasse"},
                             {"ẞ", "ss", "ss"},
                             {"Søren", "søren", "soren"},
                             {"Nguyễn", "nguyễn", "nguyen"},
                             {"İzmir ılık", "i\u0307zmir ılık", "izmir ilik"},
                             {"ﬁnance", "finance", "finance"},
                             {"ＫＩＭ", "kim", "kim"},
                             {"m²", "m2", "m2"},
                             {"Sarko\u00ADzy", "sarkozy", "sarkozy"},
                             {"a\u200Bb\uFEFF", "ab", "ab"},
                             {"12\u202F000", "12 000", "12 000"},
                             {"\u0301", "\u0301", ""}};
  for (const FoldCase& c : kCases) {
    EXPECT_EQ(lower_case(c.text), c.lower) << c.text;
    EXPECT_EQ(fold(c.text), c.folded) << c.text;
    EXPECT_EQ(fold_lower_case(c.lower), c.folded) << c.text;
  }
}

TEST(Fold, ReplacesIllFormedBytes) {
  for (const std::string_view text : {"\xFF", "Kim\xC3", "é\xE2\x80z", "\xED\xA0\x80"}) {
    EXPECT_EQ(find_ill_formed(fold(text)), std::string_view::npos) << testing::PrintToString(text);
    EXPECT_NE(fold(text).find("\uFFFD"), std::string::npos) << testing::PrintToString(text);
  }
}

TEST(Fold, FoldsWhatIsFoldedToItself) {
  std::mt19937 random(20190425);
  for (int round = 0; round < 10'000; ++round) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n)
      append_code_point(text,
                        static_cast<char32_t>(random() % (round % 2 == 0 ? 0x3000 : 0x20000)));
    const std::string lower = lower_case(text);
    ASSERT_EQ(lower_case(lower), lower) << testing::PrintToString(text);
    const std::string folded = fold(text);
    ASSERT_EQ(fold(folded), folded) << testing::PrintToString(text);
    ASSERT_EQ(fold(lower), folded) << testing::PrintToString(text);
  }
}

TEST(Classify, KnowsWhatWordsAreMadeOf) {
  const struct {
    CharClass kind;
    std::u32string_view characters;
  } kCases[] = {
      {CharClass::letter, U"azAZéÉœŒłßªºжд한ع"},
      {CharClass::digit, U"0189²½₂٣①"},
      {CharClass::mark, U"\u0300\u0301\u0327\u20DD"},
      {CharClass::ideograph, U"日本かカ泰ไ"},
      {CharClass::apostrophe, U"'’‘ʼ＇"},
      {CharClass::hyphen, U"-‐‑"},
      {CharClass::ignorable, U"\u00AD\u200B\u200D\u200E\u2060\uFEFF\uFE0F"},
      {CharClass::space, U" \t\n\r\u00A0\u202F\u2009\u3000\u2028"},
      {CharClass::separator, U".,;:!?«»“”…–—€$%°_/+=\u0001\uFFFD😀→"},
  };
  for (const auto& c : kCases)
    for (const char32_t character : c.characters)
      EXPECT_EQ(classify(character), c.kind)
          << "U+" << std::hex << static_cast<unsigned>(character);
}

TEST(IsUpper, KnowsCapitalsAndTitleCase) {
  for (const char32_t c : std::u32string_view(U"AZÉŒŁЖǅΩ"))
    EXPECT_TRUE(is_upper(c)) << "U+" << std::hex << static_cast<unsigned>(c);
  for (const char32_t c : std::u32string_view(U"azéœß0 .日'"))
    EXPECT_FALSE(is_upper(c)) << "U+" << std::hex << static_cast<unsigned>(c);
}

}  // namespace
}  // namespace kiosque
