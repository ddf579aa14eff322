// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/output/progress_line.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>

#include "indexer/output/quantities.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

std::string with_thin_blanks(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, " ");
  return digits;
}

}  // namespace

std::string to_string(const Progress& progress, std::uint64_t total_bytes) {
  std::string text = with_thin_blanks(progress.articles) + " articles";
  const double seconds = std::max(progress.seconds, 0.001);
  std::array<char, 48> speed{};
  std::snprintf(speed.data(), speed.size(), " · %.1f MB/s",
                static_cast<double>(progress.bytes) / 1e6 / seconds);
  text += speed.data();
  if (total_bytes > 0) {
    const double share =
        std::min(1.0, static_cast<double>(progress.bytes) / static_cast<double>(total_bytes));
    text += " · " + std::to_string(static_cast<int>(share * 100.0)) + " %";
    // The first seconds tell nothing.
    if (share > 0.01 && seconds > 2.0)
      text += " · " + to_duration(seconds / share - seconds) + " left";
  }
  if (progress.rejected > 0) text += " · " + with_thin_blanks(progress.rejected) + " rejected";
  return text;
}

bool ProgressLine::is_due() const {
  return std::chrono::steady_clock::now() - last_ >= std::chrono::milliseconds(200);
}

void ProgressLine::draw(const std::string& text) {
  last_ = std::chrono::steady_clock::now();
  drawn_ = true;
  // A line that wraps could not be drawn over.
  const std::size_t width = terminal_width(STDERR_FILENO) - 1;
  std::string line = text;
  while (!line.empty() && display_columns(line) > width) {
    do line.pop_back();
    while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80);
  }
  err_ << '\r' << line << "\033[K" << std::flush;
}

void ProgressLine::erase() {
  if (drawn_) err_ << "\r\033[K" << std::flush;
  drawn_ = false;
}

}  // namespace kiosque
