// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace kiosque {

// How far a run is.
struct Progress {
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;  // of files, as they lie on the disk
  std::uint64_t rejected = 0;
  double seconds = 0.0;
};

// "12 340 articles · 3.2 MB/s · 45 % · 2 min 10 s left · 3 rejected"; without share and time left
// where `total_bytes` is 0.
std::string to_string(const Progress& progress, std::uint64_t total_bytes);

// One line of a terminal, drawn over and over. Not thread-safe.
class ProgressLine {
 public:
  // Borrows the stream, which must be a terminal's.
  ProgressLine(std::ostream& err, std::uint64_t total_bytes)
      : err_(err), total_bytes_(total_bytes) {}
  ~ProgressLine() { erase(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // Whether the last drawing is a fifth of a second ago.
  bool is_due() const;
  void draw(const Progress& progress) { draw(to_string(progress, total_bytes_)); }
  void draw(const std::string& text);
  // Before anything else is written to the terminal.
  void erase();

 private:
  std::ostream& err_;
  std::uint64_t total_bytes_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace kiosque
