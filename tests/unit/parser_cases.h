// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/language/parser.h"
#include "src/cli/error.h"

namespace kiosque {

struct ParserCase {
  std::string query;
  std::string tree;
};

inline void expect_trees(const std::vector<ParserCase>& cases,
                         Juxtaposition juxtaposition = Juxtaposition::all) {
  for (const ParserCase& c : cases) {
    SCOPED_TRACE("query: " + c.query);
    try {
      EXPECT_EQ(to_string(parse_query(c.query, juxtaposition)), c.tree);
    } catch (const QuerySyntaxError& error) {
      ADD_FAILURE() << error.what() << " at " << error.offset();
    }
  }
}

// `place` is the text that the caret stands under.
struct Mistake {
  std::string query;
  std::size_t offset;
  std::string place;
  std::string message;
  std::string hint;
};

inline void expect_mistakes(const std::vector<Mistake>& mistakes) {
  for (const Mistake& m : mistakes) {
    SCOPED_TRACE("query: " + m.query);
    try {
      const Node node = parse_query(m.query);
      ADD_FAILURE() << "understood as " << to_string(node);
    } catch (const QuerySyntaxError& error) {
      EXPECT_EQ(error.query(), m.query);
      EXPECT_EQ(error.offset(), m.offset);
      EXPECT_GE(error.length(), 1U);
      ASSERT_LE(error.offset(), m.query.size());
      EXPECT_EQ(m.query.substr(error.offset(), error.length()), m.place);
      EXPECT_NE(std::string(error.what()).find(m.message), std::string::npos) << error.what();
      EXPECT_NE(error.hint().find(m.hint), std::string::npos) << error.hint();
      EXPECT_FALSE(error.hint().empty());
      EXPECT_EQ(error.exit_code(), ExitCode::failure);
    }
  }
}

inline std::string repeat(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace kiosque
