// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search_command.h"

#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <optional>
#include <ostream>
#include <sstream>
#include <utility>

#include "query/language/suggestions.h"
#include "query/make_answer.h"
#include "query/options.h"
#include "query/output/explain_printer.h"
#include "query/output/pager.h"
#include "query/output/table_cell.h"
#include "query/query_binder.h"
#include "query/run_saved_command.h"
#include "query/saved_command.h"
#include "query/search/open_index.h"
#include "query/search/reread.h"
#include "query/search/searcher.h"
#include "query/search_order.h"
#include "query/show_command.h"
#include "src/cli/report_error.h"

namespace kiosque {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";
constexpr std::size_t kTerminalMargin = 1;

// One run: the order of the stages from the query's text to the printed answer.
class SearchCommand {
 public:
  SearchCommand(const QueryOptions& options, std::ostream& out, std::ostream& err)
      : options_(options),
        out_(out),
        err_(err),
        binder_(options, err),
        lexicon_(binder_.lexicon()),
        analyzer_(binder_.analyzer()),
        database_(binder_.database()),
        printer_(make_printer(options.format, style(), lexicon_)) {}

  ExitCode run() {
    if (options_.task == Task::show) {
      read_index([&] { show_article(options_, database_, lexicon_, analyzer_, style(), out_); });
      return ExitCode::success;
    }
    const ExitCode code = options_.batch_file.empty() ? run_one() : run_batch();
    if (begun_) printer_->end(out_);
    return code;
  }

 private:
  PrintStyle style() const {
    PrintStyle style;
    style.color = use_color(options_.color, STDOUT_FILENO);
    style.batch = !options_.batch_file.empty();
    if (isatty(STDOUT_FILENO) == 1)
      style.width = std::max(terminal_width(STDOUT_FILENO), kTerminalMargin + 1) - kTerminalMargin;
    return style;
  }

  // The newest state where an indexer overtakes: perhaps of another generation.
  template <typename Read>
  void read_index(const Read& read) {
    reread(read, [this] { database_ = open_live_generation(options_.index_folder); });
  }

  [[noreturn]] void throw_unreadable_batch() const {
    throw Error(ExitCode::failure, "cannot read " + options_.batch_file,
                "name a file with lines of: id TAB query");
  }

  ExitCode run_one() {
    return answer("1", options_.query) ? ExitCode::success : ExitCode::incomplete;
  }

  // A query that fails is reported by its line, and the others are answered.
  ExitCode run_batch() {
    std::ifstream in(options_.batch_file);
    if (!in) throw_unreadable_batch();
    bool any_found = false;
    ExitCode worst = ExitCode::success;
    std::string line;
    for (std::size_t number = 1; out_.good() && std::getline(in, line); ++number) {
      if (number == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
      if (line.ends_with('\r')) line.pop_back();
      if (line.empty() || line.front() == '#') continue;
      place_ = options_.batch_file + ':' + std::to_string(number);
      try {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos)
          throw Error(ExitCode::failure, "the line has no tab", "write: id TAB query");
        if (tab == 0) throw Error(ExitCode::failure, "the line has no id", "write: id TAB query");
        any_found |= answer(line.substr(0, tab), line.substr(tab + 1));
      } catch (...) {
        worst = std::max(worst, report_current_exception(place_, err_));
      }
    }
    if (in.bad()) throw_unreadable_batch();
    if (worst != ExitCode::success) return worst;
    return any_found ? ExitCode::success : ExitCode::incomplete;
  }

  // A query that was compiled and run. It stays where it is: the search refers to the query.
  struct Run {
    CompiledQuery compiled;
    std::optional<Search> search;
    Answer answer;
  };

  bool answer(const std::string& id, const std::string& text) {
    const std::optional<Node> tree = binder_.parse(text);
    Run run;
    std::ostringstream explanation;
    read_index([&] {
      start(id, text, tree, run);
      explanation.str({});
      if (options_.explain)
        print_explanation(run.answer.parsed, run.compiled, database_, explanation);
    });
    err_ << explanation.view();
    print_notes(run.answer);
    switch (options_.task) {
      case Task::count:
        print_id(id);
        out_ << (counts_stories() ? run.answer.story_count.value_or(0) : run.answer.match_count)
             << '\n';
        break;
      case Task::facet:
        print_facet(id, *run.answer.facets);
        break;
      default:
        print(run);
    }
    return run.answer.match_count > 0;
  }

  void start(const std::string& id, const std::string& text, const std::optional<Node>& tree,
             Run& run) {
    run.search.reset();
    run.compiled = binder_.compile(tree, text);
    run.search.emplace(database_, run.compiled,
                       make_search_order(options_, isatty(STDOUT_FILENO) == 1), lexicon_, analyzer_,
                       names_);
    run.search->read_ahead();
    Answer& answer = run.answer;
    answer = make_answer(options_, text, tree, *run.search, lexicon_);
    answer.query_id = id;
    answer.notes = run.compiled.notes;
    if (!tree) return;
    if (const std::uint64_t undated = binder_.count_undated(tree, text, run.compiled); undated > 0)
      answer.notes.push_back(std::to_string(undated) +
                             (undated == 1
                                  ? " article without a date matches too; it is left out"
                                  : " articles without a date match too; they are left out"));
    if (wants_suggestions())
      answer.suggestions = suggest_spellings(*tree, text, database_, analyzer_);
  }

  // In a batch only where a program reads them.
  bool wants_suggestions() const {
    return !options_.plain &&
           (options_.batch_file.empty() || options_.format == OutputFormat::json);
  }

  bool counts_stories() const { return options_.order.facet_unit == CountUnit::stories; }

  // On standard error: standard output stays what a script expects.
  void print_notes(const Answer& answer) {
    for (const std::string& note : answer.notes)
      err_ << sanitize(place_) << ": note: " << sanitize(note) << '\n';
    if (answer.suggestions.empty() || !options_.batch_file.empty()) return;
    err_ << sanitize(place_)
         << ": did you mean: " << sanitize(apply_suggestions(answer.text, answer.suggestions))
         << '\n';
  }

  // What was overtaken opens its generation again, which a later one may have replaced meanwhile.
  static std::optional<Hit> next_hit(Run& run) {
    try {
      return run.search->next();
    } catch (const Xapian::DatabaseOpeningError&) {
      throw Error(ExitCode::unavailable, "the index was replaced while this was printed",
                  "search again");
    }
  }

  // The heading comes with the first hit: a mistake, or an index that cannot be read, leaves
  // standard output empty.
  void print(Run& run) {
    std::optional<Hit> hit = next_hit(run);
    if (!std::exchange(begun_, true)) printer_->begin(out_);
    printer_->begin_answer(run.answer, out_);
    // Nobody reads on where a pager was left.
    for (; hit && out_.good(); hit = next_hit(run)) printer_->print_hit(run.answer, *hit, out_);
    printer_->end_answer(run.answer, out_);
  }

  // A batch names the query of each line.
  void print_id(const std::string& id) {
    if (!options_.batch_file.empty()) out_ << to_table_cell(id) << '\t';
  }

  void print_facet(const std::string& id, const Facets& facets) {
    for (const FacetValue& value : facet_of(facets, options_.facet)) {
      print_id(id);
      out_ << to_table_cell(value.value) << '\t' << to_table_cell(value.label) << '\t'
           << value.count << '\n';
    }
  }

  const QueryOptions& options_;
  std::ostream& out_;
  std::ostream& err_;
  QueryBinder binder_;
  const Lexicon& lexicon_;
  Analyzer& analyzer_;
  Xapian::Database& database_;
  PersonNames names_;
  std::unique_ptr<Printer> printer_;
  std::string place_ = "kiosque-query";  // before each note: the program, or a batch's line
  bool begun_ = false;
};

// Text for a person at a terminal alone goes through a pager.
std::string pager_for(const QueryOptions& options) {
  const bool paged =
      options.pager && options.format == OutputFormat::text && isatty(STDOUT_FILENO) == 1;
  return paged ? pager_command() : "";
}

ExitCode run_task(const QueryOptions& options, std::ostream& out, std::ostream& err) {
  switch (options.task) {
    case Task::save:
      save_search(options, out, err);
      return ExitCode::success;
    case Task::list_saved:
      list_saved(options, out);
      return ExitCode::success;
    case Task::forget:
      forget_search(options, out);
      return ExitCode::success;
    case Task::run_saved:
      return run_saved(options, out, err);
    default:
      break;
  }
  PagedOutput paged(out, pager_for(options), terminal_rows(STDOUT_FILENO));
  const ExitCode code = SearchCommand(options, paged.stream(), err).run();
  paged.finish();
  return code;
}

}  // namespace

int run_query(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  try {
    const auto options = parse_query_options(arguments, out);
    const ExitCode code = options ? run_task(*options, out, err) : ExitCode::success;
    out.flush();
    if (!out)
      throw Error(ExitCode::failure, "cannot write the answer",
                  "check that there is room where it goes");
    return static_cast<int>(code);
  } catch (...) {
    return static_cast<int>(report_current_exception("kiosque-query", err));
  }
}

}  // namespace kiosque
