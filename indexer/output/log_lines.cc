// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/output/log_lines.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <ctime>

#include "src/cli/terminal.h"

namespace kiosque {
namespace {

std::string utc(std::chrono::system_clock::time_point now) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string problem_text(const Problem& problem) {
  std::string line = sanitize(problem.path);
  if (!problem.entry.empty()) line.append("!").append(sanitize(problem.entry));
  if (problem.line != 0) line.append(":").append(std::to_string(problem.line));
  line.append(": ").append(sanitize(problem.message));
  if (!problem.cure.empty()) line.append("; ").append(sanitize(problem.cure));
  return line + '\n';
}

}  // namespace

LogStyle resolve_log_style(LogStyle style, int file_descriptor) {
  if (style != LogStyle::automatic) return style;
  return isatty(file_descriptor) == 1 ? LogStyle::text : LogStyle::logfmt;
}

LogLine::LogLine(std::string_view level, std::string_view event,
                 std::chrono::system_clock::time_point now)
    : line_("ts=" + utc(now)) {
  word("level", level).word("event", event);
}

LogLine& LogLine::word(std::string_view key, std::string_view value) {
  line_.append(" ").append(key).append("=").append(value);
  return *this;
}

LogLine& LogLine::text(std::string_view key, std::string_view value) {
  if (value.empty()) return *this;
  line_.append(" ").append(key).append("=\"");
  for (const char c : sanitize(value)) {
    if (c == '"' || c == '\\') line_ += '\\';
    line_ += c;
  }
  line_ += '"';
  return *this;
}

LogLine& LogLine::number(std::string_view key, std::uint64_t value) {
  return word(key, std::to_string(value));
}

LogLine& LogLine::seconds(std::string_view key, double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.1f", value);
  return word(key, text.data());
}

std::string log_line(const Problem& problem, LogStyle style) {
  if (style != LogStyle::logfmt) return problem_text(problem);
  const bool rejected = problem.is_rejection();
  const bool kept = problem.is_failure();
  LogLine line(kept       ? "error"
               : rejected ? "warning"
                          : "notice",
               kept       ? "source-kept"
               : rejected ? "rejected"
                          : "damaged");
  line.word("kind", to_string(problem.kind))
      .text("path", problem.path)
      .text("entry", problem.entry);
  if (problem.line != 0) line.number("line", problem.line);
  return line.text("msg", problem.message).text("cure", problem.cure).str();
}

std::string log_note(std::string_view note, LogStyle style) {
  if (style == LogStyle::logfmt) return LogLine("info", "note").text("msg", note).str();
  return "kiosque-indexer: note: " + sanitize(note) + '\n';
}

}  // namespace kiosque
