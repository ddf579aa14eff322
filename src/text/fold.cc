// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <new>

#include "src/text/utf8.h"

namespace kiosque {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string normalize(const icu::Normalizer2* form, std::string_view utf8, UErrorCode status) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  if (U_SUCCESS(status))
    form->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), sink,
                        nullptr, status);
  // ICU's only failure here is memory or its data file.
  if (U_FAILURE(status)) throw std::bad_alloc();
  return result;
}

// Letters that carry their difference in the letter itself, which no decomposition takes away.
std::string_view plain_letters(char32_t code_point) {
  switch (code_point) {
    case U'œ':
      return "oe";
    case U'æ':
      return "ae";
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
    case U'ð':
      return "d";
    case U'þ':
      return "th";
    case U'ħ':
      return "h";
    case U'ı':
      return "i";
    case U'ŋ':
      return "n";
    case U'ŧ':
      return "t";
    case U'ß':
      return "ss";
    default:
      return {};
  }
}

}  // namespace

std::string lower_case(std::string_view utf8) {
  if (is_ascii(utf8)) return ascii_lower_case(utf8);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return normalize(form, utf8, status);
}

std::string fold_lower_case(std::string_view lower) {
  if (is_ascii(lower)) return std::string(lower);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const std::string decomposed = normalize(nfd, lower, status);
  std::string folded;
  folded.reserve(decomposed.size());
  for (std::size_t at = 0; at < decomposed.size();) {
    const CodePoint next = decode_code_point(decomposed, at);
    at += next.length;
    const auto category = U_GET_GC_MASK(static_cast<UChar32>(next.value));
    if (category & U_GC_MN_MASK) continue;
    if (const std::string_view plain = plain_letters(next.value); !plain.empty())
      folded += plain;
    else
      append_code_point(folded, next.value);
  }
  return folded;
}

std::string fold(std::string_view utf8) { return fold_lower_case(lower_case(utf8)); }

}  // namespace kiosque
