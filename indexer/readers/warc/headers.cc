// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/warc/headers.h"

#include <algorithm>

namespace kiosque {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\"'";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

void Headers::add_line(std::string_view line) {
  if (!fields_.empty() && (line.starts_with(' ') || line.starts_with('\t'))) {
    if (!fields_.back().second.empty()) fields_.back().second += ' ';
    fields_.back().second += trim(line);
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  fields_.emplace_back(lower_ascii(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
}

std::string Headers::value(std::string_view name) const {
  const auto field =
      std::find_if(fields_.begin(), fields_.end(), [&](const auto& f) { return f.first == name; });
  return field == fields_.end() ? std::string{} : field->second;
}

MediaType parse_media_type(std::string_view content_type) {
  MediaType media;
  media.type = lower_ascii(trim(content_type.substr(0, content_type.find(';'))));
  const std::string lower = lower_ascii(content_type);
  constexpr std::string_view kKey = "charset=";
  if (const std::size_t key = lower.find(kKey); key != std::string::npos) {
    const std::string_view rest = std::string_view(lower).substr(key + kKey.size());
    media.charset = trim(rest.substr(0, rest.find_first_of(";, ")));
  }
  return media;
}

}  // namespace kiosque
