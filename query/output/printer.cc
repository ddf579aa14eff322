// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/printer.h"

#include <ctime>

namespace kiosque {
namespace {

// By the system's clock, where the reader is.
Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

}  // namespace

std::unique_ptr<Printer> make_printer(OutputFormat format, const PrintStyle& style,
                                      const Lexicon& lexicon) {
  switch (format) {
    case OutputFormat::json:
      return make_json_printer(style);
    case OutputFormat::jsonl:
      return make_json_lines_printer();
    case OutputFormat::csv:
      return make_csv_printer();
    case OutputFormat::trec:
      return make_trec_printer();
    case OutputFormat::html:
      return make_html_printer(lexicon, today());
    case OutputFormat::text:
      break;
  }
  return style.width == 0 ? make_text_printer(style, lexicon) : make_screen_printer(style, lexicon);
}

}  // namespace kiosque
