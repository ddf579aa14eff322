// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/language/suggestions.h"
#include "query/search/searcher.h"
#include "src/analysis/lexicon.h"
#include "src/article/date.h"

namespace kiosque {

enum class OutputFormat { text, json, jsonl, csv, trec, html };

// That an answer is what is new for a saved search.
struct ReportHeading {
  std::string name;  // of the search
  std::int64_t number = 0;
  std::int64_t made = 0;      // seconds since 1970
  std::int64_t since = 0;     // likewise
  std::size_t new_count = 0;  // articles, those among them that are gone included
  // Known when all hits are printed: what the index has lost since it was found.
  struct Gone {
    std::string id;
    std::string title;
  };
  std::vector<Gone> gone;
};

// One answered query, for printing; its hits follow one by one.
struct Answer {
  std::string query_id;  // --batch: the line's first column; else "1"
  std::string text;      // as typed
  std::string parsed;    // to_string() of its tree
  std::string in_words;  // query_in_words() of it, for a press dossier
  std::uint64_t match_count = 0;
  std::optional<std::uint64_t> story_count;  // where it was counted
  bool grouped = false;                      // hits are stories
  std::size_t offset = 0;                    // hits passed over
  std::size_t hit_count = 0;                 // hits that follow, unless articles vanish meanwhile
  std::optional<Facets> facets;
  std::vector<Suggestion> suggestions;
  std::vector<std::string> notes;  // what the searcher should know; a line each
  std::string similar_to;          // the id of the article that these are like; mostly empty
  DateRange dates;                 // --from and --to
  SortOrder sort = SortOrder::relevance;
  HitDetail detail = HitDetail::snippet;
  std::set<std::string> months;  // 2019-04: of all hits; for a press dossier
  std::optional<ReportHeading> report;

  // What could be listed: hits of all pages.
  std::uint64_t list_count() const {
    return grouped ? story_count.value_or(match_count) : match_count;
  }
};

struct PrintStyle {
  bool color = false;
  std::size_t width = 0;  // the terminal's columns; 0: for pipes and scripts
  bool batch = false;     // the answer is one of many
};

// Writes answers in one format. All text of articles is made safe for where it goes.
class Printer {
 public:
  virtual ~Printer() = default;
  // begin (begin_answer print_hit* end_answer)* end. Formats without a heading leave out what
  // they have no use for.
  virtual void begin(std::ostream&) {}
  virtual void begin_answer(const Answer&, std::ostream&) {}
  virtual void print_hit(const Answer& answer, const Hit& hit, std::ostream& out) = 0;
  virtual void end_answer(const Answer&, std::ostream&) {}
  virtual void end(std::ostream&) {}
};

// The lexicon is borrowed, for the names of countries.
std::unique_ptr<Printer> make_printer(OutputFormat format, const PrintStyle& style,
                                      const Lexicon& lexicon);

std::unique_ptr<Printer> make_text_printer(const PrintStyle& style, const Lexicon& lexicon);
std::unique_ptr<Printer> make_screen_printer(const PrintStyle& style, const Lexicon& lexicon);
std::unique_ptr<Printer> make_json_printer(const PrintStyle& style);
std::unique_ptr<Printer> make_json_lines_printer();
std::unique_ptr<Printer> make_csv_printer();
std::unique_ptr<Printer> make_trec_printer();
// `today` is the day that the dossier says it was made.
std::unique_ptr<Printer> make_html_printer(const Lexicon& lexicon, const Date& today);

}  // namespace kiosque
