// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/problem.h"

namespace kiosque {

// How a run tells on standard error what happens: sentences for people, or lines of key=value
// pairs (logfmt) for journals and files.
enum class LogStyle { automatic, text, logfmt };

// What `automatic` stands for: text on a terminal, logfmt elsewhere.
LogStyle resolve_log_style(LogStyle style, int file_descriptor);

// One line: ts=2024-05-01T00:30:00Z level=LEVEL event=EVENT, then what is added. Levels, events
// and keys are frozen words of ours; texts are hostile and stand sanitized between quotes, with
// \" and \\ for these two, so that a line is one line whatever a file is named.
class LogLine {
 public:
  LogLine(std::string_view level, std::string_view event,
          std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

  LogLine& word(std::string_view key, std::string_view value);  // of ours: without quotes
  LogLine& text(std::string_view key, std::string_view value);  // left out where it is empty
  LogLine& number(std::string_view key, std::uint64_t value);
  LogLine& seconds(std::string_view key, double value);

  // With the line's end.
  std::string str() const { return line_ + '\n'; }

 private:
  std::string line_;
};

// What is wrong with an input, in one line with its end. As text: "path[!entry][:line]: message;
// cure". In logfmt level=warning event=rejected, or level=notice event=damaged for what is in the
// index all the same.
std::string log_line(const Problem& problem, LogStyle style);

// What a run does by itself: "kiosque-indexer: note: …", or level=info event=note.
std::string log_note(std::string_view note, LogStyle style);

}  // namespace kiosque
