// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <ostream>
#include <vector>

#include "query/output/facet_columns.h"
#include "query/output/hit_words.h"
#include "query/output/printer.h"
#include "query/output/sparkline.h"
#include "query/output/styled_text.h"
#include "query/output/wrap.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kWidestText = 100;  // longer lines read badly
constexpr std::size_t kWidestFacets = 120;
constexpr std::size_t kNames = 4;  // persons or countries of an article that are shown

// An answer for a person in front of a terminal. Colours repeat what words and places say: without
// them nothing is lost but the marks of what was found.
class ScreenPrinter : public Printer {
 public:
  ScreenPrinter(const PrintStyle& style, const Lexicon& lexicon)
      : style_(style), lexicon_(lexicon), text_width_(std::min(style.width, kWidestText)) {}

  void begin_answer(const Answer& answer, std::ostream& out) override {
    if (style_.batch) {
      StyledText query;
      append(query, sanitize(answer.query_id + "  " + answer.text), ink::bold);
      print(wrap(query, text_width_), 0, out);
    }
    print(wrap(head_line(answer), text_width_), 0, out);
  }

  void print_hit(const Answer&, const Hit& hit, std::ostream& out) override {
    out << '\n';
    print_title(hit, out);
    print_indented(origin(hit), out);
    print_indented(to_styled(hit.snippet, ink::plain, ink::found), out);
    print_indented(names(hit), out);
    StyledText copies;
    append(copies, copies_in_words(hit), ink::dim);
    print_indented(copies, out);
    StyledText id;
    append(id, sanitize(hit.article.id), ink::dim);
    print_indented(id, out);
  }

  void end_answer(const Answer& answer, std::ostream& out) override {
    if (answer.facets) {
      print_block(facet_columns(*answer.facets, std::min(style_.width, kWidestFacets)), out);
      print_block(timeline(answer.facets->months, text_width_), out);
    }
    if (style_.batch) out << '\n';
  }

 private:
  void print(const std::vector<StyledText>& lines, std::size_t indent, std::ostream& out) const {
    for (const StyledText& line : lines)
      out << std::string(indent, ' ') << render(line, style_.color) << '\n';
  }

  void print_indented(const StyledText& text, std::ostream& out) const {
    print(wrap(text, text_width_ > kIndent ? text_width_ - kIndent : 1), kIndent, out);
  }

  void print_block(const std::vector<StyledText>& lines, std::ostream& out) const {
    if (lines.empty()) return;
    out << '\n';
    print(lines, 0, out);
  }

  static StyledText head_line(const Answer& answer) {
    StyledText line;
    if (answer.match_count == 0) {
      append(line, "no article found", ink::bold);
      return line;
    }
    append(line, std::to_string(answer.match_count), ink::bold);
    append(line, answer.match_count == 1 ? " article" : " articles", ink::bold);
    if (answer.story_count.value_or(answer.match_count) != answer.match_count)
      append(line, ", " + std::to_string(*answer.story_count) +
                       (*answer.story_count == 1 ? " story" : " stories"));
    append(line, years(answer));
    if (answer.hit_count > 0 && answer.hit_count < answer.list_count())
      append(line, ", " + shown(answer));
    return line;
  }

  static std::string shown(const Answer& answer) {
    const std::string first = std::to_string(answer.offset + 1);
    if (answer.hit_count == 1) return "number " + first + " shown";
    return first + " to " + std::to_string(answer.offset + answer.hit_count) + " shown";
  }

  static std::string years(const Answer& answer) {
    if (!answer.facets || answer.facets->months.empty()) return "";
    const std::string first = answer.facets->months.front().value.substr(0, 4);
    const std::string last = answer.facets->months.back().value.substr(0, 4);
    return sanitize(first == last ? " in " + first : " from " + first + " to " + last);
  }

  // The rank stands in the indent, and takes more room where it must.
  void print_title(const Hit& hit, std::ostream& out) const {
    std::string rank = std::to_string(hit.rank) + ". ";
    if (rank.size() < kIndent) rank.insert(0, kIndent - rank.size(), ' ');
    Highlighted title = hit.title;
    if (title.text.find_first_not_of(' ') == std::string::npos)
      title = {sanitize(hit.article.id), {}};
    const std::size_t width = text_width_ > rank.size() ? text_width_ - rank.size() : 1;
    const std::vector<StyledText> lines = wrap(to_styled(title, ink::bold, ink::found), width);
    out << rank;
    for (std::size_t i = 0; i < lines.size(); ++i)
      out << (i == 0 ? "" : std::string(rank.size(), ' ')) << render(lines[i], style_.color)
          << '\n';
    if (lines.empty()) out << '\n';
  }

  static StyledText origin(const Hit& hit) {
    StyledText line;
    append(line, sanitize(hit.article.source), ink::dim);
    if (hit.article.date) {
      if (!line.empty()) append(line, " · ", ink::dim);
      append(line, to_french(*hit.article.date), ink::dim);
    }
    if (is_foreign(hit.article))
      append(line, (line.empty() ? "[" : " [") + sanitize(hit.article.language) + ']', ink::dim);
    return line;
  }

  StyledText names(const Hit& hit) const {
    StyledText line;
    append_list(line, hit.persons, ink::person);
    if (!hit.persons.empty() && !hit.countries.empty()) append(line, " · ", ink::dim);
    std::vector<std::string> labels;
    for (const std::string& code : hit.countries) {
      const std::string_view label = lexicon_.country_label(code);
      labels.emplace_back(label.empty() ? code : label);
    }
    append_list(line, labels, ink::country);
    return line;
  }

  static void append_list(StyledText& line, const std::vector<std::string>& items,
                          std::string_view ink) {
    for (std::size_t i = 0; i < std::min(items.size(), kNames); ++i) {
      if (i > 0) append(line, ", ", ink);
      append(line, sanitize(items[i]), ink);
    }
    if (items.size() > kNames) append(line, " +" + std::to_string(items.size() - kNames), ink::dim);
  }

  PrintStyle style_;
  const Lexicon& lexicon_;
  std::size_t text_width_;
};

}  // namespace

std::unique_ptr<Printer> make_screen_printer(const PrintStyle& style, const Lexicon& lexicon) {
  return std::make_unique<ScreenPrinter>(style, lexicon);
}

}  // namespace kiosque
