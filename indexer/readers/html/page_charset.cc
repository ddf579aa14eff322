// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/page_charset.h"

#include "indexer/readers/html/page.h"

namespace kiosque {
namespace {

constexpr std::size_t kPrescanned = 4096;  // the standard has 1024; comments may come before

std::string lower_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// "text/html; charset=iso-8859-1" → "iso-8859-1"
std::string charset_of(std::string_view content_type) {
  const std::string lower = lower_ascii(std::string(content_type));
  constexpr std::string_view kKey = "charset=";
  const std::size_t key = lower.find(kKey);
  if (key == std::string::npos) return {};
  const std::size_t begin = lower.find_first_not_of(" \"'", key + kKey.size());
  if (begin == std::string::npos) return {};
  return lower.substr(begin, lower.find_first_of(" \"';,", begin) - begin);
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const Page head(bytes.substr(0, kPrescanned));
  for (std::uint32_t i = 1; i < head.nodes().size(); ++i) {
    if (head.nodes()[i].tag != Tag::meta) continue;
    if (const auto charset = head.attribute(i, "charset"))
      return lower_ascii(collapse_blanks(*charset));
    if (const auto content = head.attribute(i, "content")) {
      std::string charset = charset_of(*content);
      if (!charset.empty()) return charset;
    }
  }
  return {};
}

DecodedText page_text(std::string_view bytes, std::string_view from_server) {
  // decode_text() takes valid UTF-8 and byte order marks for what they are.
  static_cast<void>(from_server);
  return decode_text(bytes);
}

}  // namespace kiosque
