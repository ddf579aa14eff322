// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/metadata/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>

#include "src/text/fold.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

// More hardly changes the answer, and costs time.
constexpr std::size_t kSample = 1500;
// Of letters and the blanks between them: about three sentences.
constexpr int kShortestText = 200;
constexpr int kGoodPart = 40;  // per cent
constexpr std::size_t kFirstSample = 400;
constexpr int kNearlyAll = 95;  // per cent

struct LanguageName {
  std::string_view name;
  std::string_view code;
};
constexpr std::array kNames = {LanguageName{"fra", "fr"},         LanguageName{"fre", "fr"},
                               LanguageName{"francais", "fr"},    LanguageName{"french", "fr"},
                               LanguageName{"eng", "en"},         LanguageName{"anglais", "en"},
                               LanguageName{"english", "en"},     LanguageName{"deu", "de"},
                               LanguageName{"ger", "de"},         LanguageName{"allemand", "de"},
                               LanguageName{"german", "de"},      LanguageName{"ita", "it"},
                               LanguageName{"italien", "it"},     LanguageName{"italian", "it"},
                               LanguageName{"spa", "es"},         LanguageName{"espagnol", "es"},
                               LanguageName{"spanish", "es"},     LanguageName{"por", "pt"},
                               LanguageName{"portugais", "pt"},   LanguageName{"portuguese", "pt"},
                               LanguageName{"nld", "nl"},         LanguageName{"dut", "nl"},
                               LanguageName{"neerlandais", "nl"}, LanguageName{"dutch", "nl"},
                               LanguageName{"ara", "ar"},         LanguageName{"arabe", "ar"},
                               LanguageName{"arabic", "ar"},      LanguageName{"rus", "ru"},
                               LanguageName{"russe", "ru"},       LanguageName{"russian", "ru"},
                               LanguageName{"zho", "zh"},         LanguageName{"chi", "zh"},
                               LanguageName{"chinois", "zh"},     LanguageName{"chinese", "zh"},
                               LanguageName{"jpn", "ja"},         LanguageName{"japonais", "ja"},
                               LanguageName{"pol", "pl"},         LanguageName{"ron", "ro"},
                               LanguageName{"rum", "ro"},         LanguageName{"tur", "tr"},
                               LanguageName{"cat", "ca"},         LanguageName{"bre", "br"},
                               LanguageName{"breton", "br"},      LanguageName{"cos", "co"},
                               LanguageName{"corse", "co"},       LanguageName{"oci", "oc"},
                               LanguageName{"occitan", "oc"},     LanguageName{"eus", "eu"},
                               LanguageName{"baq", "eu"},         LanguageName{"basque", "eu"}};

// Without controls and other code points that CLD2 does not want.
void append_sample(std::string& sample, std::string_view text) {
  text = truncate_utf8(text, kSample);
  std::size_t kept_until = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= 0x20 && text[at] < 0x7F) {  // most are
      ++at;
      continue;
    }
    const CodePoint next = decode_code_point(text, at);
    const bool control = next.value < 0x20 || (next.value >= 0x7F && next.value < 0xA0);
    const bool noncharacter =
        (next.value & 0xFFFEU) == 0xFFFE || (next.value >= 0xFDD0 && next.value <= 0xFDEF);
    if (control || noncharacter || !next.well_formed) {
      sample.append(text, kept_until, at - kept_until) += ' ';
      kept_until = at + next.length;
    }
    at += next.length;
  }
  sample.append(text, kept_until);
}

struct Detection {
  CLD2::Language found = CLD2::UNKNOWN_LANGUAGE;
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int text_bytes = 0;
  bool reliable = false;

  bool has_french(int percent) const {
    for (std::size_t i = 0; i < languages.size(); ++i)
      if (languages.at(i) == CLD2::FRENCH && percents.at(i) >= percent) return true;
    return false;
  }
};

Detection detect(std::string_view sample) {
  // CLD2 looks some bytes ahead.
  std::string text(sample);
  text.append(16, ' ');
  Detection detection;
  std::array<double, 3> scores{};
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  detection.found = CLD2::ExtDetectLanguageSummary(
      text.c_str(), static_cast<int>(sample.size()), true, &hints, 0, detection.languages.data(),
      detection.percents.data(), scores.data(), nullptr, &detection.text_bytes,
      &detection.reliable);
  return detection;
}

}  // namespace

std::string normalize_language(std::string_view declared) {
  constexpr std::size_t kLongest = 40;
  if (declared.size() > kLongest) return {};
  const std::string folded = fold(declared);
  const std::size_t begin = folded.find_first_not_of(" \t");
  if (begin == std::string::npos) return {};
  const std::size_t end = std::min(folded.find_first_of("-_ ,;(\t", begin), folded.size());
  std::string code = folded.substr(begin, end - begin);
  const auto* const known = std::find_if(kNames.begin(), kNames.end(),
                                         [&](const LanguageName& n) { return n.name == code; });
  if (known != kNames.end()) return std::string(known->code);
  const bool is_code = code.size() == 2 && std::all_of(code.begin(), code.end(),
                                                       [](char c) { return c >= 'a' && c <= 'z'; });
  return is_code ? code : std::string();
}

std::string detect_language(std::string_view title, std::string_view body) {
  std::string sample;
  append_sample(sample, title);
  sample += ". ";
  append_sample(sample, body);
  if (sample.size() < kShortestText) return {};
  // Most are French from the first sentences on, and then what follows need not be looked at.
  if (sample.size() > kFirstSample) {
    const Detection first = detect(truncate_utf8(sample, kFirstSample));
    if (first.reliable && first.text_bytes >= kShortestText && first.has_french(kNearlyAll))
      return "fr";
  }
  const Detection whole = detect(sample);
  if (whole.text_bytes < kShortestText) return {};
  if (whole.has_french(kGoodPart)) return "fr";
  if (!whole.reliable || whole.found == CLD2::UNKNOWN_LANGUAGE || whole.percents[0] < kGoodPart)
    return {};
  const std::string code = CLD2::LanguageCode(whole.found);
  return code.starts_with("zh") ? "zh" : code == "iw" ? "he" : code;
}

}  // namespace kiosque
