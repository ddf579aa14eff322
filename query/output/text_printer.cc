// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <iomanip>
#include <ostream>
#include <vector>

#include "query/output/hit_words.h"
#include "query/output/moments.h"
#include "query/output/printer.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kFound = "\x1b[1;31m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kIndent = "    ";

// A piece of a line: text, and the escape that it stands in.
struct Word {
  std::string text;
  std::string_view style;
};

// Cuts highlighted text at its blanks, each word with its style; a word that is found in part
// only keeps both styles.
std::vector<std::vector<Word>> words_of(const Highlighted& line) {
  std::vector<std::vector<Word>> words(1);
  std::size_t next = 0;
  for (std::size_t at = 0; at < line.text.size();) {
    while (next < line.highlights.size() && line.highlights[next].second <= at) ++next;
    const bool found = next < line.highlights.size() && line.highlights[next].first <= at;
    const std::size_t style_end = found                           ? line.highlights[next].second
                                  : next < line.highlights.size() ? line.highlights[next].first
                                                                  : line.text.size();
    const std::size_t end = std::min(line.text.find(' ', at), style_end);
    if (end > at) words.back().push_back({line.text.substr(at, end - at), found ? kFound : ""});
    at = end;
    if (at < style_end && line.text[at] == ' ') {
      ++at;
      if (!words.back().empty()) words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// What scripts read: a line a paragraph, whatever its length.
class TextPrinter : public Printer {
 public:
  TextPrinter(const PrintStyle& style, const Lexicon& lexicon) : style_(style), lexicon_(lexicon) {}

  void begin_answer(const Answer& answer, std::ostream& out) override {
    if (style_.batch) out << styled(kBold, sanitize(answer.query_id + "  " + answer.text)) << '\n';
    if (answer.report)
      print_heading(answer, *answer.report, out);
    else
      out << count_line(answer) << '\n';
  }

  void print_hit(const Answer&, const Hit& hit, std::ostream& out) override {
    const std::string rank = std::to_string(hit.rank) + '.';
    out << '\n' << std::setw(3) << rank << ' ';
    Highlighted title = hit.title;
    if (title.text.empty()) title.text = sanitize(hit.article.id);
    print_line(title, kBold, out);
    print_origin(hit, out);
    if (!hit.snippet.text.empty()) {
      out << kIndent;
      print_line(hit.snippet, "", out);
    }
    if (hit.copies > 0) {
      out << kIndent;
      print_line({copies_in_words(hit), {}}, kDim, out);
    }
    out << kIndent << styled(kDim, sanitize(to_place(hit.article))) << '\n';
  }

  void end_answer(const Answer& answer, std::ostream& out) override {
    if (answer.facets) print_facets(*answer.facets, out);
    if (answer.report) print_gone(*answer.report, out);
    if (style_.batch) out << '\n';
  }

 private:
  std::string styled(std::string_view escape, const std::string& text) const {
    return style_.color && !escape.empty() ? std::string(escape) + text + std::string(kReset)
                                           : text;
  }

  void print_heading(const Answer& answer, const ReportHeading& report, std::ostream& out) const {
    out << styled(kBold, sanitize(report.name)) << ": report " << report.number << " of "
        << to_local_minute(report.made) << ", " << report.new_count
        << (report.new_count == 1 ? " new article" : " new articles") << " since "
        << to_local_minute(report.since) << '\n';
    if (!answer.text.empty()) out << styled(kDim, sanitize(answer.text)) << '\n';
  }

  static void print_gone(const ReportHeading& report, std::ostream& out) {
    if (report.gone.empty()) return;
    out << "\nno longer in the index:\n";
    for (const ReportHeading::Gone& gone : report.gone) {
      out << kIndent << sanitize(gone.id);
      if (!gone.title.empty()) out << " · " << sanitize(gone.title);
      out << '\n';
    }
  }

  static std::string count_line(const Answer& answer) {
    if (answer.match_count == 0) return "no article found";
    std::string line = std::to_string(answer.match_count);
    line += answer.match_count == 1 ? " article" : " articles";
    if (answer.story_count.value_or(answer.match_count) != answer.match_count)
      line += ", " + std::to_string(*answer.story_count) +
              (*answer.story_count == 1 ? " story" : " stories");
    if (answer.hit_count > 0 && answer.hit_count < answer.list_count())
      line += ", " + std::to_string(answer.offset + 1) + " to " +
              std::to_string(answer.offset + answer.hit_count) + " shown";
    return line;
  }

  void print_origin(const Hit& hit, std::ostream& out) const {
    std::vector<std::string> parts;
    if (!hit.article.source.empty()) parts.push_back(hit.article.source);
    if (hit.article.date) parts.push_back(to_french(*hit.article.date));
    parts.push_back(join(hit.persons));
    std::vector<std::string> labels;
    for (const std::string& code : hit.countries) {
      const std::string_view label = lexicon_.country_label(code);
      labels.emplace_back(label.empty() ? code : label);
    }
    parts.push_back(join(labels));
    std::erase_if(parts, [](const std::string& part) { return part.empty(); });
    Highlighted line;
    for (const std::string& part : parts)
      line.text += (line.text.empty() ? "" : " · ") + sanitize(part);
    if (is_foreign(hit.article))
      line.text += (line.text.empty() ? "[" : " [") + sanitize(hit.article.language) + ']';
    if (line.text.empty()) return;
    out << kIndent;
    print_line(line, kDim, out);
  }

  static std::string join(const std::vector<std::string>& items) {
    constexpr std::size_t kShown = 4;
    std::string list;
    for (std::size_t i = 0; i < items.size() && i < kShown; ++i)
      list += (i == 0 ? "" : ", ") + items[i];
    if (items.size() > kShown) list += ", …";
    return list;
  }

  // Its words a blank apart, behind an indent that is already printed.
  void print_line(const Highlighted& line, std::string_view base, std::ostream& out) const {
    bool first = true;
    for (const std::vector<Word>& word : words_of(line)) {
      if (!first) out << ' ';
      for (const Word& piece : word)
        out << styled(piece.style.empty() ? base : piece.style, piece.text);
      first = false;
    }
    out << '\n';
  }

  void print_facets(const Facets& facets, std::ostream& out) const {
    print_facet("persons", facets.persons, out);
    print_facet("countries", facets.countries, out);
    print_facet("sources", facets.sources, out);
    print_facet("years", facets.years, out);
  }

  void print_facet(const std::string& name, const std::vector<FacetValue>& values,
                   std::ostream& out) const {
    if (values.empty()) return;
    out << '\n' << styled(kBold, name) << '\n';
    for (const FacetValue& value : values)
      out << std::setw(8) << value.count << "  " << sanitize(value.label) << '\n';
  }

  PrintStyle style_;
  const Lexicon& lexicon_;
};

}  // namespace

std::unique_ptr<Printer> make_text_printer(const PrintStyle& style, const Lexicon& lexicon) {
  return std::make_unique<TextPrinter>(style, lexicon);
}

}  // namespace kiosque
