// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/text/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace kiosque {
namespace {

constexpr std::size_t kLongestLabel = 40;

struct Alias {
  std::string_view label;
  const char* charset;
};
// What browsers read otherwise than the standards say, and what ICU does not know.
constexpr std::array kAliases = {
    Alias{"utf8", "UTF-8"},
    Alias{"unicode-1-1-utf-8", "UTF-8"},
    Alias{"iso-8859-1", "windows-1252"},
    Alias{"iso8859-1", "windows-1252"},
    Alias{"iso_8859-1", "windows-1252"},
    Alias{"latin1", "windows-1252"},
    Alias{"latin-1", "windows-1252"},
    Alias{"l1", "windows-1252"},
    Alias{"us-ascii", "windows-1252"},
    Alias{"ascii", "windows-1252"},
    Alias{"ansi", "windows-1252"},
    Alias{"iso-8859-9", "windows-1254"},
    Alias{"latin-9", "ISO-8859-15"},
    Alias{"latin9", "ISO-8859-15"},
    Alias{"mac", "macintosh"},
    Alias{"x-mac-roman", "macintosh"},
    Alias{"gb2312", "gb18030"},
    Alias{"utf-16", "UTF-16LE"},
    Alias{"unicode", "UTF-16LE"},
    Alias{"ucs-2", "UTF-16LE"},
};

}  // namespace

std::string known_charset(std::string_view label) {
  constexpr std::string_view kAround = " \t\r\n\f\"'";
  const std::size_t begin = label.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  label = label.substr(begin, label.find_last_not_of(kAround) - begin + 1);
  // ICU would take a path for the name of a file, and options behind a comma.
  const auto is_name = [](unsigned char c) {
    return c < 0x80 && (std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' || c == ':');
  };
  if (label.size() > kLongestLabel || !std::all_of(label.begin(), label.end(), is_name)) return {};
  std::string lower(label);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const auto* const alias = std::find_if(kAliases.begin(), kAliases.end(),
                                         [&](const Alias& a) { return a.label == lower; });
  if (alias != kAliases.end()) return alias->charset;
  UErrorCode status = U_ZERO_ERROR;
  if (ucnv_countAliases(lower.c_str(), &status) == 0 || U_FAILURE(status)) return {};
  const char* mime = ucnv_getStandardName(lower.c_str(), "MIME", &status);
  if (U_SUCCESS(status) && mime != nullptr) return mime;
  status = U_ZERO_ERROR;
  const char* iana = ucnv_getStandardName(lower.c_str(), "IANA", &status);
  return U_SUCCESS(status) && iana != nullptr ? iana : lower;
}

bool is_wide(std::string_view charset) {
  return charset.starts_with("UTF-16") || charset.starts_with("UTF-32");
}

}  // namespace kiosque
