// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/saved/search_name.h"

#include "src/cli/error.h"
#include "src/text/display.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

constexpr std::size_t kMaxNameBytes = 100;
constexpr std::size_t kNumberDigits = 6;  // at least

[[noreturn]] void fail(const std::string& message) {
  throw Error(ExitCode::failure, message,
              "choose a name like a file's, for example: --save sommet-de-Paris");
}

}  // namespace

void check_search_name(std::string_view name) {
  if (name.empty()) fail("the name of a saved search is empty");
  if (name.size() > kMaxNameBytes)
    fail("the name of a saved search is longer than " + std::to_string(kMaxNameBytes) + " bytes");
  if (find_ill_formed(name) != std::string_view::npos)
    fail("the name of a saved search is not valid UTF-8");
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = decode_code_point(name, at);
    if (is_unsafe(point.value)) fail("the name of a saved search has control characters");
    if (point.value == '/') fail("the name of a saved search has a slash");
    at += point.length;
  }
  if (name.front() == '.') fail("the name of a saved search begins with a dot");
  if (name.front() == ' ' || name.back() == ' ')
    fail("the name of a saved search begins or ends with a blank");
}

std::string report_file_name(std::string_view name, std::int64_t number,
                             std::string_view extension) {
  std::string digits = std::to_string(number);
  if (digits.size() < kNumberDigits) digits.insert(0, kNumberDigits - digits.size(), '0');
  std::string file(name);
  file += '-';
  file += digits;
  return file.append(extension);
}

}  // namespace kiosque
