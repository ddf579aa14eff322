// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiosque {

// Small letters, for ASCII alone.
std::string lower_ascii(std::string_view text);

// Lines of "Name: value", as WARC records and HTTP answers have them.
class Headers {
 public:
  void add_line(std::string_view line);  // one that begins with a blank goes on with the last one
  // The first value of the name, in small letters; empty where there is none.
  std::string value(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// "text/html" of "Text/HTML; charset=utf-8", and its charset; empty where it says none.
struct MediaType {
  std::string type;
  std::string charset;
};
MediaType parse_media_type(std::string_view content_type);

}  // namespace kiosque
