// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "src/text/display.h"
#include "src/text/utf8.h"

namespace kiosque {

std::string sanitize(std::string_view untrusted) {
  std::string safe;
  safe.reserve(untrusted.size());
  for (std::size_t at = 0; at < untrusted.size();) {
    const CodePoint next = decode_code_point(untrusted, at);
    at += next.length;
    if (next.value == '\t' || next.value == '\n' || next.value == '\r')
      safe += ' ';
    else
      append_code_point(safe, is_unsafe(next.value) ? U'\uFFFD' : next.value);
  }
  return safe;
}

std::size_t display_columns(std::string_view utf8) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint next = decode_code_point(utf8, at);
    at += next.length;
    columns += column_width(next.value);
  }
  return columns;
}

bool use_color(ColorMode mode, int file_descriptor) {
  if (mode != ColorMode::automatic) return mode == ColorMode::always;
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* terminal = std::getenv("TERM");
  if (terminal == nullptr || std::string_view(terminal) == "dumb") return false;
  return isatty(file_descriptor) == 1;
}

std::size_t terminal_width(int file_descriptor) {
  winsize size{};
  if (ioctl(file_descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

std::size_t terminal_rows(int file_descriptor) {
  winsize size{};
  if (ioctl(file_descriptor, TIOCGWINSZ, &size) == 0 && size.ws_row > 0) return size.ws_row;
  return 24;
}

}  // namespace kiosque
