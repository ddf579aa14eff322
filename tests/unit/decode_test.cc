// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/text/decode.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "src/text/utf8.h"

namespace kiosque {
namespace {

using namespace std::string_view_literals;

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

TEST(DecodeText, KeepsUtf8) {
  for (const std::string_view text : {""sv, "a"sv, "sécurité"sv, "« 12\u202F000 » 😀"sv, "\n\n"sv}) {
    const DecodedText decoded = decode_text(text);
    EXPECT_EQ(decoded.utf8, text);
    EXPECT_EQ(decoded.encoding, "UTF-8") << text;
    EXPECT_EQ(decoded.invalid_bytes, 0U) << text;
    EXPECT_EQ(decoded.first_invalid_line, 0U) << text;
    EXPECT_EQ(decoded.nul_bytes, 0U) << text;
  }
}

TEST(DecodeText, TakesTheByteOrderMarkAway) {
  EXPECT_EQ(decode_text("\xEF\xBB\xBFÉté").utf8, "Été");
  EXPECT_EQ(decode_text("\xEF\xBB\xBF").utf8, "");
  EXPECT_EQ(decode_text("\xEF\xBB\xBFÉté").encoding, "UTF-8");
}

TEST(DecodeText, ReadsBothOrdersOfUtf16ByTheirMark) {
  const std::string_view expected = "L’été « œuvre » 😀\nKim";
  for (const bool big_endian : {false, true}) {
    const DecodedText decoded = decode_text(utf16(u"\uFEFFL’été « œuvre » 😀\nKim", big_endian));
    EXPECT_EQ(decoded.utf8, expected) << big_endian;
    EXPECT_EQ(decoded.encoding, big_endian ? "UTF-16BE" : "UTF-16LE");
    EXPECT_EQ(decoded.nul_bytes, 0U) << big_endian;
  }
}

TEST(DecodeText, MendsDamagedUtf16) {
  for (const std::string_view bytes : {"\xFF\xFE"sv, "\xFF\xFE\x61"sv, "\xFF\xFE\x3D\xD8\x61\x00"sv,
                                       "\xFE\xFF\xDE\x00"sv, "\xFF\xFE\x61\x00\x62"sv})
    EXPECT_EQ(find_ill_formed(decode_text(bytes).utf8), std::string_view::npos)
        << testing::PrintToString(bytes);
}

TEST(DecodeText, ReadsWindows1252) {
  const DecodedText decoded = decode_text(
      "Le pr\xE9sident \x93 d\xE9"
      "cid\xE9 \x94 l\x92\x9Cuvre \xE0 10 \x80 \x96 d\xE8s l\x92\xE9t\xE9, "
      "a d\xE9"
      "clar\xE9 le ministre fran\xE7"
      "ais de la s\xE9"
      "curit\xE9");
  EXPECT_EQ(decoded.utf8,
            "Le président “ décidé ” l’œuvre à 10 € – dès l’été, a déclaré le ministre français "
            "de la sécurité");
  EXPECT_EQ(decoded.encoding, "windows-1252");
  EXPECT_EQ(decoded.invalid_bytes, 0U);
}

TEST(DecodeText, ReadsLatin1) {
  const DecodedText decoded = decode_text(
      "Le pr\xE9sident de la R\xE9publique fran\xE7"
      "aise a d\xE9"
      "clar\xE9 \xE0 la presse que "
      "l'\xE9t\xE9 serait tr\xE8s chaud dans le d\xE9partement");
  EXPECT_EQ(decoded.utf8,
            "Le président de la République française a déclaré à la presse que l'été serait très "
            "chaud dans le département");
  EXPECT_EQ(decoded.encoding, "ISO-8859-1");
}

TEST(DecodeText, ReadsShortTextsWithoutGuessingRareEncodings) {
  EXPECT_EQ(decode_text("\xE9t\xE9").utf8, "été");
  EXPECT_EQ(decode_text("No\xEBl").utf8, "Noël");
  EXPECT_EQ(decode_text("\xC0 No\xEBl").utf8, "À Noël");
  EXPECT_EQ(decode_text("caf\xE9").utf8, "café");
}

TEST(DecodeText, FollowsTheDeclaredCharset) {
  const struct {
    const char* charset;
    std::string_view bytes;
    const char* text;
  } kCases[] = {
      {"iso-8859-1", "l\x92\xE9t\xE9 \x80", "l’été €"},
      {"us-ascii", "\xE9t\xE9", "été"},
      {"ISO-8859-15", "10 \xA4, c\xBDur", "10 €, cœur"},
      {"iso-8859-15", "l\x92\x9Cuvre", "l’œuvre"},
      {"windows-1252", "\x9Cuvre", "œuvre"},
      {" 'macintosh' ", "\x8Et\x8E \xC7 oui \xC8", "été « oui »"},
      {"x-mac-roman", "\x8E", "é"},
      {"koi8-r", "\xED\xCF\xD3\xCB\xD7\xC1", "Москва"},
      {"utf-16le", "\xE9\0t\0"sv, "ét"},
      {"UTF-16BE", "\0\xE9\0t"sv, "ét"},
      {"shift_jis", "\x93\xFA\x96\x7B", "日本"},
  };
  for (const auto& c : kCases) EXPECT_EQ(decode_text(c.bytes, c.charset).utf8, c.text) << c.charset;
}

TEST(DecodeText, BelievesValidUtf8AndMarksMoreThanWhatIsDeclared) {
  for (const char* charset : {"iso-8859-1", "windows-1252", "utf-16le", "macintosh", "koi8-r"}) {
    EXPECT_EQ(decode_text("l’été", charset).utf8, "l’été") << charset;
    EXPECT_EQ(decode_text("l’été", charset).encoding, "UTF-8") << charset;
    EXPECT_EQ(decode_text("\xEF\xBB\xBFl’été", charset).utf8, "l’été") << charset;
    EXPECT_EQ(decode_text("\xFF\xFEl\0\xE9\0"sv, charset).utf8, "lé") << charset;
  }
  EXPECT_EQ(decode_text("l’été, déjà, à Nîmes \xFF", "iso-8859-1").utf8,
            "l’été, déjà, à Nîmes \uFFFD");
}

TEST(DecodeText, PassesOverUnknownLabels) {
  for (const std::string& label :
       {std::string("klingon"), std::string("../../etc/passwd"), std::string("utf-8,version=1"),
        std::string("é"), std::string(5000, 'a'), std::string(1, '\0'), std::string("utf-8")})
    EXPECT_EQ(decode_text("\xE9t\xE9", label).utf8, "été") << label;
}

TEST(DecodeText, MendsMojibakeAndSaysWhere) {
  const DecodedText decoded = decode_text("Titre\nL'Ã©tÃ©");
  EXPECT_EQ(decoded.utf8, "Titre\nL'été");
  EXPECT_EQ(decoded.mended, 2U);
  EXPECT_EQ(decoded.first_mended_line, 2U);
  EXPECT_EQ(decoded.mended_example, "Ã©");
}

TEST(DecodeText, ReplacesBrokenSequencesOfUtf8AndSaysWhere) {
  const DecodedText decoded = decode_text("été\nsécu\xFFrité\nl’\xC3 été\xE2\x80");
  EXPECT_EQ(decoded.utf8, "été\nsécu\uFFFDrité\nl’\uFFFD été\uFFFD");
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_EQ(decoded.invalid_bytes, 3U);
  EXPECT_EQ(decoded.first_invalid_line, 2U);
}

TEST(DecodeText, ReplacesNulBytesAndSaysWhere) {
  const DecodedText decoded = decode_text("un\ndeux\n\0trois\0\0"sv);
  EXPECT_EQ(decoded.utf8, "un\ndeux\n trois  ");
  EXPECT_EQ(decoded.nul_bytes, 3U);
  EXPECT_EQ(decoded.first_nul_line, 3U);
  EXPECT_EQ(decode_text("\xFF\xFE\0\0a\0"sv).utf8, " a");
  EXPECT_EQ(decode_text("\xE9t\xE9\0"sv).utf8, "été ");
}

TEST(DecodeText, GivesValidUtf8WithoutNulForAnyBytes) {
  std::mt19937 random(20190425);
  for (int round = 0; round < 3'000; ++round) {
    std::string bytes;
    const bool ascii = round % 3 == 0;
    for (std::size_t n = random() % 60; n > 0; --n)
      bytes += static_cast<char>(random() % (ascii ? 0x84 : 0x100));
    if (round % 7 == 0) bytes.insert(0, round % 2 == 0 ? "\xFF\xFE" : "\xEF\xBB\xBF");
    const DecodedText decoded = decode_text(bytes);
    ASSERT_EQ(find_ill_formed(decoded.utf8), std::string_view::npos) << round;
    ASSERT_EQ(decoded.utf8.find('\0'), std::string::npos) << round;
    ASSERT_FALSE(decoded.encoding.empty()) << round;
  }
}

TEST(LooksBinary, KnowsArchivesAndPictures) {
  for (const std::string_view bytes : {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv,
                                       "\x1F\x8B\x08\0\0\0\0\0\0\x03"sv, "PK\x03\x04\x14\0\0\0"sv,
                                       "\x7F"
                                       "ELF\x02\x01\x01\0\0\0"sv,
                                       "%PDF-1.4\n\x01\x02\x03\x04"sv})
    EXPECT_TRUE(looks_binary(bytes)) << testing::PrintToString(bytes);
}

TEST(LooksBinary, KnowsText) {
  for (const std::string_view bytes :
       {""sv, "Kim"sv, "tab\tpage\fligne\r\n"sv, "l\x92\xE9t\xE9"sv, "été"sv, "\xFF\xFEK\0i\0m\0"sv,
        "\xFE\xFF\0K\0i\0m"sv, "\xEF\xBB\xBFKim"sv})
    EXPECT_FALSE(looks_binary(bytes)) << testing::PrintToString(bytes);
}

TEST(LooksBinary, BelievesADeclaredUtf16) {
  EXPECT_FALSE(looks_binary("K\0i\0m\0 \0J\0"sv, "utf-16le"));
  EXPECT_TRUE(looks_binary("K\0i\0m\0 \0J\0"sv, "utf-8"));
}

TEST(LooksBinary, TakesFewControlsForDamage) {
  EXPECT_FALSE(looks_binary(std::string(1000, 'a') + std::string(9, '\0')));
  EXPECT_TRUE(looks_binary(std::string(1000, 'a') + std::string(11, '\0')));
  EXPECT_FALSE(looks_binary("Un texte court\0 avec un octet nul."sv));
  EXPECT_FALSE(looks_binary("\x1B[1mUn titre en gras."sv));
}

TEST(LooksBinary, LooksAtTheBeginningOnly) {
  EXPECT_FALSE(looks_binary(std::string(1 << 16, 'a') + std::string(1 << 16, '\0')));
}

}  // namespace
}  // namespace kiosque
