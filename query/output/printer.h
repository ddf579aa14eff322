// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>

#include "query/search/searcher.h"
#include "src/analysis/lexicon.h"

namespace kiosque {

enum class OutputFormat { text, json, jsonl, csv, trec };

// One answered query, for printing.
struct Answer {
  std::string query_id;  // --batch: the line's first column; else "1"
  std::string text;      // as typed
  std::string parsed;    // to_string() of its tree
  SearchResult result;
};

struct PrintStyle {
  bool color = false;
  std::size_t width = 0;  // columns to wrap at; 0: one line a paragraph, for pipes
  bool batch = false;     // the answer is one of many
};

// Writes answers in one format. All text of articles is made safe for where it goes.
class Printer {
 public:
  virtual ~Printer() = default;
  // Called once before the first answer, for formats with a heading.
  virtual void begin(std::ostream&) const {}
  virtual void print(const Answer& answer, std::ostream& out) const = 0;
};

// The lexicon is borrowed, for the names of countries.
std::unique_ptr<Printer> make_printer(OutputFormat format, const PrintStyle& style,
                                      const Lexicon& lexicon);

std::unique_ptr<Printer> make_text_printer(const PrintStyle& style, const Lexicon& lexicon);
std::unique_ptr<Printer> make_json_printer(const PrintStyle& style);
std::unique_ptr<Printer> make_json_lines_printer();
std::unique_ptr<Printer> make_csv_printer();
std::unique_ptr<Printer> make_trec_printer();

}  // namespace kiosque
