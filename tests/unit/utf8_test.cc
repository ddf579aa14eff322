// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/text/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kiosque {
namespace {

TEST(Utf8, DecodesWhatItEncodes) {
  for (const char32_t c : {U'\0', U'a', U'\x7F', U'\x80', U'é', U'\x7FF', U'\x800', U'’', U'\xD7FF',
                           U'\xE000', U'\xFFFD', U'\xFFFF', U'\x10000', U'😀', U'\x10FFFF'}) {
    std::string bytes;
    append_code_point(bytes, c);
    const CodePoint decoded = decode_code_point(bytes, 0);
    EXPECT_TRUE(decoded.well_formed) << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(decoded.value, c);
    EXPECT_EQ(decoded.length, bytes.size());
    EXPECT_EQ(find_ill_formed(bytes), std::string_view::npos);
  }
}

TEST(Utf8, EncodesReplacementForWhatItCannotHold) {
  for (const char32_t c :
       {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string bytes;
    append_code_point(bytes, c);
    EXPECT_EQ(bytes, "\uFFFD") << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Utf8, SkipsIllFormedSequences) {
  const struct {
    std::string_view bytes;
    unsigned length;
  } kCases[] = {{"\x80", 1},
                {"\xBF", 1},
                {"\xC0\xAF", 1},
                {"\xC1\x81", 1},
                {"\xC3", 1},
                {"\xC3(", 1},
                {"\xE0\x80\x80", 1},
                {"\xE0\x9F\xBF", 1},
                {"\xE2\x80", 2},
                {"\xE2\x80z", 2},
                {"\xED\xA0\x80", 1},
                {"\xED\xBF\xBF", 1},
                {"\xF0\x80\x80\x80", 1},
                {"\xF0\x9F\x98", 3},
                {"\xF0\x9F\x98z", 3},
                {"\xF4\x90\x80\x80", 1},
                {"\xF5\x80\x80\x80", 1},
                {"\xFE", 1},
                {"\xFF", 1}};
  for (const auto& c : kCases) {
    const CodePoint decoded = decode_code_point(c.bytes, 0);
    EXPECT_FALSE(decoded.well_formed) << testing::PrintToString(c.bytes);
    EXPECT_EQ(decoded.value, U'\uFFFD') << testing::PrintToString(c.bytes);
    EXPECT_EQ(decoded.length, c.length) << testing::PrintToString(c.bytes);
    EXPECT_EQ(find_ill_formed(c.bytes), 0U) << testing::PrintToString(c.bytes);
  }
}

TEST(Utf8, FindsTheFirstIllFormedSequenceAnywhere) {
  // The search takes eight ASCII bytes at a time.
  for (std::size_t before = 0; before < 20; ++before)
    for (const std::string_view good : {"", "é", "’", "😀"}) {
      const std::string start = std::string(before, 'a') + std::string(good);
      EXPECT_EQ(find_ill_formed(start), std::string_view::npos) << before << good;
      EXPECT_EQ(find_ill_formed(start + "\xC3 suite é"), start.size()) << before << good;
      EXPECT_EQ(find_ill_formed(start + "\xFF"), start.size()) << before << good;
    }
  EXPECT_EQ(find_ill_formed(std::string_view("a\0b", 3)), std::string_view::npos);
}

TEST(Utf8, TruncatesAtCodePoints) {
  const struct {
    std::string_view text;
    std::size_t max;
    std::string_view expected;
  } kCases[] = {{"", 0, ""},    {"abc", 5, "abc"}, {"abc", 3, "abc"}, {"abc", 2, "ab"},
                {"abc", 0, ""}, {"é", 1, ""},      {"aé", 2, "a"},    {"aé", 3, "aé"},
                {"éa", 2, "é"}, {"a’b", 2, "a"},   {"a’b", 3, "a"},   {"a’b", 4, "a’"},
                {"😀", 3, ""},   {"😀", 4, "😀"},     {"a😀", 4, "a"}};
  for (const auto& c : kCases)
    EXPECT_EQ(truncate_utf8(c.text, c.max), c.expected) << c.text << c.max;
}

TEST(Utf8, TruncatesIllFormedBytesByThreeBytesMoreAtMost) {
  const std::string continuations = "ab" + std::string(300, '\x80');
  const std::string_view cut = truncate_utf8(continuations, 100);
  EXPECT_LE(cut.size(), 100U);
  EXPECT_GE(cut.size(), 97U);
}

}  // namespace
}  // namespace kiosque
