// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/name_groups.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kiosque {
namespace {

// For each name, the name that its group goes by.
std::vector<std::string> groups(const std::vector<std::string>& keys) {
  std::vector<std::string> names;
  for (const std::size_t group : group_names(keys)) names.push_back(keys.at(group));
  return names;
}

using Names = std::vector<std::string>;

TEST(NameGroups, ANameWithInitialsJoinsTheOneFullNameThatTheyFit) {
  const struct {
    Names keys;
    Names expected;
  } cases[] = {
      {{"e macron", "emmanuel macron"}, {"emmanuel macron", "emmanuel macron"}},
      {{"donald trump", "donald j trump"}, {"donald trump", "donald trump"}},
      {{"d trump", "donald j trump"}, {"donald j trump", "donald j trump"}},
      {{"d trump", "donald j trump", "donald trump"},
       {"donald trump", "donald trump", "donald trump"}},
      {{"d j trump", "donald j trump", "donald trump"},
       {"donald trump", "donald trump", "donald trump"}},
      {{"j p raffarin", "jean pierre raffarin"}, {"jean pierre raffarin", "jean pierre raffarin"}},
      {{"c de gaulle", "charles de gaulle"}, {"charles de gaulle", "charles de gaulle"}},
      {{"c de gaulle", "charles gaulle"}, {"c de gaulle", "charles gaulle"}},
      {{"e macron", "brigitte macron"}, {"e macron", "brigitte macron"}},
      {{"e macron"}, {"e macron"}},
      {{}, {}},
  };
  for (const auto& c : cases) EXPECT_EQ(groups(c.keys), c.expected);
}

TEST(NameGroups, WhereSeveralFitItStaysByItself) {
  for (const Names& keys : {Names{"e macron", "emmanuel macron", "eric macron"},
                            Names{"george bush", "george w bush", "george h w bush"},
                            Names{"g bush", "george w bush", "george h w bush"},
                            Names{"j dupont", "jean luc dupont", "jean marie dupont"}})
    EXPECT_EQ(groups(keys), keys);
}

TEST(NameGroups, LettersThatAreNoInitialsJoinNothing) {
  for (const Names& keys :
       {Names{"malcolm x", "malcolm"}, Names{"m", "macron"}, Names{"elizabeth ii", "elizabeth"},
        Names{"", "a"}, Names{"5 macron", "emmanuel macron"}})
    EXPECT_EQ(groups(keys), keys);
  EXPECT_TRUE(has_initials("e macron"));
  EXPECT_TRUE(has_initials("donald j trump"));
  for (const char* key : {"", "e", "e ", "macron", "malcolm x", "kim jong un"})
    EXPECT_FALSE(has_initials(key)) << key;
}

}  // namespace
}  // namespace kiosque
