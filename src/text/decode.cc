// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/text/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "src/text/charset.h"
#include "src/text/mojibake.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

struct ByteOrderMark {
  std::string_view bytes;
  const char* encoding;
};
constexpr std::array kByteOrderMarks = {
    ByteOrderMark{{"\xEF\xBB\xBF", 3}, "UTF-8"},
    ByteOrderMark{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},  // before the one it begins like
    ByteOrderMark{{"\xFF\xFE", 2}, "UTF-16LE"},
    ByteOrderMark{{"\xFE\xFF", 2}, "UTF-16BE"},
};

std::size_t line_of(std::string_view text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(offset);
  return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

// Converts with ICU; bytes that the encoding does not have become U+FFFD.
std::string convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(),
                                status);
  std::string utf8;
  return text.toUTF8String(utf8);
}

// Latin-1 and Windows-1252 alone are believed: ICU guesses other 8-bit sets for short French
// texts, and Windows-1252 holds all of Latin-1's letters.
const char* detect_eight_bit(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  constexpr std::size_t kSample = 1 << 16;
  const std::string_view sample = bytes.substr(0, kSample);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    if (name == "ISO-8859-1") return "ISO-8859-1";
    if (name == "windows-1252") break;
  }
  return "windows-1252";
}

struct Utf8Census {
  std::size_t multibyte = 0;
  std::size_t ill_formed = 0;
};

Utf8Census census(std::string_view bytes) {
  Utf8Census result;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint next = decode_code_point(bytes, at);
    at += next.length;
    if (!next.well_formed)
      ++result.ill_formed;
    else if (next.length > 1)
      ++result.multibyte;
  }
  return result;
}

std::string replace_ill_formed(std::string_view bytes) {
  std::string utf8;
  utf8.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint next = decode_code_point(bytes, at);
    append_code_point(utf8, next.value);
    at += next.length;
  }
  return utf8;
}

// Most who declare ISO 8859 write Windows-1252's quotes and dashes all the same.
void replace_c1_controls(std::string& utf8) {
  std::string text;
  std::size_t kept_until = 0;
  for (std::size_t at = utf8.find('\xC2'); at != std::string::npos;
       at = utf8.find('\xC2', at + 1)) {
    if (at + 1 >= utf8.size() || static_cast<unsigned char>(utf8[at + 1]) >= 0xA0) continue;
    text.append(utf8, kept_until, at - kept_until);
    text += convert(std::string_view(utf8).substr(at + 1, 1), "windows-1252");
    kept_until = at + 2;
  }
  if (kept_until > 0) utf8 = text.append(utf8, kept_until);
}

void decode_unmarked(std::string_view bytes, const std::string& charset, DecodedText& decoded) {
  if (is_wide(charset) && bytes.find('\0') != std::string_view::npos) {
    decoded.encoding = charset;
    decoded.utf8 = convert(bytes, charset.c_str());
    return;
  }
  decoded.encoding = "UTF-8";
  const std::size_t first_ill_formed = find_ill_formed(bytes);
  if (first_ill_formed == std::string_view::npos) {
    decoded.utf8 = bytes;
    return;
  }
  const Utf8Census counts = census(bytes);
  if (!charset.empty() && charset != "UTF-8" && counts.multibyte <= 4 * counts.ill_formed) {
    decoded.encoding = charset;
    decoded.utf8 = convert(bytes, charset.c_str());
    if (charset.starts_with("ISO-8859")) replace_c1_controls(decoded.utf8);
    return;
  }
  // Accented letters of an 8-bit set hardly ever form valid UTF-8 sequences: where most
  // sequences are valid, the text is UTF-8 with damage.
  if (counts.multibyte >= counts.ill_formed) {
    decoded.invalid_bytes = counts.ill_formed;
    decoded.first_invalid_line = line_of(bytes, first_ill_formed);
    decoded.utf8 = replace_ill_formed(bytes);
    return;
  }
  decoded.encoding = detect_eight_bit(bytes);
  decoded.utf8 = convert(bytes, "windows-1252");
}

void replace_nul_bytes(DecodedText& decoded) {
  const std::size_t first = decoded.utf8.find('\0');
  if (first == std::string::npos) return;
  decoded.first_nul_line = line_of(decoded.utf8, first);
  for (char& c : decoded.utf8) {
    if (c != '\0') continue;
    c = ' ';
    ++decoded.nul_bytes;
  }
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared_charset) {
  DecodedText decoded;
  const auto mark =
      std::find_if(kByteOrderMarks.begin(), kByteOrderMarks.end(), [&](const auto& m) {
        return bytes.starts_with(m.bytes) && (m.bytes.size() < 4 || bytes.size() % 4 == 0);
      });
  if (mark != kByteOrderMarks.end() && std::string_view(mark->encoding) != "UTF-8") {
    decoded.encoding = mark->encoding;
    decoded.utf8 = convert(bytes.substr(mark->bytes.size()), mark->encoding);
  } else {
    if (mark != kByteOrderMarks.end()) bytes.remove_prefix(mark->bytes.size());
    decode_unmarked(bytes, known_charset(declared_charset), decoded);
  }
  replace_nul_bytes(decoded);
  MendedMojibake mended = mend_mojibake(decoded.utf8);
  decoded.mended = mended.count;
  decoded.first_mended_line = mended.first_line;
  decoded.mended_example = std::move(mended.example);
  return decoded;
}

bool looks_binary(std::string_view bytes, std::string_view declared_charset) {
  if (is_wide(known_charset(declared_charset))) return false;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return false;
  constexpr std::size_t kSample = 1 << 16;
  const std::string_view sample = bytes.substr(0, kSample);
  const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
  });
  // Three of them, or one in a hundred, are damage; any archive or picture has more.
  return controls > 3 && controls * 100 > static_cast<std::ptrdiff_t>(sample.size());
}

}  // namespace kiosque
