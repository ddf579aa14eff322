// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/wrap.h"

#include <gtest/gtest.h>

#include "src/text/utf8.h"

namespace kiosque {
namespace {

std::string wrapped(const StyledText& text, std::size_t width, bool color = false) {
  std::string lines;
  for (const StyledText& line : wrap(text, width))
    lines += (lines.empty() ? "" : "|") + render(line, color);
  return lines;
}

TEST(WrapTest, LinesEndAtBlanksByDisplayColumns) {
  struct Case {
    std::string text;
    std::size_t width;
    std::string lines;
  };
  const std::vector<Case> cases = {
      {"", 10, ""},
      {"   ", 10, ""},
      {"un deux trois", 0, "un deux trois"},
      {"un deux trois", 13, "un deux trois"},
      {"un deux trois", 12, "un deux|trois"},
      {"un deux trois", 5, "un|deux|trois"},
      {"  a   b  ", 10, "a b"},
      {"été été été", 7, "été été|été"},
      {"e\u0301te\u0301 e\u0301te\u0301", 7, "e\u0301te\u0301 e\u0301te\u0301"},
      {"日本 日本", 9, "日本 日本"},
      {"日本 日本", 8, "日本|日本"},
      {"a\u200Bb\u200Bc d", 5, "a\u200Bb\u200Bc d"},  // zero-width spaces take no column
      {"infor\u00ADmation", 11, "information"},
      {"dit « oui » !", 12, "dit|« oui » !"},  // nor do those of French punctuation
      {"dit « oui » !", 8, "dit «|oui » !"},   // unless they must
      {"dit « oui » !", 3, "dit|«|oui|» !"},
      {"dit «\u00A0oui\u00A0»", 8, "dit|«\u00A0oui\u00A0»"},  // a no-break space does not
  };
  for (const Case& c : cases)
    EXPECT_EQ(wrapped({{c.text, ink::plain}}, c.width), c.lines) << c.text << " at " << c.width;
}

TEST(WrapTest, OnlyAWordLongerThanALineIsCut) {
  EXPECT_EQ(wrapped({{"un mot", ink::plain}}, 3), "un|mot");
  EXPECT_EQ(wrapped({{"a bcdefgh i", ink::plain}}, 3), "a|bcd|efg|h i");
  EXPECT_EQ(wrapped({{"日本放送", ink::plain}}, 3), "日|本|放|送");
  EXPECT_EQ(wrapped({{"日本", ink::plain}}, 1), "日|本");  // wider than the line: one all the same
  EXPECT_EQ(wrapped({{"abe\u0301\u0301cd", ink::plain}}, 3), "abe\u0301\u0301|cd");
}

TEST(WrapTest, AWordKeepsItsInksAcrossLines) {
  const StyledText text = {{"M. ", ink::plain}, {"Kim", ink::found}, {"-Trump va", ink::plain}};
  EXPECT_EQ(wrapped(text, 9), "M.|Kim-Trump|va");
  EXPECT_EQ(wrapped(text, 9, true), "M.|\x1b[1;31mKim\x1b[0m-Trump|va");
  EXPECT_EQ(wrapped({{"levée des sanctions", ink::found}}, 12, true),
            "\x1b[1;31mlevée des\x1b[0m|\x1b[1;31msanctions\x1b[0m");
  EXPECT_EQ(wrapped({{"abcdef", ink::found}}, 4, true),
            "\x1b[1;31mabcd\x1b[0m|\x1b[1;31mef\x1b[0m");
}

TEST(WrapTest, NothingIsLostOrCutThroughAtAnyWidth) {
  const std::string text = "Zoé — 日本の e\u0301te\u0301 «\u00A0anticonstitutionnellement\u00A0»";
  for (std::size_t width = 1; width < 60; ++width) {
    std::string all;
    for (const StyledText& line : wrap({{text, ink::plain}}, width)) {
      const std::string printed = render(line, false);
      EXPECT_EQ(find_ill_formed(printed), std::string::npos) << printed;
      EXPECT_TRUE(width == 1 || display_columns(line) <= width) << width << ": " << printed;
      all += printed;
    }
    std::string expected = text;
    std::erase(all, ' ');
    std::erase(expected, ' ');
    EXPECT_EQ(all, expected) << width;
  }
}

}  // namespace
}  // namespace kiosque
