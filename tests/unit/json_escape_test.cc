// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/json_escape.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace kiosque {
namespace {

TEST(JsonEscapeTest, WhatIsUnsafeIsEscaped) {
  EXPECT_EQ(escape_unsafe("{\n \"é\": 1}"), "{\n \"é\": 1}");
  EXPECT_EQ(escape_unsafe("\"\u202E\u009B\u2028\x7F\""), R"("\u202e\u009b\u2028\u007f")");
  EXPECT_EQ(escape_unsafe("\"\U000E0041\""), R"("\udb40\udc41")");
  EXPECT_EQ(escape_unsafe(""), "");
}

TEST(JsonEscapeTest, AParserGetsTheSameBack) {
  const nlohmann::json json = {{"a", "x\u202Ey\U000E0041\u009B\x1b"}, {"b", {1, "été"}}};
  EXPECT_EQ(nlohmann::json::parse(escape_unsafe(json.dump())), json);
}

}  // namespace
}  // namespace kiosque
