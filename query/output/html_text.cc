// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/html_text.h"

#include <algorithm>

#include "src/cli/terminal.h"

namespace kiosque {
namespace {

void append_escaped(std::string& html, std::string_view safe) {
  for (const char c : safe) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
}

bool has_prefix_in_any_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char l, char c) {
           return l == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
         });
}

bool is_host_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// host, host:port, [::1]:port
bool is_authority(std::string_view authority) {
  std::size_t end = 0;
  if (authority.starts_with('[')) {
    end = authority.find(']');
    if (end == std::string_view::npos ||
        authority.substr(1, end - 1).find_first_not_of("0123456789abcdefABCDEF:.") !=
            std::string_view::npos)
      return false;
    ++end;
  } else {
    while (end < authority.size() && is_host_byte(authority[end])) ++end;
  }
  if (end == 0) return false;
  if (end == authority.size()) return true;
  const std::string_view port = authority.substr(end + 1);
  return authority[end] == ':' && port.size() <= 5 &&
         port.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string to_html(std::string_view untrusted) {
  std::string html;
  append_escaped(html, sanitize(untrusted));
  return html;
}

std::string to_html(const Highlighted& line) {
  const std::string_view text = line.text;
  std::string html;
  std::size_t at = 0;
  for (const auto& [begin, end] : line.highlights) {
    append_escaped(html, text.substr(at, begin - at));
    html += "<mark>";
    append_escaped(html, text.substr(begin, end - begin));
    html += "</mark>";
    at = end;
  }
  append_escaped(html, text.substr(at));
  return html;
}

bool is_web_address(std::string_view url) {
  std::string_view rest = url;
  if (has_prefix_in_any_case(url, "https://"))
    rest.remove_prefix(8);
  else if (has_prefix_in_any_case(url, "http://"))
    rest.remove_prefix(7);
  else
    return false;
  // Blanks, quotes and backslashes are rewritten by browsers; what is unsafe is replaced here.
  if (url.find_first_of(" \t\r\n\"'<>\\^`{|}") != std::string_view::npos || sanitize(url) != url)
    return false;
  return is_authority(rest.substr(0, rest.find_first_of("/?#")));
}

}  // namespace kiosque
