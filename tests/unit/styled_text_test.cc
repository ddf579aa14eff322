// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/styled_text.h"

#include <gtest/gtest.h>

#include "src/cli/terminal.h"

namespace kiosque {
namespace {

TEST(StyledTextTest, FoundPartsHaveTheirOwnInk) {
  const StyledText text = to_styled({"M. Kim parle", {{3, 6}}}, ink::bold, ink::found);
  EXPECT_EQ(render(text, true), "\x1b[1mM.\x1b[0m \x1b[1;31mKim\x1b[0m\x1b[1m parle\x1b[0m");
  EXPECT_EQ(render(text, false), "M. Kim parle");
  EXPECT_EQ(render(to_styled({"", {}}, ink::bold, ink::found), true), "");
  EXPECT_EQ(render(to_styled({"Kim", {{0, 3}}}, ink::plain, ink::found), true),
            "\x1b[1;31mKim\x1b[0m");
}

TEST(StyledTextTest, BlanksAtTheEndAreNotPrinted) {
  StyledText text;
  append(text, "a ", ink::bold);
  append(text, "  ");
  EXPECT_EQ(render(text, false), "a");
  EXPECT_EQ(render(text, true), "\x1b[1ma\x1b[0m");
  append(text, "b", ink::dim);
  EXPECT_EQ(render(text, false), "a   b");
  EXPECT_EQ(display_columns(text), 5U);
}

TEST(StyledTextTest, LabelsAreCutByColumns) {
  struct Case {
    std::string text;
    std::size_t columns;
    std::string cut;
  };
  const std::vector<Case> cases = {
      {"Corée du Nord", 13, "Corée du Nord"},
      {"Corée du Nord", 12, "Corée du No…"},
      {"Corée du Nord", 10, "Corée du…"},  // no blank before the sign
      {"Corée", 1, "…"},
      {"Corée", 0, ""},
      {"日本放送協会", 12, "日本放送協会"},
      {"日本放送協会", 11, "日本放送協…"},
      {"日本放送協会", 10, "日本放送…"},  // half a letter is none
      {"e\u0301te\u0301s", 4, "e\u0301te\u0301s"},
      {"e\u0301te\u0301s", 3, "e\u0301t…"},
  };
  for (const Case& c : cases) {
    const std::string cut = cut_to_columns(c.text, c.columns);
    EXPECT_EQ(cut, c.cut) << c.text << " at " << c.columns;
    EXPECT_LE(display_columns(cut), c.columns) << c.text;
  }
}

}  // namespace
}  // namespace kiosque
