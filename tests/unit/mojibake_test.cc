// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/text/mojibake.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "src/text/utf8.h"

namespace kiosque {
namespace {

std::string mend(std::string text) {
  mend_mojibake(text);
  return text;
}

// What reading UTF-8 as Windows-1252, or else Latin-1, makes of it.
std::string misread(const std::string& utf8, bool latin1) {
  constexpr std::u32string_view kWindows1252 =
      U"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
  std::string text;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    const bool mapped = !latin1 && byte >= 0x80 && byte < 0xA0;
    append_code_point(text, mapped ? kWindows1252[byte - 0x80U] : char32_t{byte});
  }
  return text;
}

TEST(MendMojibake, MendsWhatIsCertain) {
  const std::pair<const char*, const char*> kCases[] = {
      {"le prÃ©sident", "le président"},
      {"lâ€™Ã©tÃ©", "l’été"},
      {"un cÅ“ur, une Å“uvre", "un cœur, une œuvre"},
      {"il dit Â«\u00A0ouiÂ\u00A0Â»", "il dit «\u00A0oui\u00A0»"},
      {"Ã€ Paris, dÃ©jÃ\u00A0", "À Paris, déjà"},
      {"dÃ©jÃ  vu, voilÃ  tout", "déjà vu, voilà tout"},
      {"prÃªt Ã  partir", "prêt à partir"},
      {"prÃªt Ã partir, dÃ©jÃ, ", "prêt Ã partir, déjÃ, "},
      {"10 â‚¬ â€“ 20 â‚¬", "10 € – 20 €"},
      {"attendâ€¦", "attend…"},
      {"ErdoÄŸan", "Erdoğan"},
      {"Ã‰TÃ‰", "ÉTÉ"},
      {"l'Ã®le, le maÃ¯s, la forÃªt, aoÃ»t, oÃ¹, franÃ§ais",
       "l'île, le maïs, la forêt, août, où, français"},
      {"MOÃ‹T, NOÃ‹L", "MOËT, NOËL"},
      {"ï»¿Titre", "Titre"},
      {"sourire ðŸ˜€", "sourire 😀"},
      {"le prÃƒÂ©sident", "le président"},
      {"le prÃƒÆ’Ã‚Â©sident", "le président"},
      {"lÃ¢â‚¬â„¢Ã©tÃ©", "l’été"},
      {"nÂ°5, 20Â°C", "n°5, 20°C"},
      {"e\u00CC\u0081tat", "e\u0301tat"},
  };
  for (const auto& [text, mended] : kCases) EXPECT_EQ(mend(text), mended) << text;
}

TEST(MendMojibake, LeavesGenuineTextAlone) {
  for (const char* text :
       {"", "São Paulo, JOÃO, CONCEIÇÃO",
        "« Â » est une lettre du roumain, « Ã » du portugais, “Ã”",
        "«\u00A0Â\u00A0», «\u00A0Ã\u00A0»", "România, Brâncuși, ÎNTÂI",
        "À Paris, à l’été, déjà : « œuvre »", "Âge, Âme, PÂQUES, Å, Ångström, Åse",
        "l’écrivain voit « Ã© » au lieu de « é »", "ALEMÃ\u00A0– SÃ’", "Malmö–Århus, « På” »",
        "VÅ” et VÅ’ et VÅ“", "GROẞ, ÇÀ ET LÀ", "café ©, É®, Ç™", "ð et þ", "Ã la carte",
        "ARAÚJO, NÃ» et NÃ…", "日本語, Ελλάδα, Москва"})
    EXPECT_EQ(mend(text), text);
}

TEST(MendMojibake, DoubtfulOnesNeedATextWithoutSuchALetter) {
  EXPECT_EQ(mend("Ã  Paris"), "Ã  Paris");
  EXPECT_EQ(mend("Ã  Paris, l'Ã©tÃ©"), "à Paris, l'été");
  EXPECT_EQ(mend("Ã  Paris, l'Ã©tÃ© de JOÃO"), "Ã  Paris, l'été de JOÃO");
}

TEST(MendMojibake, CountsAndTellsTheFirst) {
  std::string text = "Un.\nDeux.\nL’Ã©tÃ© de prÃ¨s";
  const MendedMojibake mended = mend_mojibake(text);
  EXPECT_EQ(mended.count, 3U);
  EXPECT_EQ(mended.first_line, 3U);
  EXPECT_EQ(mended.example, "Ã©");
  EXPECT_EQ(mend_mojibake(text).count, 0U);
}

TEST(MendMojibake, UndoesAnyNumberOfReadingsUpToThree) {
  const std::string french =
      "Dès l’été, « l’œuvre » coûte 10 € : à Nîmes, où l’ÉTAT… – le maïs, Noël, çà et là.";
  for (const bool latin1 : {false, true}) {
    std::string text = french;
    for (int times = 1; times <= 3; ++times) {
      text = misread(text, latin1);
      EXPECT_EQ(mend(text), french) << text;
    }
  }
}

TEST(MendMojibake, KeepsUtf8ValidForAnyText) {
  std::mt19937 random(20190425);
  constexpr std::array<char32_t, 24> kAlphabet = {
      0xC3, 0xC2, 0xC5, 0xE2, 0x20AC, 0x2122, 0xA9, 0xA0, 0xC4, 0xF0,   0x178, 0x192,
      0xCC, 0x81, 0xEF, 0xBB, 0xBF,   'a',    ' ',  '\n', 0xAB, 0x201C, 0x9D,  0x4E2D};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t n = random() % 20; n > 0; --n)
      append_code_point(text, kAlphabet[random() % kAlphabet.size()]);
    const std::string before = text;
    const MendedMojibake mended = mend_mojibake(text);
    ASSERT_EQ(find_ill_formed(text), std::string::npos) << before;
    ASSERT_EQ(mended.count == 0, text == before) << before;
  }
}

}  // namespace
}  // namespace kiosque
