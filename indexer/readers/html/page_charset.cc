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

std::string page_charset(std::string_view bytes, std::string_view from_server) {
  if (!from_server.empty()) return std::string(from_server);
  const Page head(bytes.substr(0, kPrescanned));
  for (std::uint32_t i = 1; i < head.nodes().size(); ++i) {
    if (head.nodes()[i].tag != Tag::meta) continue;
    std::string charset;
    if (const auto own = head.attribute(i, "charset"))
      charset = lower_ascii(collapse_blanks(*own));
    else if (const auto content = head.attribute(i, "content"))
      charset = charset_of(*content);
    // What could be read byte by byte is not in UTF-16, whatever it says.
    if (!charset.empty()) return charset.starts_with("utf-16") ? "utf-8" : charset;
  }
  return {};
}

}  // namespace kiosque
